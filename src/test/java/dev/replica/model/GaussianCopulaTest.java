package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianCopulaTest {

  @Test
  void aBlockHasTheBitsOfItsRows() {
    for (int dimensions = 1; dimensions < 20; dimensions++) {
      GaussianCopula copula = GaussianCopula.of(correlation(dimensions));
      assertThat(copula.dimensions()).isEqualTo(dimensions);
      int count = 1 + 37 * dimensions;
      double[][] block = independent(dimensions, 1024);
      double[][] before = independent(dimensions, 1024);
      copula.draw(block, count);
      for (int i = 0; i < 1024; i++) {
        double[] row = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
          row[d] = before[d][i];
        }
        if (i < count) {
          copula.draw(row);
        }
        for (int d = 0; d < dimensions; d++) {
          assertThat(block[d][i]).isEqualTo(row[d]);
        }
      }
    }
  }

  @Test
  void latentsHaveTheGivenCorrelation() {
    int dimensions = 12;
    int rows = 40_000;
    double[][] correlation = correlation(dimensions);
    double[][] latents = independent(dimensions, rows);
    GaussianCopula.of(correlation).draw(latents, rows);
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += latents[i][row] * latents[j][row];
        }
        double rho = correlation[i][j];
        // The standard error of a mean of products of correlated normals.
        double standardError = Math.sqrt((1 + rho * rho) / rows);
        assertThat(sum / rows).isCloseTo(rho, within(4.5 * standardError));
      }
    }
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsRefused() {
    assertThatThrownBy(() -> GaussianCopula.of(new double[][] {{1, -1}, {-1, 1}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Pairs of rows of one loading each, some of them uncorrelated. */
  private static double[][] correlation(int dimensions) {
    SplittableRandom random = new SplittableRandom(dimensions);
    double[] loading = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      loading[i] = i % 3 == 2 ? 0 : random.nextDouble(-0.95, 0.95);
    }
    double[][] correlation = new double[dimensions][dimensions];
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j < dimensions; j++) {
        correlation[i][j] = i == j ? 1 : loading[i] * loading[j];
      }
    }
    return correlation;
  }

  private static double[][] independent(int dimensions, int rows) {
    double[][] latents = new double[dimensions][rows];
    for (int d = 0; d < dimensions; d++) {
      for (int row = 0; row < rows; row++) {
        latents[d][row] = Normal.fastQuantile(Randomness.uniform(Randomness.hash(d + 100L, row)));
      }
    }
    return latents;
  }
}
