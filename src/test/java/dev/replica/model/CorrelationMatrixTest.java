package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorrelationMatrixTest {

  @Test
  void theFactorTimesItsTransposeIsTheMatrix() {
    double[][] matrix = {{1, 0.5, -0.2}, {0.5, 1, 0.3}, {-0.2, 0.3, 1}};
    double[][] factor = CorrelationMatrix.cholesky(matrix);
    for (int i = 0; i < 3; i++) {
      assertThat(factor[i]).hasSize(i + 1);
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum += factor[i][k] * factor[j][k];
        }
        assertThat(sum).isCloseTo(matrix[i][j], within(1e-15));
      }
    }
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteHasNoFactor() {
    assertThatThrownBy(() -> CorrelationMatrix.cholesky(new double[][] {{1, 1}, {1, 1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1 of 2");
  }

  @Test
  void aGoodMatrixIsGivenBack() {
    double[][] matrix = {{1, 0.5, -0.2}, {0.5, 1, 0.3}, {-0.2, 0.3, 1}};
    assertThat(CorrelationMatrix.nearest(matrix, 0.01)).isDeepEqualTo(matrix);
  }

  @Test
  void anImpossibleMatrixBecomesPossibleAndStaysNear() {
    // x like y, y like z, but z against x.
    double[][] near = CorrelationMatrix.nearest(
        new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}, 1e-3);
    assertCorrelation(near, 1e-3);
    assertThat(near[1][0]).isCloseTo(0.5, within(0.01)).isCloseTo(near[2][1], within(1e-12));
    assertThat(near[2][0]).isCloseTo(-0.5, within(0.01));
  }

  @Test
  void noiseOfAnySizeEndsAtTheFloor() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 60; round++) {
      int n = 1 + random.nextInt(25);
      double[][] matrix = new double[n][n];
      for (int i = 0; i < n; i++) {
        matrix[i][i] = 1;
        for (int j = 0; j < i; j++) {
          matrix[i][j] = random.nextDouble(-0.999, 0.999);
          matrix[j][i] = matrix[i][j];
        }
      }
      double floor = round % 3 == 0 ? 0 : 0.05 * random.nextDouble();
      assertCorrelation(CorrelationMatrix.nearest(matrix, floor), floor);
    }
  }

  /** All eigenvalues are at least the floor where the matrix less so much of the identity still has a factor. */
  private static void assertCorrelation(double[][] matrix, double floor) {
    double[][] lowered = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      assertThat(matrix[i][i]).isEqualTo(1);
      for (int j = 0; j < matrix.length; j++) {
        assertThat(matrix[i][j]).isBetween(-1.0, 1.0).isEqualTo(matrix[j][i]);
        lowered[i][j] = i == j ? 1 - floor + 1e-12 : matrix[i][j];
      }
    }
    CorrelationMatrix.cholesky(lowered);
  }
}
