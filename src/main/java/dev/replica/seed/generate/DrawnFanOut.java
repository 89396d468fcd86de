package dev.replica.seed.generate;

import dev.replica.genome.ReferenceGenome;
import dev.replica.model.FanOut;
import dev.replica.seed.plan.ReferencePlan;

/** How many children each parent has, by what is known of a reference: of one that was never scanned, all as many. */
final class DrawnFanOut {

  private static final double[] EVEN_RANKS = {0, 1};
  private static final double[] EVEN_COUNTS = {1, 1};

  private DrawnFanOut() {}

  /** @param order of the parents from the least popular on; null for independent draws */
  static FanOut of(ReferencePlan plan, long parents, long rows, long key, int[] order) {
    ReferenceGenome.FanOut known = plan.fanOut();
    double[] ranks = known == null
        ? EVEN_RANKS
        : known.ranks().stream().mapToDouble(Double::doubleValue).toArray();
    double[] counts = known == null
        ? EVEN_COUNTS
        : known.counts().stream().mapToDouble(Double::doubleValue).toArray();
    long limit = plan.strategy() == ReferencePlan.Strategy.PAIRED ? Long.MAX_VALUE : plan.limit();
    return FanOut.of(parents, rows, ranks, counts, limit, key, order);
  }
}
