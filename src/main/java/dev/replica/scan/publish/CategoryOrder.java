package dev.replica.scan.publish;

import dev.replica.model.NormalScores;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders categories so that what is alike in the other columns stands together: correspondence analysis. A category's
 * profile is the mean of each feature over its rows, shrunk by n / (n + 20); features are the normal scores of columns
 * of numbers, and the standardised indicators of other categories. The first left singular vector of the profiles,
 * weighted by the square roots of the categories' shares, is the order.
 */
final class CategoryOrder {

  private static final double SHRINKAGE = 20;

  /** Categories of another column that count as features of their own; the rarer ones say little. */
  private static final int INDICATORS = 20;

  private static final int ROUNDS = 200;

  private CategoryOrder() {}

  /**
   * A column with an order.
   *
   * @param codes of the rows, negative where absent
   * @param scores expected normal scores of the codes
   */
  record Scored(int[] codes, double[] scores) {

    static Scored of(Variable variable) {
      return new Scored(
          variable.codes(), NormalScores.ofLevels(variable.codes(), variable.levels()));
    }
  }

  /**
   * The order of {@code column}'s categories, as their places; their own order (by frequency) where no other column
   * tells of them.
   *
   * @param column with its categories by frequency as levels, and possibly one level more for all others
   * @param categories how many levels to order: the last one may be of all others
   * @param numbers other columns with an order
   * @param others other columns of categories, by frequency
   */
  static int[] of(
      Variable column,
      int categories,
      List<String> names,
      List<Scored> numbers,
      List<Variable> others) {
    int[] identity = IntStream.range(0, categories).toArray();
    double[] counts = new double[categories];
    int rows = 0;
    for (int code : column.codes()) {
      if (code >= 0 && code < categories) {
        counts[code]++;
        rows++;
      }
    }
    int features = numbers.size()
        + others.stream()
            .mapToInt(other -> Math.min(INDICATORS, other.levels()))
            .sum();
    if (categories < 3 || features == 0 || rows == 0) {
      return identity;
    }
    double[][] profiles = new double[categories][features];
    int feature = 0;
    for (Scored number : numbers) {
      addScores(profiles, feature++, column, number);
    }
    for (Variable other : others) {
      addIndicators(profiles, feature, column, other);
      feature += Math.min(INDICATORS, other.levels());
    }
    for (int category = 0; category < categories; category++) {
      // Sums to means, shrunk, weighted by the root of the share.
      double scale = counts[category] == 0
          ? 0
          : Math.sqrt(counts[category] / rows) / (counts[category] + SHRINKAGE);
      for (int index = 0; index < features; index++) {
        profiles[category][index] *= scale;
      }
    }
    double[] axis = new double[categories];
    double power = leading(profiles, axis);
    double noise = Math.sqrt(categories) + Math.sqrt(features);
    // A random matrix of this size has a leading value of about this square over the rows.
    if (power < 2 * noise * noise / rows) {
      return identity;
    }
    double[] place = new double[categories];
    Arrays.setAll(
        place,
        category -> counts[category] == 0 ? 0 : axis[category] / Math.sqrt(counts[category]));
    Comparator<Integer> byPlace = Comparator.comparingDouble(category -> place[category]);
    return Arrays.stream(identity)
        .boxed()
        .sorted(byPlace.thenComparing(names::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void addScores(double[][] profiles, int feature, Variable column, Scored number) {
    double[] sums = new double[column.levels()];
    for (int row = 0; row < column.codes().length; row++) {
      int category = column.codes()[row];
      int code = number.codes()[row];
      if (category >= 0 && code >= 0) {
        sums[category] += number.scores()[code];
      }
    }
    for (int category = 0; category < profiles.length; category++) {
      profiles[category][feature] = sums[category];
    }
  }

  private static void addIndicators(
      double[][] profiles, int first, Variable column, Variable other) {
    int indicators = Math.min(INDICATORS, other.levels());
    int[] counts = new int[other.levels()];
    int[][] joint = new int[column.levels()][other.levels()];
    int present = 0;
    for (int row = 0; row < column.codes().length; row++) {
      int category = column.codes()[row];
      int code = other.codes()[row];
      if (code >= 0) {
        counts[code]++;
        present++;
        if (category >= 0) {
          joint[category][code]++;
        }
      }
    }
    for (int category = 0; category < profiles.length; category++) {
      int rows = Arrays.stream(joint[category]).sum();
      for (int indicator = 0; indicator < indicators; indicator++) {
        double share = counts[indicator] / (double) Math.max(1, present);
        profiles[category][first + indicator] =
            share > 0 ? (joint[category][indicator] - rows * share) / Math.sqrt(share) : 0;
      }
    }
  }

  /** The square of the greatest singular value; fills in its left vector, whose greatest entry is made positive. */
  private static double leading(double[][] matrix, double[] left) {
    int features = matrix[0].length;
    double[] right = new double[features];
    // Any start that no symmetry of the data makes orthogonal to the answer.
    Arrays.setAll(left, row -> 1 + 1.0 / (row + 2));
    double norm = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.fill(right, 0);
      for (int row = 0; row < matrix.length; row++) {
        for (int index = 0; index < features; index++) {
          right[index] += left[row] * matrix[row][index];
        }
      }
      norm = 0;
      for (int row = 0; row < matrix.length; row++) {
        left[row] = 0;
        for (int index = 0; index < features; index++) {
          left[row] += matrix[row][index] * right[index];
        }
        norm += left[row] * left[row];
      }
      norm = Math.sqrt(norm);
      if (norm == 0) {
        return 0;
      }
      for (int row = 0; row < matrix.length; row++) {
        left[row] /= norm;
      }
    }
    int greatest = 0;
    for (int row = 0; row < left.length; row++) {
      greatest = Math.abs(left[row]) > Math.abs(left[greatest]) ? row : greatest;
    }
    if (left[greatest] < 0) {
      Arrays.setAll(left, row -> -left[row]);
    }
    return norm;
  }
}
