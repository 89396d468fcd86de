package dev.replica.seed.generate;

import dev.replica.model.FanOut;
import dev.replica.model.Randomness;

/**
 * A uniform number for each parent, as even as can be among the children: each parent has the middle of a piece of 0 to 1 that is as
 * wide as its share of all children (stratified sampling). Where a few parents have most of the children, chance alone moves shares more than
 * what was learned does.
 */
final class ParentDraws {

  /** Of more parents, chance is even enough: for each of them eight bytes would be kept. */
  private static final int MOST = 1 << 16;

  static final double[] NONE = {};

  private ParentDraws() {}

  /**
   * The numbers, by the parents; empty where chance says.
   *
   * @param first parent that may have children: those before have a number that chance says
   * @param parents that may have children
   * @param fanOut theirs; null for none
   * @param key of the numbers
   */
  static double[] of(long first, long parents, FanOut fanOut, long key) {
    if (fanOut == null || first + parents > MOST) {
      return NONE;
    }
    double[] draws = new double[(int) (first + parents)];
    for (int parent = 0; parent < first; parent++) {
      draws[parent] = Randomness.uniform(Randomness.hash(key, parent));
    }
    int[] order = Popularity.shuffled((int) parents, key);
    double children = 0;
    for (int parent : order) {
      children += fanOut.count(parent);
    }
    double before = 0;
    for (int parent : order) {
      double count = fanOut.count(parent);
      draws[(int) first + parent] = (before + count / 2) / children;
      before += count;
    }
    return draws;
  }
}
