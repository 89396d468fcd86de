package dev.replica.model;

/**
 * A tree as it is told.
 *
 * @param likelihood of the rows that it was made from, as a logarithm, against the marginal
 * @param characters that it takes
 */
public record PrunedTree(Node root, double likelihood, int characters) {

  /** A split, or a leaf. */
  public sealed interface Node {}

  /** Bins {@code from} inclusive to {@code to} exclusive of the variable lead inside; the least whole number for no lower end. */
  public record Split(int variable, int from, int to, Node inside, Node outside) implements Node {}

  public record Leaf(LeafCode code) implements Node {}

  /** The leaf that a row falls into. */
  public Leaf leaf(BinnedRows rows, int row) {
    Node node = root;
    while (node instanceof Split split) {
      int code = rows.codes()[split.variable()][row];
      node = code >= split.from() && code < split.to() ? split.inside() : split.outside();
    }
    return (Leaf) node;
  }
}
