package dev.replica.seed.plan;

import dev.replica.genome.ReferenceGenome.FanOut;
import java.util.ArrayList;
import java.util.List;

/** Parents without children where tests want them and the source had none, or fewer. */
final class ChildlessParents {

  private ChildlessParents() {}

  /**
   * The same fan-out with childless parents: they are the least popular ones, and the others keep theirs in proportion.
   *
   * @param fanOut null for an even one
   * @param share of the parents that have no children at the least, 0 to 1
   */
  static FanOut in(FanOut fanOut, double share) {
    List<Double> ranks = fanOut == null ? List.of(0.0, 1.0) : fanOut.ranks();
    List<Double> counts = fanOut == null ? List.of(1.0, 1.0) : fanOut.counts();
    int first = 0;
    while (first + 1 < counts.size() && counts.get(first + 1) == 0) {
      first++;
    }
    boolean some = counts.get(first) == 0;
    double childless = some ? ranks.get(first) : 0;
    if (share <= childless || share >= 1) {
      return fanOut;
    }
    List<Double> spacedRanks = new ArrayList<>(List.of(0.0, share));
    List<Double> spacedCounts = new ArrayList<>(List.of(0.0, 0.0));
    for (int knot = some ? first + 1 : first; knot < ranks.size(); knot++) {
      spacedRanks.add(share + (ranks.get(knot) - childless) / (1 - childless) * (1 - share));
      spacedCounts.add(counts.get(knot));
    }
    return fanOut == null
        ? new FanOut(spacedRanks, spacedCounts)
        : fanOut.with(spacedRanks, spacedCounts);
  }
}
