package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HalvesTest {

  private static final int ROWS = 4000;

  private final Random random = new Random(4);
  private final double[] bases =
      random.doubles(ROWS, 5, 9).map(Math::exp).map(Math::rint).toArray();

  private static double mean(double[] likely) {
    return Arrays.stream(likely).average().orElseThrow();
  }

  /** That its value is one of so many is a number's logarithm; the mean of it, less what any value has. */
  private static double uniform(double... counts) {
    return Arrays.stream(counts).map(count -> -Math.log(count)).average().orElseThrow();
  }

  @Test
  void aFactorPredictsAsItsDistributionDoes() {
    double[] values = Arrays.stream(bases)
        .map(base -> Math.rint(base * (.4 + .4 * random.nextDouble())))
        .toArray();
    Halves halves = new Halves(values, bases);
    double[] widths = Arrays.stream(bases).map(base -> .4 * base).toArray();
    // One hundredth for any value at all; 64 pieces of 2,000 rows cost a nat for each of 63 shares
    // and two rows.
    assertThat(mean(halves.multiplied())).isCloseTo(uniform(widths), within(.07));
    assertThat(mean(halves.conditional())).isLessThan(mean(halves.multiplied()) - .1);
    assertThat(mean(halves.independent())).isLessThan(mean(halves.conditional()) - .3);
  }

  @Test
  void whatDependsOnNothingIsPredictedByNothing() {
    double[] values = random.doubles(ROWS, 0, 1000).map(Math::rint).toArray();
    Halves halves = new Halves(values, bases);
    assertThat(mean(halves.independent())).isCloseTo(uniform(1000), within(.05));
    assertThat(mean(halves.multiplied())).isLessThan(mean(halves.independent()) - .1);
    assertThat(mean(halves.conditional()))
        .isBetween(mean(halves.independent()) - .3, mean(halves.independent()));
  }
}
