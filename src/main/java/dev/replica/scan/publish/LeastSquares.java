package dev.replica.scan.publish;

import java.util.Arrays;

/** Linear regression with an intercept, by the normal equations of centred columns: of few columns and many rows. */
final class LeastSquares {

  private static final double SINGULAR = 1e-12;

  private LeastSquares() {}

  /**
   * The factors of the columns that come nearest to the values, the intercept left out; null where columns cannot be told apart.
   *
   * @param columns not a number where absent: such rows are left out
   * @param used rows that count
   */
  static double[] solve(double[][] columns, double[] values, boolean[] used) {
    int count = columns.length;
    boolean[] rows = used.clone();
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      for (double[] column : columns) {
        rows[row] &= !Double.isNaN(column[row]);
      }
      size += rows[row] ? 1 : 0;
    }
    double[] means = new double[count + 1];
    for (int c = 0; c <= count; c++) {
      double[] column = c < count ? columns[c] : values;
      for (int row = 0; row < rows.length; row++) {
        means[c] += rows[row] ? column[row] / size : 0;
      }
    }
    double[][] normal = new double[count][count + 1];
    for (int row = 0; row < rows.length; row++) {
      for (int first = 0; first < count && rows[row]; first++) {
        double one = columns[first][row] - means[first];
        for (int second = 0; second < count; second++) {
          normal[first][second] += one * (columns[second][row] - means[second]);
        }
        normal[first][count] += one * (values[row] - means[count]);
      }
    }
    return eliminated(normal);
  }

  /** Gauss and Jordan, with the diagonal's greatest as pivot: the matrix is positive semidefinite. */
  private static double[] eliminated(double[][] normal) {
    int count = normal.length;
    double[] scale = new double[count];
    Arrays.setAll(scale, c -> normal[c][c]);
    for (int pivot = 0; pivot < count; pivot++) {
      if (!(normal[pivot][pivot] > SINGULAR * scale[pivot])) {
        return null;
      }
      for (int row = 0; row < count; row++) {
        double factor = normal[row][pivot] / normal[pivot][pivot];
        for (int c = pivot; c <= count && row != pivot; c++) {
          normal[row][c] -= factor * normal[pivot][c];
        }
      }
    }
    double[] factors = new double[count];
    Arrays.setAll(factors, c -> normal[c][count] / normal[c][c]);
    return factors;
  }
}
