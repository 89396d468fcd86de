package dev.replica.seed.generate;

import dev.replica.genome.ReferenceGenome;
import dev.replica.model.ConditionalTree;
import dev.replica.model.Lorenz;

/** The parents of a reference from the least popular on, and where each one stands. Safe for threads. */
final class ParentOrder {

  private final int parents;
  private final long key;

  /** Null for a random order, which is made anew whenever it is asked for. */
  private final int[] ordered;

  private volatile int[] standings;

  private ParentOrder(int parents, long key, int[] ordered) {
    this.parents = parents;
    this.key = key;
    this.ordered = ordered;
  }

  static ParentOrder random(long parents, long key) {
    return new ParentOrder((int) parents, key, null);
  }

  static ParentOrder of(int[] ordered) {
    return new ParentOrder(ordered.length, 0, ordered);
  }

  /** The parents from the least popular on. */
  int[] parents() {
    return ordered != null ? ordered : Popularity.shuffled(parents, key);
  }

  /** The place of each parent in the order. */
  int[] places() {
    int[] order = parents();
    int[] places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    return places;
  }

  /**
   * For each parent the code of the share of children whose parents have fewer. Worked out when it is asked for; threads that do so
   * together find the same.
   */
  int[] standings(ReferenceGenome.FanOut told) {
    int[] known = standings;
    if (known == null) {
      int[] order = parents();
      Lorenz lorenz = Lorenz.of(
          told.ranks().stream().mapToDouble(Double::doubleValue).toArray(),
          told.counts().stream().mapToDouble(Double::doubleValue).toArray());
      known = new int[order.length];
      for (int place = 0; place < order.length; place++) {
        double rank = Math.min(lorenz.middle(place, parents), InheritedCodes.BELOW_ONE);
        known[order[place]] = ConditionalTree.code(rank);
      }
      standings = known;
    }
    return known;
  }
}
