package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalBoxTest {

  private static final double LEAST = 1e-9;

  @Test
  void withoutCorrelationNoBoxIsMoreLikely() {
    NormalBox box = NormalBox.of(correlated(0));
    assertThat(box.gain(new double[] {0, .3}, new double[] {.2, .4}, LEAST))
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void twoPositiveNormalsAreAsLikelyAsSheppardSays() {
    // P(both above 0) = 1/4 + arcsin(rho) / 2 pi (Sheppard, 1899). One box of 32 draws is off by
    // its standard error.
    for (double rho : new double[] {-.7, .2, .6}) {
      double exact = .25 + Math.asin(rho) / (2 * Math.PI);
      double gain =
          NormalBox.of(correlated(rho)).gain(new double[] {.5, .5}, new double[] {1, 1}, LEAST);
      assertThat(gain).isCloseTo(Math.log(4 * exact), within(.1));
    }
  }

  @Test
  void narrowBoxesGainTheMutualInformationOfTwoNormals() {
    // -log(1 - rho^2) / 2 nats a row (Shannon); what boxes of 1/200 hide of it is below .005.
    double rho = .8;
    NormalBox box = NormalBox.of(correlated(rho));
    Bins bins = Bins.even(200);
    Random random = new Random(1);
    int rows = 20_000;
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double first = random.nextGaussian();
      double second = rho * first + Math.sqrt(1 - rho * rho) * random.nextGaussian();
      int one = bins.of(Normal.cdf(first));
      int other = bins.of(Normal.cdf(second));
      sum += box.gain(
          new double[] {bins.edge(one), bins.edge(other)},
          new double[] {bins.edge(one + 1), bins.edge(other + 1)},
          LEAST);
    }
    // The gain's standard deviation is rho: four standard errors of the mean are .023.
    assertThat(sum / rows).isCloseTo(-Math.log(1 - rho * rho) / 2, within(.028));
  }

  @Test
  void aDimensionWithoutBoundsChangesNothing() {
    double[][] three = {{1, .5, .6}, {.5, 1, .4}, {.6, .4, 1}};
    double[][] two = {{1, .4}, {.4, 1}};
    double withOpen =
        NormalBox.of(three).gain(new double[] {0, .1, .7}, new double[] {1, .3, .9}, LEAST);
    double without = NormalBox.of(two).gain(new double[] {.1, .7}, new double[] {.3, .9}, LEAST);
    assertThat(withOpen).isCloseTo(without, within(.15));
  }

  @Test
  void whatCannotBeIsTakenForTheLeast() {
    NormalBox box = NormalBox.of(correlated(.999));
    double gain = box.gain(new double[] {0, .99}, new double[] {.01, 1}, 1e-3);
    assertThat(gain).isCloseTo(Math.log(1e-3), within(1e-9));
  }

  private static double[][] correlated(double rho) {
    return new double[][] {{1, rho}, {rho, 1}};
  }
}
