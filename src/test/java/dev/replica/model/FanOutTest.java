package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FanOutTest {

  private static final double[] RANKS = {0, 0.3, 0.3, 0.6, 0.6, 0.9, 1};
  private static final double[] COUNTS = {0, 0, 1, 1, 2, 5, 40};

  @Test
  void eachChildHasOneParentAndOneSlot() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 400; round++) {
      long parents = 1 + random.nextInt(round % 2 == 0 ? 20 : 2000);
      long children = random.nextInt(round % 3 == 0 ? 50 : 20_000);
      long least = children / parents + 1;
      long limit = round % 4 == 0 ? Long.MAX_VALUE : least + random.nextLong(least * (round % 4));
      double[] counts = round % 5 == 0 ? new double[] {0, 0, 0, 0, 0, 0, 300} : COUNTS;
      assertConsistent(
          FanOut.of(parents, children, RANKS, counts, limit, round), parents, children, limit);
    }
  }

  @Test
  void parentsInAnOrderHaveTheQuantilesOfTheirPlaces() {
    int[] order = new java.util.Random(5).ints(0, 1000).distinct().limit(1000).toArray();
    FanOut fanOut = FanOut.of(1000, 6_300, RANKS, COUNTS, Long.MAX_VALUE, 1, order);
    long least = 0;
    long childless = 0;
    for (int parent : order) {
      // Rounding of the common scale may put neighbours one child apart.
      assertThat(fanOut.count(parent)).isGreaterThanOrEqualTo(least - 1);
      least = Math.max(least, fanOut.count(parent));
      childless += fanOut.count(parent) == 0 ? 1 : 0;
    }
    assertThat(childless).isEqualTo(300);
    assertConsistent(fanOut, 1000, 6_300, Long.MAX_VALUE);
  }

  @Test
  void aLimitThatJustSufficesIsKept() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 200; round++) {
      long parents = 1 + random.nextInt(500);
      long limit = 1 + random.nextInt(5);
      long children = Math.max(0, parents * limit - random.nextInt(round % 2 == 0 ? 1 : 300));
      assertConsistent(
          FanOut.of(parents, children, RANKS, COUNTS, limit, round), parents, children, limit);
    }
  }

  private static void assertConsistent(FanOut fanOut, long parents, long children, long limit) {
    long first = 0;
    for (long parent = 0; parent < parents; parent++) {
      long count = fanOut.count(parent);
      assertThat(fanOut.first(parent)).isEqualTo(first);
      assertThat(count).isBetween(0L, limit);
      for (long p = first; p < first + count; p++) {
        assertThat(fanOut.parent(p)).isEqualTo(parent);
      }
      first += count;
    }
    assertThat(first).isEqualTo(children);
    int from = (int) (children / 3);
    int count = (int) (children - from);
    long[] parentOf = new long[count];
    long[] slotOf = new long[count];
    fanOut.fill(from, count, parentOf, slotOf);
    for (int i = 0; i < count; i++) {
      assertThat(parentOf[i]).isEqualTo(fanOut.parent(from + i));
      assertThat(slotOf[i]).isEqualTo(from + i - fanOut.first(parentOf[i]));
    }
  }

  @Test
  void oneChildAtMostGivesDistinctParentsAmongThoseWhoHaveAny() {
    FanOutWeights weights = FanOutWeights.of(RANKS, COUNTS, 3, Long.MAX_VALUE);
    FanOut single = FanOut.of(1000, 600, RANKS, COUNTS, 1, 3);
    long previous = -1;
    for (long p = 0; p < 600; p++) {
      long parent = single.parent(p);
      assertThat(parent).isGreaterThan(previous);
      assertThat(weights.of(parent)).isPositive();
      previous = parent;
    }
  }

  @Test
  void aLimitThatHardlyBindsHardlyChangesTheCounts() {
    // One to four children, each count as often; one in a hundred more than were drawn.
    FanOut fanOut = FanOut.of(10_000, 25_250, new double[] {0, 1}, new double[] {.5, 4.5}, 4, 3);
    int[] counts = new int[5];
    for (long parent = 0; parent < 10_000; parent++) {
      counts[(int) fanOut.count(parent)]++;
    }
    // Five standard errors of a share of a quarter are 217, and some of a count's parents get one
    // more.
    assertThat(counts[0]).isZero();
    for (int count = 1; count <= 4; count++) {
      assertThat(counts[count]).as("parents of %d children", count).isBetween(2100, 2900);
    }
  }

  @Test
  void theOrderOfCallsMakesNoDifference() {
    FanOut fanOut = FanOut.of(5000, 20_000, RANKS, COUNTS, Long.MAX_VALUE, 4);
    long[] ascending = new long[20_000];
    for (int p = 0; p < ascending.length; p++) {
      ascending[p] = fanOut.parent(p);
    }
    FanOut again = FanOut.of(5000, 20_000, RANKS, COUNTS, Long.MAX_VALUE, 4);
    Permutation order = Permutation.of(ascending.length, 1);
    for (int i = 0; i < ascending.length; i++) {
      int p = (int) order.apply(i);
      assertThat(again.parent(p)).isEqualTo(ascending[p]);
    }
  }

  @Test
  void countsFollowTheQuantileFunction() {
    int parents = 100_000;
    FanOutWeights weights = FanOutWeights.of(RANKS, COUNTS, 5, Long.MAX_VALUE);
    long sum = weights.sum(0, parents);
    // Scaled by one exactly, by a little less and by a little more.
    assertThat(distance(parents, sum)).isLessThan(KOLMOGOROV / Math.sqrt(parents));
    assertThat(distance(parents, (long) (sum * 0.99)))
        .isLessThan(KOLMOGOROV / Math.sqrt(parents) + 0.01);
    assertThat(distance(parents, (long) (sum * 1.01)))
        .isLessThan(KOLMOGOROV / Math.sqrt(parents) + 0.01);
    // The mean of the quantile function is .3 + .3 * 3.5 + .1 * 22.5, its deviation 6.7.
    assertThat((double) sum / parents).isCloseTo(3.6, within(5 * 6.7 / Math.sqrt(parents)));
  }

  /** Exceeded by chance once in 10,000 runs. */
  private static final double KOLMOGOROV = 2.23;

  /** The largest distance between the distribution of the counts and that of the quantile function, rounded. */
  private static double distance(int parents, long children) {
    FanOut fanOut = FanOut.of(parents, children, RANKS, COUNTS, Long.MAX_VALUE, 5);
    int[] counts = new int[60];
    for (int parent = 0; parent < parents; parent++) {
      counts[(int) fanOut.count(parent)]++;
    }
    double distance = 0;
    double share = 0;
    for (int count = 0; count < 45; count++) {
      share += (double) counts[count] / parents;
      distance = Math.max(distance, Math.abs(share - expected(count)));
    }
    return distance;
  }

  /** The share of ranks whose count is {@code count + .5} at most. */
  private static double expected(int count) {
    if (count < 2) {
      return count == 0 ? 0.3 : 0.6;
    }
    return count < 5 ? 0.6 + (count - 1.5) * 0.1 : Math.min(1, 0.9 + (count - 4.5) / 350);
  }

  @Test
  void parentsDrawnWithoutChildrenHaveNoneAtAnyScale() {
    double[] counts = {0, 0, 1, 1, 2, 5, 40};
    FanOutWeights weights = FanOutWeights.of(RANKS, counts, 6, Long.MAX_VALUE);
    FanOut scaled = FanOut.of(2000, 1_000_000, RANKS, counts, Long.MAX_VALUE, 6);
    FanOut sparse = FanOut.of(2000, 100, RANKS, counts, Long.MAX_VALUE, 6);
    for (int parent = 0; parent < 2000; parent++) {
      double share = 1_000_000.0 * weights.of(parent) / weights.sum(0, 2000);
      assertThat((double) scaled.count(parent)).isCloseTo(share, within(1.0));
      assertThat(sparse.count(parent)).isLessThanOrEqualTo(weights.of(parent));
    }
  }

  @Test
  void childrenAreSpreadEvenlyWhereNoParentIsDrawnWithAny() {
    FanOut fanOut = FanOut.of(10, 25, new double[] {0, 1}, new double[] {0, 0}, 3, 7);
    for (int parent = 0; parent < 10; parent++) {
      assertThat(fanOut.count(parent)).isBetween(2L, 3L);
    }
    assertConsistent(fanOut, 10, 25, 3);
  }

  @Test
  void childrenOverTheLimitGoToOtherParents() {
    // One parent in ten would have 91 of 100 children.
    FanOut fanOut =
        FanOut.of(10_000, 9_000, new double[] {0, 0.9, 0.9, 1}, new double[] {1, 1, 91, 91}, 3, 8);
    assertConsistent(fanOut, 10_000, 9_000, 3);
    int full = 0;
    for (int parent = 0; parent < 10_000; parent++) {
      full += fanOut.count(parent) >= 2 ? 1 : 0;
    }
    // Those who wanted most still have most.
    assertThat(full).isBetween(850, 1150);
  }

  @Test
  void hugeNumbersDoNotOverflow() {
    long children = 1L << 50;
    FanOut fanOut = FanOut.of(1000, children, RANKS, COUNTS, Long.MAX_VALUE, 9);
    long first = 0;
    for (long parent = 0; parent < 1000; parent++) {
      assertThat(fanOut.first(parent)).isEqualTo(first);
      long count = fanOut.count(parent);
      if (count > 0) {
        assertThat(fanOut.parent(first)).isEqualTo(parent);
        assertThat(fanOut.parent(first + count - 1)).isEqualTo(parent);
      }
      first += count;
    }
    assertThat(first).isEqualTo(children);
  }

  @Test
  void proportionsAreExact() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      long from = random.nextLong(1, 2L << random.nextInt(50));
      long to = random.nextLong(1, 2L << random.nextInt(50));
      long a = i % 3 == 0 ? from : random.nextLong(from);
      BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(to));
      BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(from));
      Proportion proportion = new Proportion(from, to);
      assertThat(proportion.floor(a)).isEqualTo(parts[0].longValue());
      assertThat(proportion.ceil(a)).isEqualTo(parts[0].longValue() + parts[1].signum());
    }
  }

  @Test
  void whatCannotBeDividedIsRefused() {
    assertThatThrownBy(() -> FanOut.of(10, 21, RANKS, COUNTS, 2, 0))
        .hasMessageContaining("at most 2 each");
    assertThatThrownBy(() -> FanOut.of(0, 1, RANKS, COUNTS, 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FanOut.of(1, 1, RANKS, new double[] {1}, 2, 0))
        .hasMessageContaining("found 1 and 7");
    assertThatThrownBy(() -> FanOut.of(1, 1, new double[] {0, 1}, new double[] {2, 1}, 2, 0))
        .hasMessageContaining("found count 1.0 at rank 1.0 as knot 1");
    FanOut empty = FanOut.of(3, 0, RANKS, COUNTS, 1, 0);
    assertThat(empty.count(2)).isZero();
    assertThat(empty.first(2)).isZero();
    assertThatThrownBy(() -> empty.parent(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
