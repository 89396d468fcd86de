package dev.replica.model;

/**
 * A tree that was grown and can be pruned at any price: a subtree stays where it gains more likelihood than its characters cost
 * (minimal cost-complexity pruning, Breiman et al., 1984, with the length of the genome as complexity). Immutable.
 */
public final class TreeFit {

  /** Characters of a split: variable, sign, bin and semicolon. That it was chosen among hundreds, growing asks for ({@code LEAST_GAIN}). */
  private static final int SPLIT = 5;

  private static final int LEAVES = 256;
  private static final int FEW_LEAVES = 64;

  private final FittedTree root;
  private final Bins bins;

  private TreeFit(FittedTree root, Bins bins) {
    this.root = root;
    this.bins = bins;
  }

  /**
   * Grows the tree of a variable.
   *
   * @param bins of the target
   * @param predictors variables that may be asked for
   * @param leafRows of a leaf at the least
   * @param leafGroups groups on either side of a split that asks for what rows have from their groups, at the least
   */
  public static TreeFit of(
      BinnedRows rows, int target, Bins bins, int[] predictors, int leafRows, int leafGroups) {
    return new TreeFit(
        TreeGrowth.grow(rows, target, predictors, leafRows, LEAVES, leafGroups), bins);
  }

  /** Grows the tree of what is left unexplained: of few leaves, for little is left. */
  public static TreeFit ofResidual(
      BinnedRows rows, int target, Bins bins, int[] predictors, int leafRows, int leafGroups) {
    return new TreeFit(
        TreeGrowth.grow(rows, target, predictors, leafRows, FEW_LEAVES, leafGroups), bins);
  }

  /**
   * The best subtree.
   *
   * @param price what a character has to gain in likelihood (nats)
   * @param minCount rows below which nothing is told of a run of bins
   */
  public PrunedTree pruned(double price, int minCount) {
    PrunedTree best = pruned(root, price, minCount);
    return new PrunedTree(
        Raking.raked(best.root(), root, bins), best.likelihood(), best.characters());
  }

  private PrunedTree pruned(FittedTree tree, double price, int minCount) {
    LeafCode code = LeafCode.of(tree.counts, bins, tree.merging(bins), price, minCount);
    PrunedTree leaf =
        new PrunedTree(new PrunedTree.Leaf(code), code.likelihood(), code.characters());
    if (tree.inside == null) {
      return leaf;
    }
    PrunedTree inside = pruned(tree.inside, price, minCount);
    PrunedTree outside = pruned(tree.outside, price, minCount);
    double likelihood = inside.likelihood() + outside.likelihood();
    int characters = SPLIT + inside.characters() + outside.characters();
    double gain = likelihood - leaf.likelihood() - price * (characters - leaf.characters());
    return gain <= 0
        ? leaf
        : new PrunedTree(
            new PrunedTree.Split(tree.variable, tree.low, tree.high, inside.root(), outside.root()),
            likelihood,
            characters);
  }
}
