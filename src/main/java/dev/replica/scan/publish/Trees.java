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
import java.util.Comparator;
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

  /** What a parent's column has to tell of a column, in nats, to be one of the variables. */
  private static final double HEREDITY = 0.003;

  /** Parents' columns at the most, those that tell most. */
  private static final int INHERITED = 24;

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

  /** The variables that rows have from their ancestors; null for their own. */
  private final List<Lineage.Inherited> inherited = new ArrayList<>();

  private final NullMasks masks;
  private BinnedRows rows;

  /** Trees that are being pruned, one for each variable; null where there is none. */
  private List<TreeFit> fits = new ArrayList<>();

  /** Trees before these that were told, of each variable, and what they leave unexplained. */
  private final List<List<PrunedTree>> settled = new ArrayList<>();

  private final List<Residual> residuals = new ArrayList<>();
  private final PublishingPolicy policy;
  private final int leafRows;
  private Latents latents;

  /** The tree of the null patterns; null where they depend on nothing. */
  private TreeFit nullFit;

  private Bins patternBins;

  private Trees(NullMasks masks, PublishingPolicy policy, int leafRows) {
    this.masks = masks;
    this.policy = policy;
    this.leafRows = leafRows;
  }

  /**
   * Grows the trees of all variables.
   *
   * @param keys columns of keys, each with its parts: seeding has them before anything is drawn. The position, which their order
   *     goes with, is no variable beside them
   * @param documents variables of JSON documents: they come last, for there may be many
   */
  static Trees grow(
      Ranked position,
      NullMasks masks,
      List<List<Ranked>> keys,
      List<List<Ranked>> columns,
      List<Ranked> documents,
      List<Lineage.Inherited> ancestors,
      Latents latents,
      PublishingPolicy policy) {
    int rows = position.codes().length;
    int leafRows = Math.min(LEAF_ROWS, Math.max(FEWEST, rows / LEAVES));
    return grow(position, masks, keys, columns, documents, ancestors, latents, leafRows, policy);
  }

  /** @param leafRows of a leaf at the least, but for those that may not be told */
  static Trees grow(
      Ranked position,
      NullMasks masks,
      List<List<Ranked>> keys,
      List<List<Ranked>> columns,
      List<Ranked> documents,
      List<Lineage.Inherited> ancestors,
      Latents latents,
      int leafRows,
      PublishingPolicy policy) {
    Trees trees = new Trees(masks, policy, Math.max(leafRows, policy.minCount()));
    trees.latents = latents;
    for (Ranked key : keys.stream().flatMap(List::stream).toList()) {
      trees.variables.add(key);
      trees.inherited.add(null);
    }
    trees.order(keys.isEmpty() ? position : null, columns, documents, ancestors);
    byte[][] bits = masks.bits();
    int count = trees.variables.size();
    byte[][] codes = new byte[count + bits.length][];
    int[] bins = new int[codes.length];
    int[][] groups = new int[codes.length][];
    for (int v = 0; v < count; v++) {
      codes[v] = trees.variables.get(v).codes();
      bins[v] = trees.variables.get(v).bins().count();
      groups[v] = trees.given(v) ? trees.inherited.get(v).groups() : null;
    }
    for (int mask = 0; mask < bits.length; mask++) {
      codes[count + mask] = bits[mask];
      bins[count + mask] = 1;
    }
    trees.rows = new BinnedRows(codes, bins, groups);
    trees.growPatterns(codes, bins, groups, trees.leafRows);
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
    return drawn(variable)
        ? TreeFit.of(
            rows, variable, ranked.bins(), predictors(variable), leafRows, policy.minCount())
        : null;
  }

  private int[] predictors(int target) {
    return IntStream.concat(
            IntStream.range(0, target), IntStream.range(variables.size(), rows.codes().length))
        .toArray();
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
        new BinnedRows(codes, bins, rows.groups()),
        variable,
        EVEN,
        predictors(variable),
        leafRows,
        policy.minCount());
  }

  /** The patterns of nulls, given what rows have from parents that all of them have. */
  private void growPatterns(byte[][] codes, int[] bins, int[][] groups, int leafRows) {
    List<Double> edges = new Dependence.Trees(masks.patterns(), List.of()).patternEdges();
    boolean ascend = edges.size() < BinnedRows.MOST - 1;
    for (int edge = 0; edge < edges.size(); edge++) {
      ascend &= edges.get(edge) > (edge == 0 ? 0 : edges.get(edge - 1)) && edges.get(edge) < 1;
    }
    int[] predictors = IntStream.range(0, variables.size())
        .filter(v -> groups[v] != null && IntStream.of(groups[v]).allMatch(group -> group >= 0))
        .toArray();
    if (edges.isEmpty() || !ascend || predictors.length == 0) {
      return;
    }
    patternBins = new Bins(edges.stream().mapToDouble(Double::doubleValue).toArray());
    int count = variables.size();
    byte[][] all = Arrays.copyOf(codes, count + 1);
    all[count] = masks.patternCodes();
    int[] allBins = Arrays.copyOf(bins, count + 1);
    allBins[count] = patternBins.count();
    int[][] allGroups = Arrays.copyOf(groups, count + 1);
    allGroups[count] = null;
    BinnedRows rows = new BinnedRows(all, allBins, allGroups);
    nullFit = TreeFit.of(rows, count, patternBins, predictors, leafRows, policy.minCount());
  }

  /** Whether rows have the variable from an ancestor. */
  private boolean given(int variable) {
    return inherited.get(variable) != null;
  }

  /** Puts what tells much of each other side by side, behind what ancestors tell; the parts of a column stay together. */
  private void order(
      Ranked position,
      List<List<Ranked>> columns,
      List<Ranked> documents,
      List<Lineage.Inherited> ancestors) {
    List<Ranked> all = new ArrayList<>();
    Ranked some = columns.isEmpty() ? documents.get(0) : columns.get(0).get(0);
    all.add(position == null ? some : position);
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
    for (Ranked part : documents) {
      drift = Math.max(drift, part.information(all.get(0)));
    }
    if (position != null && drift > DRIFT) {
      variables.add(position);
      inherited.add(null);
    }
    List<Ranked> told = new ArrayList<>(columns.stream().flatMap(List::stream).toList());
    told.addAll(documents);
    if (masks.patterns().size() > 1 && masks.patterns().size() < BinnedRows.MOST) {
      // Of nulls it is enough how they lie: their bins are never told.
      double[] even = new double[masks.patterns().size() - 1];
      Arrays.setAll(even, edge -> (edge + 1.0) / (even.length + 1));
      told.add(new Ranked("", null, false, new Bins(even), masks.patternCodes(), null, 0));
    }
    for (Lineage.Inherited given : telling(told, ancestors)) {
      variables.add(given.ranked());
      inherited.add(given);
    }
    for (int column : MutualInformation.order(information)) {
      for (Ranked part : columns.get(column)) {
        variables.add(part);
        inherited.add(null);
      }
    }
    for (Ranked part : DocumentVariables.ordered(documents)) {
      variables.add(part);
      inherited.add(null);
    }
  }

  /** Those of the ancestors' variables that tell something of the columns, the most telling first. */
  private static List<Lineage.Inherited> telling(
      List<Ranked> columns, List<Lineage.Inherited> ancestors) {
    double[] worth = new double[ancestors.size()];
    for (int a = 0; a < worth.length; a++) {
      Ranked ancestor = ancestors.get(a).ranked();
      for (Ranked column : columns) {
        worth[a] = Math.max(worth[a], ancestor.information(column));
      }
    }
    return IntStream.range(0, worth.length)
        .filter(a -> worth[a] > HEREDITY)
        .boxed()
        .sorted(Comparator.comparingDouble(a -> -worth[a]))
        .limit(INHERITED)
        .map(ancestors::get)
        .toList();
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
    return pruned(price(characters, size), latents);
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
    return pruned(price, null);
  }

  /** All that is worth its characters. */
  Dependence pruned() {
    return pruned(CHEAPEST);
  }

  /** @param common what rows of one parent have in common; null not to tell it */
  private Dependence pruned(double price, Latents common) {
    List<List<PrunedTree>> trees =
        IntStream.range(0, fits.size()).mapToObj(v -> all(v, price)).toList();
    List<Edges> edges = variables.stream().map(Edges::new).toList();
    for (int v = 0; v < trees.size(); v++) {
      for (int tree = 0; tree < trees.get(v).size(); tree++) {
        name(trees.get(v).get(tree).root(), tree == 0 ? edges.get(v) : null, edges);
      }
    }
    PrunedTree nullTree = nullFit == null ? null : nullFit.pruned(price, policy.minCount());
    Edges patternEdges = new Edges(patternBins);
    if (nullTree != null) {
      name(nullTree.root(), patternEdges, edges);
    }
    int[] numbers = numbers(edges, trees);
    List<Dependence.Variable> told = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      Edges own = edges.get(v);
      if (numbers[v] < 0) {
        continue;
      }
      List<RankTree.Node> roots = new ArrayList<>();
      for (PrunedTree tree : trees.get(v)) {
        roots.add(node(tree.root(), roots.isEmpty() ? own : null, edges, numbers));
      }
      told.add(new Dependence.Variable(
          variables.get(v).column(),
          variables.get(v).part(),
          variables.get(v).path(),
          given(v) ? inherited.get(v).by() : List.of(),
          own.ranks(),
          roots.isEmpty() ? List.of() : RankTree.print(roots),
          common == null || !drawn(v) ? null : latent(v, trees.get(v), common)));
    }
    List<Dependence.NullPattern> patterns = masks.patterns();
    List<String> nulls = nullTree == null
        ? List.of()
        : RankTree.print(node(nullTree.root(), patternEdges, edges, numbers));
    return patterns.isEmpty()
            && told.stream()
                .allMatch(variable -> variable.tree().isEmpty() && variable.latent() == null)
        ? null
        : new Dependence.Trees(patterns, nulls.equals(List.of("")) ? List.of() : nulls, told);
  }

  private boolean drawn(int variable) {
    return !given(variable)
        && variables.get(variable).drawn()
        && variables.get(variable).bins().count() > 1;
  }

  private Dependence.Latent latent(int variable, List<PrunedTree> trees, Latents common) {
    Ranked ranked = variables.get(variable);
    return common.of(
        rows,
        variable,
        ranked.bins(),
        ranked.told() != null,
        trees.isEmpty() ? null : trees.get(0).root());
  }

  /** The published number of each variable; -1 for one of an ancestor, or a part of a value, that no tree asks for. */
  private int[] numbers(List<Edges> edges, List<List<PrunedTree>> trees) {
    boolean[] needed = new boolean[variables.size()];
    for (int v = needed.length - 1; v >= 0; v--) {
      Ranked ranked = variables.get(v);
      boolean part = ranked.part() != null && !ranked.part().ofTime();
      needed[v] |= edges.get(v).asked() || !given(v) && (!part || !trees.get(v).isEmpty());
      // Whether something is there is known before what it is.
      for (int before = 0; needed[v] && before < v; before++) {
        needed[before] |= variables.get(before).settles(ranked);
      }
    }
    int[] numbers = new int[needed.length];
    int told = 0;
    for (int v = 0; v < numbers.length; v++) {
      numbers[v] = needed[v] ? told++ : -1;
    }
    return numbers;
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
    Dependence.Part told = variables.get(variable).part();
    boolean part = told != null && told.ofTime();
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
      edges.get(split.variable()).ask();
      edges.get(split.variable()).use(split.to());
      edges.get(split.variable()).use(Math.max(0, split.from()));
    }
    name(split.inside(), own, edges);
    name(split.outside(), own, edges);
  }

  private RankTree.Node node(PrunedTree.Node node, Edges own, List<Edges> edges, int[] numbers) {
    if (node instanceof PrunedTree.Leaf leaf) {
      return leaf(leaf.code(), own);
    }
    PrunedTree.Split split = (PrunedTree.Split) node;
    RankTree.Node yes = node(split.inside(), own, edges, numbers);
    RankTree.Node no = node(split.outside(), own, edges, numbers);
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
        ? new RankTree.Below(numbers[split.variable()], asked.number(split.to()))
        : new RankTree.Within(
            numbers[split.variable()], asked.number(split.from()), asked.number(split.to()));
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
    private boolean asked;

    Edges(Ranked variable) {
      this.variable = variable;
    }

    /** Of a variable all of whose edges are known without being told; null for none. */
    Edges(Bins bins) {
      int[] told = bins == null ? new int[0] : IntStream.range(1, bins.count()).toArray();
      variable = new Ranked(null, null, false, bins, new byte[0], told, told.length + 1);
    }

    void ask() {
      asked = true;
    }

    boolean asked() {
      return asked;
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
