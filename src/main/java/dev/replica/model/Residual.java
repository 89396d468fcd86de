package dev.replica.model;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What a variable's trees leave unexplained: the rank of each row among the rows of its leaf. By the right distributions it is uniform
 * whatever the other variables are (Rosenblatt, 1952), so that a tree that finds anything in it tells what those before it missed:
 * boosting (Friedman, 2001) by composition, each tree a transport of the unit interval.
 */
public final class Residual {

  private final byte[] target;
  private final double[] ranks;

  private Residual(byte[] target, double[] ranks) {
    this.target = target;
    this.ranks = ranks;
  }

  /**
   * The ranks themselves, before any tree: anywhere in their bins, evenly.
   *
   * @param target bins of the rows
   * @param key of random numbers
   */
  public static Residual of(byte[] target, Bins bins, long key) {
    double[] ranks = new double[target.length];
    for (int row = 0; row < ranks.length; row++) {
      if (target[row] >= 0) {
        double within = Randomness.uniform(Randomness.hash(key, row));
        ranks[row] = bins.edge(target[row]) + within * bins.width(target[row], target[row] + 1);
      }
    }
    return new Residual(target, ranks);
  }

  /**
   * What the tree leaves of this.
   *
   * @param bins of the tree's leaves
   */
  public Residual after(PrunedTree tree, BinnedRows rows, Bins bins) {
    Map<PrunedTree.Leaf, Polyline> distributions = new IdentityHashMap<>();
    double[] left = ranks.clone();
    double[] edges = bins.edges();
    for (int row = 0; row < left.length; row++) {
      if (target[row] >= 0) {
        PrunedTree.Leaf leaf = tree.leaf(rows, row);
        if (leaf.code().runs().ends().length > 0) {
          left[row] = distributions
              .computeIfAbsent(leaf, told -> told.code().runs().ranks(edges))
              .cdf(ranks[row]);
        }
      }
    }
    return new Residual(target, left);
  }

  /** Bins of the rows, so many of the same width; absent ones stay absent. */
  public byte[] codes(int bins) {
    byte[] codes = new byte[ranks.length];
    Arrays.fill(codes, (byte) ConditionalTree.ABSENT);
    for (int row = 0; row < codes.length; row++) {
      if (target[row] >= 0) {
        codes[row] = (byte) Math.min(bins - 1, (int) (ranks[row] * bins));
      }
    }
    return codes;
  }
}
