package dev.replica.genome;

import java.util.List;

/**
 * The text of a conditional tree, in lines of nodes with semicolons between them, each split before what it leads to: first where
 * the answer is yes. A line ends only before a subtree. Trees may follow each other: the last one is drawn from first, evenly, and
 * what it gives is what the one before it is drawn by. Leaves of all but the first have {@link #EVEN} bins of the same width.
 *
 * <ul>
 *   <li>{@code 3<5}: variable 3 is null or its rank lies below its edge 5 (edges count from 1; {@code 3<0} asks for null only)
 *   <li>{@code 3=5}: the rank of variable 3 lies between its edges 5 and 6 (edge 0 is rank 0);
 *       {@code 3=5-8}: between its edges 5 and 8
 *   <li>{@code n2}: the columns of null mask 2 are null
 *   <li>{@code 12 4:30 5 +2}: a leaf, the weights of runs of bins: 12 for the first bin, 30 for the next 4 bins together, 5 for the
 *       bin behind them; 2 for all bins without a weight. In a run the rank is uniform. An empty leaf is uniform.
 * </ul>
 */
public final class RankTree {

  /** Bins of the leaves of all trees but the first. */
  public static final int EVEN = 16;

  private RankTree() {}

  /** A split or a leaf. */
  public sealed interface Node {}

  /** A question with two answers. */
  public sealed interface Question {}

  /** Whether the variable is null or below the edge. */
  public record Below(int variable, int edge) implements Question {}

  /** Whether the variable lies between the edges. */
  public record Within(int variable, int from, int to) implements Question {}

  /** Whether the columns of the mask are null. */
  public record Masked(int mask) implements Question {}

  public record Split(Question question, Node yes, Node no) implements Node {}

  /**
   * A distribution of ranks.
   *
   * @param ends edges at which the runs end, ascending; the last bin ends at the number of edges and one
   * @param weights of the runs, as many
   * @param rest weight of all runs of weight 0, and of what lies behind the last run, together
   */
  public record Leaf(List<Integer> ends, List<Integer> weights, int rest) implements Node {
    public Leaf {
      ends = List.copyOf(ends);
      weights = List.copyOf(weights);
    }
  }

  /**
   * Reads a tree.
   *
   * @throws IllegalArgumentException if it is none, or more than one; the message tells which string is wrong
   */
  public static Node parse(List<String> lines) {
    List<Node> roots = parseAll(lines);
    if (roots.size() > 1) {
      throw new IllegalArgumentException("there are nodes behind the last leaf");
    }
    return roots.get(0);
  }

  /**
   * Reads trees that follow each other.
   *
   * @throws IllegalArgumentException if they are none; the message tells which string is wrong
   */
  public static List<Node> parseAll(List<String> lines) {
    return new RankTreeParser(lines).parse();
  }

  /** The lines of a tree. */
  public static List<String> print(Node root) {
    return print(List.of(root));
  }

  /** The lines of trees that follow each other, one or more. */
  public static List<String> print(List<Node> roots) {
    return new RankTreePrinter(roots).lines();
  }
}
