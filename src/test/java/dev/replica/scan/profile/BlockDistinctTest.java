package dev.replica.scan.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Distinct values of a table of a million rows, told by 10,000 of them. */
class BlockDistinctTest {

  private static final long TOTAL = 1_000_000;
  private static final int SAMPLED = 10_000;

  private static long estimate(LongUnaryOperator valueOfRow) {
    SplittableRandom random = new SplittableRandom(5);
    long[] cells = IntStream.range(0, SAMPLED)
        .mapToLong(number -> valueOfRow.applyAsLong(100L * number + random.nextInt(100)))
        .map(value -> value < 0 ? 0 : CellHash.mix(value + 1))
        .toArray();
    return BlockDistinct.estimate(cells, TOTAL);
  }

  @Test
  void ofFewValuesAllAreSeen() {
    assertThat(estimate(row -> row % 500)).isEqualTo(500);
  }

  @Test
  void aColumnWithoutRepetitionsHasAsManyAsRows() {
    assertThat(estimate(row -> row)).isEqualTo(TOTAL);
  }

  @Test
  void valuesOfEqualShareAreCountedWhereMostWereSeenMoreThanOnce() {
    // 4,000 values, 2.5 rows each: 1 - exp(-2.5) of them seen; the estimator is known to be low, by
    // a fifth at the most here.
    assertThat((double) estimate(row -> row % 4000)).isCloseTo(4000, within(800.0));
  }

  @Test
  void nullsAreNoValue() {
    assertThat(estimate(row -> row % 2 == 0 ? -1 : row % 100)).isEqualTo(50);
    assertThat(estimate(row -> -1)).isZero();
  }
}
