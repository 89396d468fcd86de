package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.model.ConditionalTree;
import dev.replica.model.Polyline;
import java.util.List;

/**
 * Which masks of a row are null together.
 *
 * @param shares over the places of the patterns; null where there are none
 * @param masked for each pattern which masks are null
 * @param tree that the pattern depends on parents by; null where it depends on nothing
 */
record NullPatterns(Polyline shares, boolean[][] masked, ConditionalTree tree) {

  /** @param masks of the table */
  static NullPatterns of(Dependence.Trees trees, int masks, TreeCompiler compiler) {
    List<Dependence.NullPattern> told = trees.nullPatterns();
    boolean[][] masked = new boolean[told.size()][masks];
    for (int pattern = 0; pattern < masked.length; pattern++) {
      for (int mask : told.get(pattern).masks()) {
        masked[pattern][mask] = true;
      }
    }
    return new NullPatterns(told.isEmpty() ? null : shares(told), masked, compiler.nullTree(trees));
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
    for (boolean[] pattern : masked) {
      if (mask < pattern.length && pattern[mask]) {
        return true;
      }
    }
    return false;
  }

  /** For each mask whether it is null in the pattern of a rank. */
  boolean[] at(double rank) {
    return masked[Math.min((int) shares.quantile(rank), masked.length - 1)];
  }
}
