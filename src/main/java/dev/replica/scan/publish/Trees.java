package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.RankTree;
import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.PrunedTree;
import dev.replica.model.Residual;
import dev.replica.model.TreeFit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Estimates the conditional trees of a table's variables and publishes them. */
final class Trees {

  /** Rows of a leaf at the least, however few may be told of: the shares of fewer are chance. */
  private static final int LEAF_ROWS = 50;

  /** Of small tables: that there may be so many leaves, but none of fewer rows than these. */
  private static final int LEAVES = 40;

  private static final int FEWEST = 15;

  /** Days of the week and times of the day are what people look at: their characters are cheaper. */
  private static final double PARTS = 0.25;

  /** Bins of what trees leave unexplained. */
  private static final Bins EVEN = Bins.even(RankTree.EVEN);

  /** How often trees are grown for what those before them leave unexplained, at the most, where characters are left. */
  private static final int BOOSTS = 2;

  private final List<TreeVariable> variables;
  private final NullMasks masks;
  private final BinnedRows rows;
  private final Latents latents;
  private final PublishingPolicy policy;
  private final int leafRows;

  /** The tree of the null patterns; null where they depend on nothing. */
  private final NullTree nullTree;

  /** At which trees are told. */
  private double settledPrice = Price.CHEAPEST;

  /** Trees that are being pruned, one for each variable, null where there is none; null before they are asked for. */
  private List<TreeFit> fits;

  /** Trees before these that were told, of each variable, and what they leave unexplained. */
  private final List<List<PrunedTree>> settled = new ArrayList<>();

  private final List<Residual> residuals = new ArrayList<>();

  private Trees(
      List<TreeVariable> variables,
      NullMasks masks,
      BinnedRows rows,
      Latents latents,
      int leafRows,
      PublishingPolicy policy) {
    this.variables = variables;
    this.masks = masks;
    this.rows = rows;
    this.latents = latents;
    this.leafRows = leafRows;
    this.policy = policy;
    nullTree = NullTree.grow(masks, variables, rows, leafRows, policy.minCount());
    for (int v = 0; v < variables.size(); v++) {
      settled.add(new ArrayList<>());
      residuals.add(null);
    }
  }

  /**
   * Grows the trees of all variables.
   *
   * @param keys columns of keys, each with its parts: seeding has them before anything is drawn. The position, which their order
   *     goes with, is no variable beside them
   */
  static Trees grow(
      Ranked position,
      NullMasks masks,
      List<List<Ranked>> keys,
      List<List<Ranked>> columns,
      List<Lineage.Inherited> ancestors,
      Latents latents,
      PublishingPolicy policy) {
    int leafRows = leafRows(position.codes().length);
    return grow(position, masks, keys, columns, ancestors, latents, leafRows, policy);
  }

  /** @param leafRows of a leaf at the least, but for those that may not be told */
  static Trees grow(
      Ranked position,
      NullMasks masks,
      List<List<Ranked>> keys,
      List<List<Ranked>> columns,
      List<Lineage.Inherited> ancestors,
      Latents latents,
      int leafRows,
      PublishingPolicy policy) {
    List<TreeVariable> variables =
        VariableOrder.of(keys.isEmpty() ? position : null, masks, keys, columns, ancestors);
    return new Trees(
        variables,
        masks,
        TreeVariable.rows(variables, masks),
        latents,
        Math.max(leafRows, policy.minCount()),
        policy);
  }

  /** The trees of the same variables by some of the rows only. */
  Trees by(int[] some) {
    int least = Math.max(leafRows(some.length), policy.minCount());
    return new Trees(variables, masks.of(some, policy), rows.of(some), null, least, policy);
  }

  private static int leafRows(int rows) {
    return Math.min(LEAF_ROWS, Math.max(FEWEST, rows / LEAVES));
  }

  /** The variables' bins, and behind them whether each mask's columns are null. */
  BinnedRows rows() {
    return rows;
  }

  NullMasks masks() {
    return masks;
  }

  /** The column's values as a variable of the table's own. */
  Ranked ranked(String column) {
    return variables.stream()
        .filter(variable -> !variable.given())
        .map(TreeVariable::ranked)
        .filter(ranked -> column.equals(ranked.column()) && ranked.part() == null)
        .findFirst()
        .orElseThrow();
  }

  /** For each row -1 where the mask's columns are null, else 0. */
  byte[] bits(int mask) {
    return rows.codes()[variables.size() + masks.numbers().indexOf(mask)];
  }

  /** The logarithm of how much more likely each of the rows is by what {@link #within} told than by columns that know nothing of each other. */
  double[] gains(BinnedRows others) {
    double[] gains = PatternGains.of(masks, others, variables.size());
    for (int v = 0; v < variables.size(); v++) {
      Bins bins = variables.get(v).ranked().bins();
      TreeGains.add(all(v, settledPrice), bins, EVEN, others, v, gains);
    }
    return gains;
  }

  private List<TreeFit> fits() {
    if (fits == null) {
      // Each variable's tree is a function of the rows alone, whichever thread grows it.
      fits = IntStream.range(0, variables.size())
          .parallel()
          .mapToObj(this::first)
          .collect(Collectors.toList());
    }
    return fits;
  }

  /** Null for what is not drawn. */
  private TreeFit first(int variable) {
    TreeVariable target = variables.get(variable);
    return target.drawn()
        ? TreeFit.of(
            rows,
            variable,
            target.ranked().bins(),
            predictors(variable),
            leafRows,
            policy.minCount())
        : null;
  }

  private int[] predictors(int target) {
    return IntStream.concat(
            IntStream.range(0, target), IntStream.range(variables.size(), rows.codes().length))
        .toArray();
  }

  /** Bins of the leaves of the trees that are being pruned. */
  private Bins bins(int variable) {
    return settled.get(variable).isEmpty() ? variables.get(variable).ranked().bins() : EVEN;
  }

  /** Settles the trees at a price, and grows others for what they leave unexplained. */
  private void boost(double price) {
    for (int v = 0; v < fits().size(); v++) {
      if (fits().get(v) != null) {
        PrunedTree told = pruned(v, price);
        residuals.set(v, residual(v).after(told, rows, bins(v)));
        settled.get(v).add(told);
      }
    }
    fits = IntStream.range(0, fits().size())
        .parallel()
        .mapToObj(this::next)
        .collect(Collectors.toList());
  }

  /** What is unexplained so far: before any trees, all. */
  private Residual residual(int variable) {
    Residual left = residuals.get(variable);
    return left == null
        ? Residual.of(rows.codes()[variable], variables.get(variable).ranked().bins(), variable)
        : left;
  }

  /** Null for what is not drawn. */
  private TreeFit next(int variable) {
    if (fits().get(variable) == null) {
      return null;
    }
    byte[][] codes = rows.codes().clone();
    int[] bins = rows.bins().clone();
    codes[variable] = residuals.get(variable).codes(RankTree.EVEN);
    bins[variable] = RankTree.EVEN;
    return TreeFit.ofResidual(
        new BinnedRows(codes, bins, rows.groups()),
        variable,
        EVEN,
        predictors(variable),
        leafRows,
        policy.minCount());
  }

  /**
   * What is told in so many characters at the most; null where nothing depends on anything. Less where more would be chance.
   *
   * @param size characters that a dependence takes in the genome
   */
  Dependence within(int characters, ToIntFunction<Dependence> size) {
    DoubleToIntFunction sizes = price -> size.applyAsInt(pruned(price));
    settledPrice = Price.within(characters, sizes);
    for (int boosts = 0; boosts < BOOSTS && settledPrice == Price.CHEAPEST; boosts++) {
      boost(settledPrice);
      settledPrice = Price.within(characters, sizes);
    }
    return pruned(settledPrice, latents);
  }

  /**
   * What is told at a price; null where nothing depends on anything.
   *
   * @param price nats that a character of the genome has to be worth
   */
  Dependence pruned(double price) {
    return pruned(price, null);
  }

  /** All that is worth its characters. */
  Dependence pruned() {
    return pruned(Price.CHEAPEST);
  }

  /** @param common what rows of one parent have in common; null not to tell it */
  private Dependence pruned(double price, Latents common) {
    List<List<PrunedTree>> trees =
        IntStream.range(0, fits().size()).mapToObj(v -> all(v, price)).toList();
    PrunedTree nulls = nullTree == null ? null : nullTree.fit().pruned(price, policy.minCount());
    TreeWriter writer = new TreeWriter(
        variables,
        masks,
        trees,
        v -> common == null ? null : latent(v, trees.get(v), common),
        nullTree == null ? null : nullTree.bins(),
        nulls);
    List<Dependence.Variable> told = writer.variables();
    return masks.patterns().isEmpty() && told.isEmpty()
        ? null
        : new Dependence.Trees(masks.patterns(), writer.nullTree(), told);
  }

  /** Null for what is not drawn, and where siblings have nothing in common. */
  private Dependence.Latent latent(int variable, List<PrunedTree> trees, Latents common) {
    Ranked ranked = variables.get(variable).ranked();
    return variables.get(variable).drawn()
        ? common.of(
            rows,
            variable,
            ranked.bins(),
            ranked.told() != null,
            trees.isEmpty() ? null : trees.get(0).root())
        : null;
  }

  /** The trees of a variable, but for those behind the last one that tells anything. */
  private List<PrunedTree> all(int variable, double price) {
    List<PrunedTree> all = new ArrayList<>(settled.get(variable));
    if (fits().get(variable) != null) {
      all.add(pruned(variable, price));
    }
    while (!all.isEmpty()
        && all.get(all.size() - 1).root() instanceof PrunedTree.Leaf leaf
        && leaf.code().runs().ends().length == 0) {
      all.remove(all.size() - 1);
    }
    return all;
  }

  private PrunedTree pruned(int variable, double price) {
    Dependence.Part told = variables.get(variable).ranked().part();
    boolean part = told != null && told.ofTime();
    TreeFit fit = fits().get(variable);
    return fit == null ? null : fit.pruned(part ? price * PARTS : price, policy.minCount());
  }
}
