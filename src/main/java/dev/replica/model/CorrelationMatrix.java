package dev.replica.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** A correlation matrix and its Cholesky factor. */
public final class CorrelationMatrix {

  /**
   * Scaling back lowers the eigenvalues a little again; after so many rounds little is left, and that is mixed away.
   */
  private static final int ROUNDS = 8;

  private CorrelationMatrix() {}

  /**
   * The nearest matrix, roughly, with a diagonal of ones whose eigenvalues are at least {@code floor}, by clipping
   * eigenvalues and scaling back (Rebonato and J&auml;ckel, 1999); the given one where it is so already. Rounding the
   * result to a step of d may lower an eigenvalue by d / 2 times the number of rows.
   *
   * @param symmetric square, entries -1 to 1
   * @param floor 0 inclusive to 1 exclusive
   */
  public static double[][] nearest(double[][] symmetric, double floor) {
    double[][] matrix = withUnitDiagonal(symmetric);
    for (int round = 0; round < ROUNDS; round++) {
      double[] values = new double[matrix.length];
      double[][] vectors = new double[matrix.length][];
      if (eigen(matrix, values, vectors) >= floor) {
        return matrix;
      }
      matrix = withUnitDiagonal(clipped(values, vectors, floor));
    }
    double[] values = new double[matrix.length];
    double least = eigen(matrix, values, new double[matrix.length][]);
    return least >= floor ? matrix : mixed(matrix, (floor - least) / (1 - least));
  }

  /** Fills in the eigenvalues and their vectors; the least value. */
  private static double eigen(double[][] matrix, double[] values, double[][] vectors) {
    int n = matrix.length;
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(n, true, true);
    if (!decomposition.decompose(new DMatrixRMaj(matrix))) {
      throw new IllegalArgumentException(
          "The eigenvalues of a matrix of %d rows do not converge".formatted(n));
    }
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      values[k] = decomposition.getEigenvalue(k).getReal();
      vectors[k] = decomposition.getEigenVector(k).getData();
      least = Math.min(least, values[k]);
    }
    return least;
  }

  private static double[][] clipped(double[] values, double[][] vectors, double floor) {
    int n = values.length;
    double[][] matrix = new double[n][n];
    for (int k = 0; k < n; k++) {
      double value = Math.max(values[k], floor);
      for (int i = 0; i < n; i++) {
        double scaled = value * vectors[k][i];
        for (int j = 0; j <= i; j++) {
          matrix[i][j] += scaled * vectors[k][j];
        }
      }
    }
    return matrix;
  }

  /** The matrix of the lower triangle, scaled to a diagonal of ones, symmetric to the last bit. */
  private static double[][] withUnitDiagonal(double[][] lower) {
    int n = lower.length;
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 1;
      for (int j = 0; j < i; j++) {
        double scaled = lower[i][j] / Math.sqrt(lower[i][i] * lower[j][j]);
        matrix[i][j] = Math.max(-1, Math.min(scaled, 1));
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  /** With a share of the identity, which lifts each eigenvalue by the share of its distance from 1. */
  private static double[][] mixed(double[][] matrix, double share) {
    double[][] mixed = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        mixed[i][j] = i == j ? 1 : matrix[i][j] * (1 - share);
      }
    }
    return mixed;
  }

  /**
   * The lower Cholesky factor L, row by row (row i has i + 1 entries): L L^T is the matrix. Made in a fixed order of
   * plain operations, so that it is the same on every platform. Reads the lower triangle only.
   *
   * @throws IllegalArgumentException if the matrix is not positive definite
   */
  public static double[][] cholesky(double[][] matrix) {
    int n = matrix.length;
    double[][] factor = new double[n][];
    for (int i = 0; i < n; i++) {
      factor[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= factor[i][k] * factor[j][k];
        }
        if (j < i) {
          factor[i][j] = rest / factor[j][j];
        } else if (rest > 0) {
          factor[i][i] = Math.sqrt(rest);
        } else {
          throw new IllegalArgumentException(
              "A correlation matrix is expected to be positive definite, but row %d of %d depends on those before it"
                  .formatted(i, n));
        }
      }
    }
    return factor;
  }
}
