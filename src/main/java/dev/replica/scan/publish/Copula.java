package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.model.CorrelationMatrix;
import dev.replica.model.NormalScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Estimates the Gaussian copula of a table's variables and rounds it. */
final class Copula {

  /** Correlations below so many standard errors are taken for chance. */
  private static final double ERRORS = 2.5;

  /** Nobody can tell a smaller one from none. */
  private static final double LEAST = 0.01;

  /** The position of rows is a variable only where it matters. */
  private static final double DRIFT = 0.05;

  /** Rows times pairs that are summed: about a second. */
  private static final double WORK = 3e8;

  private static final int LEAST_ROWS = 5000;

  private Copula() {}

  /**
   * The dependence; null where nothing depends on anything.
   *
   * @param position the rows' positions
   * @param masks null masks, named by their index
   * @param columns columns that have an order
   */
  static Dependence.Gaussian of(Variable position, List<Variable> masks, List<Variable> columns) {
    List<Variable> variables = new ArrayList<>();
    variables.add(position);
    variables.addAll(masks);
    variables.addAll(columns);
    double[][] matrix = correlations(variables);
    boolean drifts =
        Arrays.stream(matrix[0], 1, matrix.length).anyMatch(rho -> Math.abs(rho) > DRIFT);
    List<Integer> kept = new ArrayList<>();
    for (int index = drifts ? 0 : 1; index < matrix.length; index++) {
      if (related(matrix, index, drifts ? 0 : 1)) {
        kept.add(index);
      }
    }
    if (kept.size() < 2) {
      return null;
    }
    double[][] selected = new double[kept.size()][kept.size()];
    for (int row = 0; row < selected.length; row++) {
      for (int column = 0; column < selected.length; column++) {
        selected[row][column] = matrix[kept.get(row)][kept.get(column)];
      }
    }
    int firstColumn = 1 + masks.size();
    return new Dependence.Gaussian(
        kept.get(0) == 0,
        kept.stream()
            .filter(index -> index > 0 && index < firstColumn)
            .map(index -> Integer.valueOf(variables.get(index).name()))
            .toList(),
        kept.stream()
            .filter(index -> index >= firstColumn)
            .map(index -> variables.get(index).name())
            .toList(),
        rounded(selected));
  }

  private static boolean related(double[][] matrix, int index, int first) {
    for (int other = first; other < matrix.length; other++) {
      if (other != index && matrix[index][other] != 0) {
        return true;
      }
    }
    return false;
  }

  private static double[][] correlations(List<Variable> variables) {
    int rows = variables.get(0).codes().length;
    double pairs = Math.max(1, variables.size() * (variables.size() - 1) / 2.0);
    int stride = (int) Math.max(1, rows / Math.max(LEAST_ROWS, WORK / pairs));
    List<NormalScores> scores = variables.stream()
        .map(variable -> variable.thinned(stride))
        .map(variable -> NormalScores.of(variable.codes(), variable.levels()))
        .toList();
    double chance = Math.max(LEAST, ERRORS / Math.sqrt(Math.max(1, rows / stride)));
    double[][] matrix = new double[variables.size()][variables.size()];
    for (int row = 0; row < matrix.length; row++) {
      matrix[row][row] = 1;
      for (int column = 0; column < row; column++) {
        double rho = NormalScores.correlation(scores.get(row), scores.get(column));
        matrix[row][column] = Math.abs(rho) < chance ? 0 : rho;
        matrix[column][row] = matrix[row][column];
      }
    }
    return matrix;
  }

  /** Thousandths below the diagonal of the nearest matrix that is positive definite when it is rounded. */
  private static List<List<Integer>> rounded(double[][] matrix) {
    for (double floor = 0.001; ; floor *= 2) {
      double[][] nearest = CorrelationMatrix.nearest(matrix, Math.min(floor, 0.999));
      double[][] rounded = new double[matrix.length][matrix.length];
      List<List<Integer>> thousandths = new ArrayList<>();
      for (int row = 0; row < matrix.length; row++) {
        rounded[row][row] = 1;
        List<Integer> entries = new ArrayList<>();
        for (int column = 0; column < row; column++) {
          int entry = (int) Math.max(-999, Math.min(999, Math.rint(1000 * nearest[row][column])));
          rounded[row][column] = entry / 1000.0;
          rounded[column][row] = rounded[row][column];
          entries.add(entry);
        }
        if (row > 0) {
          thousandths.add(List.copyOf(entries));
        }
      }
      if (positiveDefinite(rounded)) {
        return List.copyOf(thousandths);
      }
    }
  }

  private static boolean positiveDefinite(double[][] matrix) {
    try {
      // The factor's last entries may be tiny, and still are exact: the same plain operations are
      // made when it is drawn
      // from.
      CorrelationMatrix.cholesky(matrix);
      return true;
    } catch (IllegalArgumentException indefinite) {
      return false;
    }
  }
}
