package dev.replica.model;

/** A correlation matrix and its Cholesky factor. Immutable. */
public final class CorrelationMatrix {

  private CorrelationMatrix() {}

  /**
   * The nearest matrix with a diagonal of ones whose eigenvalues are at least {@code floor}, by clipping eigenvalues and scaling
   * back; the given one where it is so already.
   *
   * @param symmetric square, entries -1 to 1
   */
  public static double[][] nearest(double[][] symmetric, double floor) {
    throw new UnsupportedOperationException();
  }

  /**
   * The lower Cholesky factor L, row by row (row i has i + 1 entries): L L^T is the matrix. Made in a fixed order of plain
   * operations, so that it is the same on every platform.
   *
   * @throws IllegalArgumentException if the matrix is not positive definite
   */
  public static double[][] cholesky(double[][] matrix) {
    throw new UnsupportedOperationException();
  }
}
