package dev.replica.scan.publish;

import dev.replica.genome.Dependence.NullPattern;
import dev.replica.model.BinnedRows;
import java.util.List;

/** How much more likely rows' nulls are by told patterns than by masks that know nothing of each other. */
final class PatternGains {

  private PatternGains() {}

  /**
   * The logarithms.
   *
   * @param rows with the bits of the masks from variable {@code first} on
   */
  static double[] of(NullMasks masks, BinnedRows rows, int first) {
    double[] gains = new double[rows.rows()];
    List<NullPattern> patterns = masks.patterns();
    double sum = patterns.stream().mapToDouble(NullPattern::share).sum();
    for (int row = 0; row < gains.length && sum > 0; row++) {
      double told = 0;
      for (NullPattern pattern : patterns) {
        told += pattern.share() / sum * within(pattern, masks.numbers(), rows, first, row);
      }
      double alone = 1;
      for (int mask = 0; mask < masks.numbers().size(); mask++) {
        double share = masks.masks().get(masks.numbers().get(mask)).fraction();
        alone *= absent(rows, first + mask, row) ? share : 1 - share;
      }
      gains[row] = StrictMath.log(Math.max(TreeGains.LEAST, told / alone));
    }
    return gains;
  }

  private static boolean absent(BinnedRows rows, int variable, int row) {
    return rows.codes()[variable][row] < 0;
  }

  /** The probability of the row's nulls within a pattern. */
  private static double within(
      NullPattern pattern, List<Integer> numbers, BinnedRows rows, int first, int row) {
    double probability = 1;
    for (int mask = 0; mask < numbers.size() && probability > 0; mask++) {
      int told = pattern.masks().indexOf(numbers.get(mask));
      double share =
          told < 0 ? 0 : pattern.fractions().isEmpty() ? 1 : pattern.fractions().get(told);
      probability *= absent(rows, first + mask, row) ? share : 1 - share;
    }
    return probability;
  }
}
