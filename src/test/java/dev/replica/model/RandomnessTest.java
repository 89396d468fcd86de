package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomnessTest {

  private static final int DRAWS = 1 << 18;

  /** Correlation of two independent series of {@link #DRAWS} uniform numbers: five standard errors. */
  private static final double NO_CORRELATION = 5 / Math.sqrt(DRAWS);

  @Test
  void hashesAreTheSameForEver() {
    assertThat(Randomness.hash(0, 0)).isEqualTo(-2725727084990666419L);
    assertThat(Randomness.hash(1, 2)).isEqualTo(-4359535421097546949L);
    assertThat(Randomness.key(Randomness.key(42, "public.trip"), "lat"))
        .isEqualTo(-5283758614078563479L);
  }

  @Test
  void neighbouringKeysAndIndicesAreNotCorrelated() {
    for (long key : new long[] {0, 1, 77, -1, 0x9E3779B97F4A7C15L}) {
      assertThat(correlation(key, 0, key + 1, 0)).isCloseTo(0, within(NO_CORRELATION));
      assertThat(correlation(key, 0, key, 1)).isCloseTo(0, within(NO_CORRELATION));
      assertThat(correlation(key, 0, key ^ 1L << 63, 0)).isCloseTo(0, within(NO_CORRELATION));
      // The key that would be a shift by one if keys were only added.
      assertThat(correlation(key, 1, key + 0x9E3779B97F4A7C15L, 0))
          .isCloseTo(0, within(NO_CORRELATION));
    }
  }

  private static double correlation(long key, long start, long otherKey, long otherStart) {
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      double a = Randomness.uniform(Randomness.hash(key, start + i)) - 0.5;
      double b = Randomness.uniform(Randomness.hash(otherKey, otherStart + i)) - 0.5;
      sum += a * b;
    }
    return sum / DRAWS * 12;
  }

  @Test
  void eachBitOfIndexAndKeyTurnsEachBitOfTheHashHalfOfTheTime() {
    int draws = 4096;
    // 64 * 64 * 2 fractions: six standard errors are exceeded by chance in one run of 60,000.
    double bound = 6 * 0.5 / Math.sqrt(draws);
    for (int in = 0; in < 64; in++) {
      int[] byIndex = new int[64];
      int[] byKey = new int[64];
      for (int i = 0; i < draws; i++) {
        long hash = Randomness.hash(5, i);
        count(byIndex, hash ^ Randomness.hash(5, i ^ 1L << in));
        count(byKey, hash ^ Randomness.hash(5 ^ 1L << in, i));
      }
      for (int out = 0; out < 64; out++) {
        assertThat((double) byIndex[out] / draws)
            .as("index bit %d, bit %d", in, out)
            .isCloseTo(0.5, within(bound));
        assertThat((double) byKey[out] / draws)
            .as("key bit %d, bit %d", in, out)
            .isCloseTo(0.5, within(bound));
      }
    }
  }

  private static void count(int[] counts, long bits) {
    for (int out = 0; out < 64; out++) {
      counts[out] += (int) (bits >>> out & 1);
    }
  }

  @Test
  void uniformNumbersFillTheUnitInterval() {
    int cells = 1024;
    int[] counts = new int[cells];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) (Randomness.uniform(Randomness.hash(9, i)) * cells)]++;
    }
    double expected = (double) DRAWS / cells;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    // Mean 1023, standard deviation sqrt(2 * 1023).
    assertThat(chiSquare).isCloseTo(cells - 1, within(5 * Math.sqrt(2.0 * cells)));
  }

  @Test
  void uniformIsNeverZeroOrOne() {
    assertThat(Randomness.uniform(0)).isEqualTo(0x1p-53);
    assertThat(Randomness.uniform(-1)).isEqualTo(1 - 0x1p-53).isLessThan(1);
  }

  @Test
  void boundedNumbersStayBelowTheBoundAndReachItsEnds() {
    assertThat(Randomness.bounded(0, Long.MAX_VALUE)).isZero();
    assertThat(Randomness.bounded(-1, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE - 1);
    assertThat(Randomness.bounded(Long.MIN_VALUE, 10)).isEqualTo(5);
    assertThat(Randomness.bounded(-1, 1)).isZero();
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[(int) Randomness.bounded(Randomness.hash(3, i), 7)]++;
    }
    for (int count : counts) {
      assertThat(count).isCloseTo(10_000, within(5 * 93));
    }
  }

  @Test
  void keysDependOnEachCharacterOnTheOrderAndOnTheDepth() {
    Set<Long> keys = new HashSet<>();
    for (String name :
        new String[] {"", "a", "b", "ab", "ba", "aa", "aab", "Ab", "é", "\u0000", "public.trip"}) {
      keys.add(Randomness.key(1, name));
      keys.add(Randomness.key(2, name));
    }
    keys.add(Randomness.key(Randomness.key(1, "a"), "b"));
    keys.add(Randomness.key(Randomness.key(1, "b"), "a"));
    keys.add(Randomness.key(Randomness.key(1, "ab"), ""));
    assertThat(keys).hasSize(25);
  }
}
