package dev.replica.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Linear regression with an intercept, by the normal equations of centred columns: of few columns and many rows. */
public final class LeastSquares {

  /** The product of the Cholesky factor's diagonal, at or below which columns cannot be told apart. */
  private static final double SINGULAR = 1e-6;

  private LeastSquares() {}

  /**
   * The factors of the columns that come nearest to the values, the intercept left out; null where columns cannot be told apart.
   *
   * @param columns not a number where absent: such rows are left out
   * @param used rows that count
   */
  public static double[] solve(double[][] columns, double[] values, boolean[] used) {
    int count = columns.length;
    boolean[] rows = used.clone();
    int size = 0;
    for (double[] column : columns) {
      size = leaveOut(column, rows);
    }
    double[] means = new double[count + 1];
    for (int c = 0; c <= count; c++) {
      means[c] = mean(c < count ? columns[c] : values, rows, size);
    }
    DMatrixRMaj normal = new DMatrixRMaj(count, count);
    DMatrixRMaj right = new DMatrixRMaj(count, 1);
    for (int first = 0; first < count; first++) {
      for (int second = 0; second <= first; second++) {
        double sum = sum(columns[first], means[first], columns[second], means[second], rows);
        normal.set(first, second, sum);
        normal.set(second, first, sum);
      }
      right.set(first, 0, sum(columns[first], means[first], values, means[count], rows));
    }
    return solved(normal, right);
  }

  /** Leaves rows out in which the column is absent; how many there are then. */
  private static int leaveOut(double[] column, boolean[] rows) {
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      rows[row] &= !Double.isNaN(column[row]);
      size += rows[row] ? 1 : 0;
    }
    return size;
  }

  private static double mean(double[] column, boolean[] rows, int size) {
    double mean = 0;
    for (int row = 0; row < rows.length; row++) {
      mean += rows[row] ? column[row] / size : 0;
    }
    return mean;
  }

  /** Of the products of what two columns differ from their means by. */
  private static double sum(
      double[] one, double oneMean, double[] other, double otherMean, boolean[] rows) {
    double sum = 0;
    for (int row = 0; row < rows.length; row++) {
      if (rows[row]) {
        sum += (one[row] - oneMean) * (other[row] - otherMean);
      }
    }
    return sum;
  }

  /** Scaled to a diagonal of ones first, so that it does not matter in which units columns are told. */
  private static double[] solved(DMatrixRMaj normal, DMatrixRMaj right) {
    int count = right.getNumRows();
    double[] units = new double[count];
    Arrays.setAll(units, column -> 1 / Math.sqrt(normal.get(column, column)));
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < count; column++) {
        normal.set(row, column, normal.get(row, column) * units[row] * units[column]);
      }
      right.set(row, 0, right.get(row, 0) * units[row]);
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.symmPosDef(count);
    // What is not a number, of a column of one value, is not above it, either.
    if (!cholesky.setA(normal) || !(cholesky.quality() > SINGULAR)) {
      return null;
    }
    DMatrixRMaj factors = new DMatrixRMaj(count, 1);
    cholesky.solve(right, factors);
    double[] told = new double[count];
    Arrays.setAll(told, column -> factors.get(column, 0) * units[column]);
    return told;
  }
}
