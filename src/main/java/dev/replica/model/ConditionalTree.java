package dev.replica.model;

import java.util.ArrayList;
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

  /** For each node: variable, from, width (unsigned), where to go inside and outside. Splits come first; a leaf stays where it is. */
  private static final int SIZE = 5;

  private final int[] nodes;

  /** Where leaves begin. */
  private final int firstLeaf;

  private final Polyline[] leaves;

  private ConditionalTree(int[] nodes, Polyline[] leaves) {
    this.nodes = nodes;
    this.firstLeaf = nodes.length - leaves.length * SIZE;
    this.leaves = leaves;
  }

  public static ConditionalTree of(Branch root) {
    List<int[]> splits = new ArrayList<>();
    List<Polyline> leaves = new ArrayList<>();
    compile(root, splits, leaves);
    int[] nodes = new int[(splits.size() + leaves.size()) * SIZE];
    for (int split = 0; split < splits.size(); split++) {
      int[] node = splits.get(split);
      for (int side = 3; side <= 4; side++) {
        node[side] = (node[side] < 0 ? splits.size() + ~node[side] : node[side]) * SIZE;
      }
      System.arraycopy(node, 0, nodes, split * SIZE, SIZE);
    }
    for (int at = splits.size() * SIZE; at < nodes.length; at += SIZE) {
      nodes[at + 3] = at;
      nodes[at + 4] = at;
    }
    return new ConditionalTree(nodes, leaves.toArray(Polyline[]::new));
  }

  /** The place of the branch among the splits; for a leaf the complement of its own among the leaves. */
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
    return place;
  }

  /** The code of a rank, 0 to 1. */
  public static int code(double rank) {
    return (int) (rank * RANKS);
  }

  /** The number of the leaf that a row falls into, its codes beginning at {@code offset}. */
  int leaf(int[] codes, int offset) {
    int at = 0;
    while (at < firstLeaf) {
      at = next(at, codes, offset);
    }
    return (at - firstLeaf) / SIZE;
  }

  private int next(int at, int[] codes, int offset) {
    long distance = codes[offset + nodes[at]] - nodes[at + 1] & 0xFFFFFFFFL;
    // A branch here is one that no processor predicts: 1 inside, where the difference is negative.
    int inside = (int) (distance - (nodes[at + 2] & 0xFFFFFFFFL) >>> 63);
    return nodes[at + 4 - inside];
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

  /**
   * The ranks of rows, each as {@link #rank} has it; faster, for one row's way down the tree waits at each level, and those of four
   * need not wait for each other.
   *
   * @param codes row by row, each row's {@code stride} ones behind those of the row before
   * @param ranks uniform numbers on the way in
   */
  public void ranks(int[] codes, int stride, double[] ranks, int count) {
    int i = 0;
    int offset = 0;
    for (; i + 3 < count; i += 4, offset += 4 * stride) {
      int a = 0;
      int b = 0;
      int c = 0;
      int d = 0;
      while (a < firstLeaf || b < firstLeaf || c < firstLeaf || d < firstLeaf) {
        a = next(a, codes, offset);
        b = next(b, codes, offset + stride);
        c = next(c, codes, offset + 2 * stride);
        d = next(d, codes, offset + 3 * stride);
      }
      draw(a, ranks, i);
      draw(b, ranks, i + 1);
      draw(c, ranks, i + 2);
      draw(d, ranks, i + 3);
    }
    for (; i < count; i++, offset += stride) {
      ranks[i] = rank(codes, offset, ranks[i]);
    }
  }

  private void draw(int at, double[] ranks, int i) {
    Polyline leaf = leaves[(at - firstLeaf) / SIZE];
    if (leaf != null) {
      ranks[i] = leaf.quantile(ranks[i]);
    }
  }
}
