package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.RankTree;
import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.LeafCode;
import dev.replica.model.MutualInformation;
import dev.replica.model.PrunedTree;
import dev.replica.model.RankRuns;
import dev.replica.model.Residual;
import dev.replica.model.TreeFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Estimates the conditional trees of a table's variables and publishes them. */
final class Trees {

  /** What the position has to tell of a column, in nats, to be one of the variables. */
  private static final double DRIFT = 0.05;

  /** Rows of a leaf at the least, however few may be told of: the shares of fewer are chance. */
  private static final int LEAF_ROWS = 50;

  /** Of small tables: that there may be so many leaves, but none of fewer rows than these. */
  private static final int LEAVES = 40;

  private static final int FEWEST = 15;

  /**
   * Nats that a character has to gain at the least. A weight takes about four, so that it has to gain 2.4: one of no use gains half
   * a one by chance, but the best of ten that were tried ln 10 = 2.3. On halves of tables that were not fitted, less than this
   * predicts no better, and more predicts worse.
   */
  private static final double CHEAPEST = 0.6;

  /** Days of the week and times of the day are what people look at: their characters are cheaper. */
  private static final double PARTS = 0.25;

  private static final double DEAREST = 1e6;
  private static final int HALVINGS = 10;

  /** Bins of what trees leave unexplained. */
  private static final Bins EVEN = Bins.even(RankTree.EVEN);

  /** How often trees are grown for what those before them leave unexplained, at the most, where characters are left. */
  private static final int BOOSTS = 2;

  private final List<Ranked> variables = new ArrayList<>();
  private final NullMasks masks;
  private BinnedRows rows;

  /** Trees that are being pruned, one for each variable; null where there is none. */
  private List<TreeFit> fits = new ArrayList<>();

  /** Trees before these that were told, of each variable, and what they leave unexplained. */
  private final List<List<PrunedTree>> settled = new ArrayList<>();

  private final List<Residual> residuals = new ArrayList<>();
  private final PublishingPolicy policy;

  private Trees(NullMasks masks, PublishingPolicy policy) {
    this.masks = masks;
    this.policy = policy;
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
      PublishingPolicy policy) {
    Trees trees = new Trees(masks, policy);
    keys.forEach(trees.variables::addAll);
    trees.order(keys.isEmpty() ? position : null, columns);
    byte[][] bits = masks.bits();
    int count = trees.variables.size();
    byte[][] codes = new byte[count + bits.length][];
    int[] bins = new int[codes.length];
    for (int v = 0; v < count; v++) {
      codes[v] = trees.variables.get(v).codes();
      bins[v] = trees.variables.get(v).bins().count();
    }
    for (int mask = 0; mask < bits.length; mask++) {
      codes[count + mask] = bits[mask];
      bins[count + mask] = 1;
    }
    trees.rows = new BinnedRows(codes, bins);
    for (Ranked ranked : trees.variables) {
      trees.settled.add(new ArrayList<>());
      trees.residuals.add(Residual.of(ranked.codes(), ranked.bins(), trees.residuals.size()));
    }
    // Each variable's tree is a function of the rows alone, whichever thread grows it.
    trees.fits =
        IntStream.range(0, count).parallel().mapToObj(trees::first).collect(Collectors.toList());
    return trees;
  }

  /** Null for what is not drawn. */
  private TreeFit first(int variable) {
    Ranked ranked = variables.get(variable);
    return ranked.drawn() && ranked.bins().count() > 1
        ? TreeFit.of(rows, variable, ranked.bins(), predictors(variable), leafRows())
        : null;
  }

  private int[] predictors(int target) {
    return IntStream.concat(
            IntStream.range(0, target), IntStream.range(variables.size(), rows.codes().length))
        .toArray();
  }

  private int leafRows() {
    int leafRows = Math.min(LEAF_ROWS, Math.max(FEWEST, rows.rows() / LEAVES));
    return Math.max(leafRows, policy.minCount());
  }

  /** Bins of the leaves of the trees that are being pruned. */
  private Bins bins(int variable) {
    return settled.get(variable).isEmpty() ? variables.get(variable).bins() : EVEN;
  }

  /** Settles the trees at a price, and grows others for what they leave unexplained. */
  private void boost(double price) {
    for (int v = 0; v < fits.size(); v++) {
      if (fits.get(v) != null) {
        PrunedTree told = pruned(v, price);
        residuals.set(v, residuals.get(v).after(told, rows, bins(v)));
        settled.get(v).add(told);
      }
    }
    fits = IntStream.range(0, fits.size())
        .parallel()
        .mapToObj(this::next)
        .collect(Collectors.toList());
  }

  /** Null for what is not drawn. */
  private TreeFit next(int variable) {
    if (fits.get(variable) == null) {
      return null;
    }
    byte[][] codes = rows.codes().clone();
    int[] bins = rows.bins().clone();
    codes[variable] = residuals.get(variable).codes(RankTree.EVEN);
    bins[variable] = RankTree.EVEN;
    return TreeFit.ofResidual(
        new BinnedRows(codes, bins), variable, EVEN, predictors(variable), leafRows());
  }

  /** Puts what tells much of each other side by side; the parts of a column stay together. */
  private void order(Ranked position, List<List<Ranked>> columns) {
    List<Ranked> all = new ArrayList<>();
    all.add(position == null ? columns.get(0).get(0) : position);
    List<Integer> owners = new ArrayList<>(List.of(-1));
    for (int column = 0; column < columns.size(); column++) {
      for (Ranked part : columns.get(column)) {
        all.add(part);
        owners.add(column);
      }
    }
    BinnedRows rows = new BinnedRows(
        all.stream().map(Ranked::codes).toArray(byte[][]::new),
        all.stream().mapToInt(ranked -> ranked.bins().count()).toArray());
    double[][] information = new double[columns.size()][columns.size()];
    double drift = 0;
    for (int first = 1; first < all.size(); first++) {
      drift = Math.max(drift, MutualInformation.of(rows, 0, first));
      for (int second = 1; second < first; second++) {
        int one = owners.get(first);
        int other = owners.get(second);
        if (one != other) {
          information[one][other] =
              Math.max(information[one][other], MutualInformation.of(rows, first, second));
          information[other][one] = information[one][other];
        }
      }
    }
    if (position != null && drift > DRIFT) {
      variables.add(position);
    }
    for (int column : MutualInformation.order(information)) {
      variables.addAll(columns.get(column));
    }
  }

  /**
   * What is told in so many characters at the most; null where nothing depends on anything. Less where more would be chance.
   *
   * @param size characters that a dependence takes in the genome
   */
  Dependence within(int characters, ToIntFunction<Dependence> size) {
    for (int boosts = 0; boosts < BOOSTS && price(characters, size) == CHEAPEST; boosts++) {
      boost(CHEAPEST);
    }
    return pruned(price(characters, size));
  }

  /** The lowest price at which so many characters are enough, roughly. */
  private double price(int characters, ToIntFunction<Dependence> size) {
    if (size.applyAsInt(pruned(CHEAPEST)) <= characters) {
      return CHEAPEST;
    }
    double low = CHEAPEST;
    double high = low;
    do {
      high *= 4;
    } while (size.applyAsInt(pruned(high)) > characters && high < DEAREST);
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = Math.sqrt(low * high);
      if (size.applyAsInt(pruned(middle)) > characters) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * What is told at a price; null where nothing depends on anything.
   *
   * @param price nats that a character of the genome has to be worth
   */
  Dependence pruned(double price) {
    List<List<PrunedTree>> trees =
        IntStream.range(0, fits.size()).mapToObj(v -> all(v, price)).toList();
    List<Edges> edges = variables.stream().map(Edges::new).toList();
    for (int v = 0; v < trees.size(); v++) {
      for (int tree = 0; tree < trees.get(v).size(); tree++) {
        name(trees.get(v).get(tree).root(), tree == 0 ? edges.get(v) : null, edges);
      }
    }
    List<Dependence.Variable> told = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      Edges own = edges.get(v);
      List<RankTree.Node> roots = new ArrayList<>();
      for (PrunedTree tree : trees.get(v)) {
        roots.add(node(tree.root(), roots.isEmpty() ? own : null, edges));
      }
      told.add(new Dependence.Variable(
          variables.get(v).column(),
          variables.get(v).part(),
          own.ranks(),
          roots.isEmpty() ? List.of() : RankTree.print(roots)));
    }
    List<Dependence.NullPattern> patterns = masks.patterns();
    return patterns.isEmpty()
            && told.stream().allMatch(variable -> variable.tree().isEmpty())
        ? null
        : new Dependence.Trees(patterns, told);
  }

  /** The trees of a variable, but for those behind the last one that tells anything. */
  private List<PrunedTree> all(int variable, double price) {
    List<PrunedTree> all = new ArrayList<>(settled.get(variable));
    if (fits.get(variable) != null) {
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
    boolean part = variables.get(variable).part() != null;
    TreeFit fit = fits.get(variable);
    return fit == null ? null : fit.pruned(part ? price * PARTS : price, policy.minCount());
  }

  /** Notes the edges that a tree names. */
  private void name(PrunedTree.Node node, Edges own, List<Edges> edges) {
    if (node instanceof PrunedTree.Leaf leaf) {
      if (own != null) {
        Arrays.stream(leaf.code().runs().ends()).forEach(own::use);
      }
      return;
    }
    PrunedTree.Split split = (PrunedTree.Split) node;
    if (split.variable() < variables.size()) {
      edges.get(split.variable()).use(split.to());
      edges.get(split.variable()).use(Math.max(0, split.from()));
    }
    name(split.inside(), own, edges);
    name(split.outside(), own, edges);
  }

  private RankTree.Node node(PrunedTree.Node node, Edges own, List<Edges> edges) {
    if (node instanceof PrunedTree.Leaf leaf) {
      return leaf(leaf.code(), own);
    }
    PrunedTree.Split split = (PrunedTree.Split) node;
    RankTree.Node yes = node(split.inside(), own, edges);
    RankTree.Node no = node(split.outside(), own, edges);
    if (split.variable() >= variables.size()) {
      int mask = split.variable() - variables.size();
      boolean asksPresent = split.from() == 0;
      RankTree.Masked question = new RankTree.Masked(masks.numbers().get(mask));
      return asksPresent
          ? new RankTree.Split(question, no, yes)
          : new RankTree.Split(question, yes, no);
    }
    Edges asked = edges.get(split.variable());
    RankTree.Question question = split.from() < 0
        ? new RankTree.Below(split.variable(), asked.number(split.to()))
        : new RankTree.Within(
            split.variable(), asked.number(split.from()), asked.number(split.to()));
    return new RankTree.Split(question, yes, no);
  }

  private static RankTree.Leaf leaf(LeafCode code, Edges own) {
    RankRuns runs = code.runs();
    return new RankTree.Leaf(
        Arrays.stream(runs.ends())
            .map(end -> own == null ? end : own.number(end))
            .boxed()
            .toList(),
        Arrays.stream(runs.weights()).boxed().toList(),
        runs.rest());
  }

  /** The edges of a variable that are published. */
  private static final class Edges {
    private final Ranked variable;
    private final TreeSet<Integer> used = new TreeSet<>();
    private TreeMap<Integer, Integer> numbers;

    Edges(Ranked variable) {
      this.variable = variable;
    }

    void use(int edge) {
      if (edge > 0 && edge < variable.bins().count()) {
        used.add(edge);
      }
    }

    /** The published number of an edge of the bins. */
    int number(int edge) {
      if (edge == 0) {
        return 0;
      }
      if (variable.told() != null) {
        return edge == variable.bins().count() ? variable.last() : variable.told()[edge - 1];
      }
      if (numbers == null) {
        numbers = new TreeMap<>();
        used.forEach(each -> numbers.put(each, numbers.size() + 1));
      }
      return edge == variable.bins().count() ? used.size() + 1 : numbers.get(edge);
    }

    List<Double> ranks() {
      return variable.told() != null
          ? List.of()
          : used.stream().map(edge -> variable.bins().edge(edge)).toList();
    }
  }
}
