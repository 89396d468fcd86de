package dev.replica.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws the rank of a variable given the codes of those before it: a binary tree leads to a leaf, whose distribution function is
 * inverted at a uniform number. Compiled to one array of ints, so that a level costs a load and a comparison. Immutable, safe for
 * threads.
 */
public final class ConditionalTree {

  /** Code of a variable that is null: less than all others. */
  public static final int ABSENT = -1;

  /** Steps of ranks that are compared as whole numbers: finer than any edge is told. */
  public static final int RANKS = 1 << 30;

  /** For each split: variable, from, width (unsigned), where to go inside and outside; a leaf is the complement of its number. */
  private static final int SIZE = 5;

  private final int[] splits;
  private final Polyline[] leaves;

  private ConditionalTree(int[] splits, Polyline[] leaves) {
    this.splits = splits;
    this.leaves = leaves;
  }

  public static ConditionalTree of(Branch root) {
    List<int[]> splits = new ArrayList<>();
    List<Polyline> leaves = new ArrayList<>();
    compile(root, splits, leaves);
    int[] flat = splits.stream().flatMapToInt(Arrays::stream).toArray();
    return new ConditionalTree(flat, leaves.toArray(Polyline[]::new));
  }

  private static int compile(Branch branch, List<int[]> splits, List<Polyline> leaves) {
    if (branch instanceof Branch.Leaf leaf) {
      leaves.add(leaf.ranks());
      return ~(leaves.size() - 1);
    }
    Branch.Split split = (Branch.Split) branch;
    int[] node = {split.variable(), split.from(), split.to() - split.from(), 0, 0};
    int place = splits.size();
    splits.add(node);
    node[3] = compile(split.inside(), splits, leaves);
    node[4] = compile(split.outside(), splits, leaves);
    return place * SIZE;
  }

  /** The code of a rank, 0 to 1. */
  public static int code(double rank) {
    return (int) (rank * RANKS);
  }

  /** The number of the leaf that a row falls into, its codes beginning at {@code offset}. */
  int leaf(int[] codes, int offset) {
    int[] nodes = splits;
    int at = nodes.length == 0 ? ~0 : 0;
    while (at >= 0) {
      int distance = codes[offset + nodes[at]] - nodes[at + 1];
      at = Integer.compareUnsigned(distance, nodes[at + 2]) < 0 ? nodes[at + 3] : nodes[at + 4];
    }
    return ~at;
  }

  /**
   * The rank of a row, 0 to 1.
   *
   * @param codes of the variables, of which the row's begin at {@code offset}
   * @param uniform 0 to 1
   */
  public double rank(int[] codes, int offset, double uniform) {
    Polyline ranks = leaves[leaf(codes, offset)];
    return ranks == null ? uniform : ranks.quantile(uniform);
  }
}
