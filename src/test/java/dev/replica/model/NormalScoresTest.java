package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalScoresTest {

  private static final int ROWS = 40_000;

  private static final double[] CONTINUOUS = {};
  private static final double[] BINARY = {0.5};
  private static final double[] RARE = {0.95};
  private static final double[] FIVE_LEVELS = {0.1, 0.3, 0.7, 0.9};
  private static final double[] ZERO_INFLATED = zeroInflated();

  @Test
  void theLatentCorrelationIsFoundThroughTies() {
    for (double rho : new double[] {-0.9, -0.5, 0, 0.2, 0.6, 0.9}) {
      assertFound(CONTINUOUS, CONTINUOUS, rho);
      assertFound(CONTINUOUS, BINARY, rho);
      assertFound(BINARY, BINARY, rho);
      assertFound(FIVE_LEVELS, FIVE_LEVELS, rho);
      assertFound(FIVE_LEVELS, ZERO_INFLATED, rho);
      assertFound(ZERO_INFLATED, ZERO_INFLATED, rho);
      // Beyond these nearly all that can be seen is that the rare level excludes the other, or
      // demands it.
      if (rho >= 0) {
        assertFound(RARE, RARE, rho);
      }
      if (Math.abs(rho) <= 0.6) {
        assertFound(RARE, BINARY, rho);
      }
    }
  }

  private static void assertFound(double[] cutsA, double[] cutsB, double rho) {
    double[][] latents = latents(rho, 1);
    NormalScores a = scores(latents[0], cutsA);
    NormalScores b = scores(latents[1], cutsB);
    double bound = 4 * standardError(cutsA, cutsB, rho) + 0.002;
    assertThat(NormalScores.correlation(a, b))
        .as("rho %s, %d and %d cuts", rho, cutsA.length, cutsB.length)
        .isCloseTo(rho, within(bound))
        .isEqualTo(NormalScores.correlation(b, a));
    assertThat(bound).isLessThan(0.13);
  }

  /** That of the mean of products of scores, over the slope by which this mean depends on rho. */
  private static double standardError(double[] cutsA, double[] cutsB, double rho) {
    double[] at = products(cutsA, cutsB, rho);
    double slope =
        (products(cutsA, cutsB, rho + 0.05)[0] - products(cutsA, cutsB, rho - 0.05)[0]) / 0.1;
    return at[1] / Math.sqrt(ROWS) / slope;
  }

  /** Mean and standard deviation of the products of scores. */
  private static double[] products(double[] cutsA, double[] cutsB, double rho) {
    double[][] latents = latents(rho, 1);
    NormalScores a = scores(latents[0], cutsA);
    NormalScores b = scores(latents[1], cutsB);
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < ROWS; row++) {
      double product = a.score(row) * b.score(row);
      sum += product;
      squares += product * product;
    }
    double mean = sum / ROWS;
    return new double[] {mean, Math.sqrt(squares / ROWS - mean * mean)};
  }

  @Test
  void withoutTheCorrectionTiesWouldHideMostOfTheCorrelation() {
    double[][] latents = latents(0.6, 2);
    NormalScores a = scores(latents[0], RARE);
    NormalScores b = scores(latents[1], RARE);
    double products = 0;
    for (int row = 0; row < ROWS; row++) {
      products += a.score(row) * b.score(row);
    }
    assertThat(products / ROWS).isLessThan(0.15);
    assertThat(NormalScores.correlation(a, b)).isCloseTo(0.6, within(0.08));
  }

  @Test
  void rowsThatAreMissingAtRandomMakeNoDifference() {
    double[][] latents = latents(0.5, 3);
    int[] codesA = codes(latents[0], FIVE_LEVELS);
    int[] codesB = codes(latents[1], FIVE_LEVELS);
    for (int row = 0; row < ROWS; row += 3) {
      (row % 2 == 0 ? codesA : codesB)[row] = -1;
    }
    double rho = NormalScores.correlation(NormalScores.of(codesA, 5), NormalScores.of(codesB, 5));
    assertThat(rho).isCloseTo(0.5, within(4 * 1.2 / Math.sqrt(ROWS * 2 / 3.0)));
  }

  @Test
  void rowsThatAreMissingForTheirRankDoNotLookLikeDependence() {
    double[][] latents = latents(0, 4);
    int[] codesA = codes(latents[0], FIVE_LEVELS);
    int[] codesB = codes(latents[1], FIVE_LEVELS);
    for (int row = 0; row < ROWS; row++) {
      if (latents[0][row] > 0.5) {
        codesB[row] = -1;
      }
    }
    double rho = NormalScores.correlation(NormalScores.of(codesA, 5), NormalScores.of(codesB, 5));
    assertThat(rho).isCloseTo(0, within(4 * 1.2 / Math.sqrt(ROWS * 0.69)));
  }

  @Test
  void anIdenticalVariableIsFullyCorrelated() {
    double[][] latents = latents(0, 5);
    for (double[] cuts : new double[][] {BINARY, FIVE_LEVELS, CONTINUOUS, RARE}) {
      NormalScores a = scores(latents[0], cuts);
      assertThat(NormalScores.correlation(a, a)).isGreaterThan(0.99).isLessThanOrEqualTo(0.999);
    }
  }

  @Test
  void nothingIsSaidOfConstantsAndOfFewRows() {
    NormalScores constant = NormalScores.of(new int[ROWS], 3);
    NormalScores varied = scores(latents(0, 6)[0], FIVE_LEVELS);
    assertThat(constant.score(7)).isZero();
    assertThat(NormalScores.correlation(constant, varied)).isZero();
    int[] few = new int[ROWS];
    Arrays.fill(few, -1);
    for (int row = 0; row < 29; row++) {
      few[row] = row;
    }
    NormalScores sparse = NormalScores.of(few, 29);
    assertThat(sparse.score(29)).isNaN();
    assertThat(NormalScores.correlation(sparse, sparse)).isZero();
    few[29] = 28;
    NormalScores enough = NormalScores.of(few, 29);
    assertThat(NormalScores.correlation(enough, enough)).isGreaterThan(0.9);
    assertThatThrownBy(() -> NormalScores.correlation(varied, NormalScores.of(new int[2], 1)))
        .hasMessageContaining("40000 and 2");
  }

  @Test
  void scoresHaveMeanZeroAndRiseWithTheLevel() {
    int[] codes = {0, 1, 1, 2, 2, 2, 4, -1};
    NormalScores scores = NormalScores.of(codes, 5);
    double sum = 0;
    for (int row = 0; row < 7; row++) {
      sum += scores.score(row);
    }
    assertThat(sum).isCloseTo(0, within(1e-14));
    assertThat(scores.score(0)).isLessThan(scores.score(1));
    assertThat(scores.score(1)).isEqualTo(scores.score(2));
    assertThat(scores.score(5)).isLessThan(scores.score(6));
    // The lowest seventh: -phi(z) * 7 at the z that is above one seventh.
    assertThat(scores.score(0))
        .isCloseTo(-7 * Normal.density(Normal.quantile(1 / 7.0)), within(1e-14));
  }

  private static double[][] latents(double rho, long key) {
    double[][] latents = new double[2][ROWS];
    for (int row = 0; row < ROWS; row++) {
      double a = Normal.quantile(Randomness.uniform(Randomness.hash(key, 2L * row)));
      double b = Normal.quantile(Randomness.uniform(Randomness.hash(key, 2L * row + 1)));
      latents[0][row] = a;
      latents[1][row] = rho * a + Math.sqrt(1 - rho * rho) * b;
    }
    return latents;
  }

  private static NormalScores scores(double[] latent, double[] cuts) {
    return NormalScores.of(codes(latent, cuts), cuts.length == 0 ? ROWS : cuts.length + 1);
  }

  /** The level of each row where the latent is cut at these ranks; its order where there are no cuts. */
  private static int[] codes(double[] latent, double[] cuts) {
    int[] codes = new int[ROWS];
    double[] sorted = latent.clone();
    Arrays.sort(sorted);
    for (int row = 0; row < ROWS; row++) {
      if (cuts.length == 0) {
        codes[row] = Arrays.binarySearch(sorted, latent[row]);
      }
      for (double cut : cuts) {
        codes[row] += Normal.cdf(latent[row]) > cut ? 1 : 0;
      }
    }
    return codes;
  }

  /** Three rows of five are zero, the others are spread over 40 levels. */
  private static double[] zeroInflated() {
    double[] cuts = new double[40];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = 0.6 + 0.01 * i;
    }
    return cuts;
  }
}
