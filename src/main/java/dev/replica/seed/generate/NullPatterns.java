package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.model.ConditionalTree;
import dev.replica.model.Polyline;
import dev.replica.model.Randomness;
import java.util.List;

/**
 * Which masks of a row are null together.
 *
 * @param shares over the places of the patterns; null where there are none
 * @param fractions for each pattern of how many of its rows each mask is null in: of all or none, but for what stands for rare patterns
 * @param tree that the pattern depends on parents by; null where it depends on nothing
 */
record NullPatterns(Polyline shares, double[][] fractions, ConditionalTree tree) {

  /** @param masks of the table */
  static NullPatterns of(Dependence.Trees trees, int masks, TreeCompiler compiler) {
    List<Dependence.NullPattern> told = trees.nullPatterns();
    double[][] fractions = new double[told.size()][masks];
    for (int pattern = 0; pattern < fractions.length; pattern++) {
      List<Integer> some = told.get(pattern).masks();
      for (int i = 0; i < some.size(); i++) {
        boolean certain = told.get(pattern).fractions().isEmpty();
        fractions[pattern][some.get(i)] =
            certain ? 1 : told.get(pattern).fractions().get(i);
      }
    }
    return new NullPatterns(
        told.isEmpty() ? null : shares(told), fractions, compiler.nullTree(trees));
  }

  private static Polyline shares(List<Dependence.NullPattern> told) {
    double sum = told.stream().mapToDouble(Dependence.NullPattern::share).sum();
    double[] at = new double[told.size() + 1];
    double[] cumulative = new double[told.size() + 1];
    double running = 0;
    for (int pattern = 0; pattern < told.size(); pattern++) {
      running += told.get(pattern).share();
      at[pattern + 1] = pattern + 1;
      cumulative[pattern + 1] = Math.min(1, running / sum);
    }
    cumulative[told.size()] = 1;
    return Polyline.of(at, cumulative);
  }

  boolean isEmpty() {
    return shares == null;
  }

  /** Whether the mask is in some pattern. */
  boolean mention(int mask) {
    for (double[] pattern : fractions) {
      if (mask < pattern.length && pattern[mask] > 0) {
        return true;
      }
    }
    return false;
  }

  /** The pattern of a rank. */
  int at(double rank) {
    return Math.min((int) shares.quantile(rank), fractions.length - 1);
  }

  /**
   * Whether a mask is null in a row of the pattern.
   *
   * @param uniform what the row's pattern was drawn by
   */
  boolean isNull(int pattern, int mask, double uniform) {
    double fraction = fractions[pattern][mask];
    return fraction == 1
        || fraction > 0
            && Randomness.uniform(Randomness.hash(Double.doubleToRawLongBits(uniform), mask))
                < fraction;
  }
}
