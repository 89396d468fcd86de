package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.RankTree;
import dev.replica.genome.TableGenome.NullMask;
import dev.replica.model.Bins;
import dev.replica.model.Branch;
import dev.replica.model.ConditionalTree;
import dev.replica.model.Normal;
import dev.replica.model.Polyline;
import dev.replica.model.Randomness;
import dev.replica.model.RankRuns;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Variables that are drawn one after the other, each by a tree over those before it; null masks by their patterns. Immutable once the
 * ranks of few rows are made even.
 */
final class TreeVariables implements Variables {

  /** Where the distributions of a tree's leaves are asked for to tell them apart: no share of a bin is likely to end there. */
  private static final double STRATUM = 0.4142;

  private static final int MONTHS = 12;
  private static final int WEEK = 7;

  private final List<Dependence.Variable> variables;

  /** The trees of each variable, in the order in which they are drawn by: the last one told first. */
  private final ConditionalTree[][] trees;

  private final long[] keys;

  /** For each variable keys of what rows have in common with those of the same parents; null where they have nothing. */
  private final long[][] latentKeys;

  /** The square roots of the correlations. */
  private final double[][] shared;

  private final double[][] home;

  /** Variables that are not drawn: those of parents, and the row's position. */
  private final boolean[] inherited;

  private final boolean[] isPosition;

  /** Whether rows have some variables from their parents. */
  private final boolean heirs;

  /** The mask that the column of a variable is in; -1 for none. */
  private final int[] maskOf;

  /** Of few rows, what each variable's ranks are drawn by at the first attempt; null for whatever chance says. */
  private final double[][] even;

  /** Likewise, the null patterns. */
  private double[] evenPatterns;

  private final Polyline patterns;
  private final boolean[][] masked;

  /** Whether a mask is in some pattern. */
  private final boolean[] patterned;

  /** Null where patterns depend on nothing. */
  private final ConditionalTree patternTree;

  private final long patternKey;
  private final long rows;

  /** For what the days of a column tell, the column's times; null for what is drawn. */
  private final GridValues[] calendar;

  /** Likewise, the variables of the column's values and of its days of the week, -1 for none. */
  private final int[] dayOf;

  private final int[] weekdayOf;

  private final Gates gates;

  private TreeVariables(
      Dependence.Trees trees,
      List<NullMask> masks,
      long rows,
      long key,
      Calendar days,
      Gates gates) {
    this.gates = gates;
    this.variables = trees.variables();
    this.rows = rows;
    this.trees = new ConditionalTree[variables.size()][];
    this.keys = new long[variables.size()];
    this.maskOf = new int[variables.size()];
    this.latentKeys = new long[variables.size()][];
    this.shared = new double[variables.size()][];
    this.home = new double[variables.size()][];
    this.inherited = new boolean[variables.size()];
    this.isPosition = new boolean[variables.size()];
    this.heirs = variables.stream().anyMatch(variable -> !variable.by().isEmpty());
    this.calendar = new GridValues[variables.size()];
    this.dayOf = new int[variables.size()];
    this.weekdayOf = new int[variables.size()];
    for (int v = 0; v < keys.length; v++) {
      String column = variables.get(v).column();
      Dependence.Part part = variables.get(v).part();
      long columnKey = Variables.key(column == null ? "" : column, key);
      keys[v] = part == null ? columnKey : Randomness.key(columnKey, part.name());
      for (String name : variables.get(v).path()) {
        keys[v] = Randomness.key(keys[v], name);
      }
      inherited[v] = !variables.get(v).by().isEmpty();
      isPosition[v] = column == null;
      boolean ancestral = inherited[v];
      calendar[v] = ancestral ? null : calendar(column, part, days);
      dayOf[v] = calendar[v] == null ? -1 : ofColumn(column);
      weekdayOf[v] = calendar[v] == null ? -1 : ofPart(column, Dependence.Part.WEEKDAY);
      Dependence.Latent latent = variables.get(v).latent();
      if (latent != null) {
        List<Dependence.Latent> all = latent.all();
        long first = Randomness.key(keys[v], "latent");
        latentKeys[v] = IntStream.range(0, all.size())
            .mapToLong(k -> k == 0 ? first : Randomness.key(first, all.get(k).by()))
            .toArray();
        shared[v] =
            all.stream().mapToDouble(each -> Math.sqrt(each.correlation())).toArray();
        home[v] = all.stream().mapToDouble(Dependence.Latent::home).toArray();
      }
      maskOf[v] = IntStream.range(0, masks.size())
          .filter(
              mask -> column != null && !ancestral && masks.get(mask).columns().contains(column))
          .findFirst()
          .orElse(-1);
      this.trees[v] = trees(v);
    }
    this.patternKey = Randomness.key(key, "null patterns");
    this.patterned = new boolean[masks.size()];
    this.masked = masked(trees.nullPatterns(), masks.size());
    this.patternTree = trees.nullTree().isEmpty() || trees.nullPatterns().isEmpty()
        ? null
        : ConditionalTree.of(branch(
            RankTree.parse(trees.nullTree()),
            trees.patternEdges().stream().mapToDouble(Double::doubleValue).toArray()));
    this.patterns = trees.nullPatterns().isEmpty() ? null : shares(trees.nullPatterns());
    this.even = new double[variables.size()][];
  }

  /** The times whose days tell the variable; null where it is drawn. */
  private static GridValues calendar(String column, Dependence.Part part, Calendar days) {
    boolean told = part == Dependence.Part.MONTH || part == Dependence.Part.WEEKDAY;
    GridValues times = told ? days.of(column) : null;
    boolean drawn = part == Dependence.Part.WEEKDAY
        && times != null
        && times.days() != null
        && times.days().weekly();
    return drawn ? null : times;
  }

  private ConditionalTree[] trees(int v) {
    if (variables.get(v).tree().isEmpty()) {
      return new ConditionalTree[0];
    }
    List<RankTree.Node> roots = RankTree.parseAll(variables.get(v).tree());
    ConditionalTree[] compiled = new ConditionalTree[roots.size()];
    double[] even = Bins.even(RankTree.EVEN).edges();
    for (int tree = 0; tree < compiled.length; tree++) {
      double[] edges = tree == 0 ? edges(v) : even;
      compiled[compiled.length - 1 - tree] = ConditionalTree.of(branch(roots.get(tree), edges));
    }
    return compiled;
  }

  /**
   * @param masks of the table
   * @param rows of the table
   * @param key of the table
   * @param days of the columns of times
   * @param gates of the parts of documents
   */
  static TreeVariables of(
      Dependence.Trees trees,
      List<NullMask> masks,
      long rows,
      long key,
      Calendar days,
      Gates gates) {
    return new TreeVariables(trees, masks, rows, key, days, gates);
  }

  private boolean[][] masked(List<Dependence.NullPattern> told, int masks) {
    boolean[][] masked = new boolean[told.size()][masks];
    for (int pattern = 0; pattern < masked.length; pattern++) {
      for (int mask : told.get(pattern).masks()) {
        masked[pattern][mask] = true;
        patterned[mask] = true;
      }
    }
    return masked;
  }

  private static Polyline shares(List<Dependence.NullPattern> told) {
    double sum = told.stream().mapToDouble(Dependence.NullPattern::share).sum();
    double[] at = new double[told.size() + 1];
    double[] cumulative = new double[told.size() + 1];
    double running = 0;
    for (int pattern = 0; pattern < told.size(); pattern++) {
      running += told.get(pattern).share();
      at[pattern + 1] = pattern + 1;
      cumulative[pattern + 1] = Math.min(1, running / sum);
    }
    cumulative[told.size()] = 1;
    return Polyline.of(at, cumulative);
  }

  private double[] edges(int variable) {
    return variables.get(variable).edges().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private Branch branch(RankTree.Node node, double[] edges) {
    if (node instanceof RankTree.Leaf leaf) {
      int[] ends = leaf.ends().stream().mapToInt(Integer::intValue).toArray();
      int[] weights = leaf.weights().stream().mapToInt(Integer::intValue).toArray();
      return new Branch.Leaf(new RankRuns(ends, weights, leaf.rest()).ranks(edges));
    }
    RankTree.Split split = (RankTree.Split) node;
    Branch yes = branch(split.yes(), edges);
    Branch no = branch(split.no(), edges);
    if (split.question() instanceof RankTree.Below below) {
      int to = below.edge() == 0 ? 0 : code(below.variable(), below.edge());
      return new Branch.Split(below.variable(), Integer.MIN_VALUE, to, yes, no);
    } else if (split.question() instanceof RankTree.Within within) {
      int from = code(within.variable(), within.from());
      int to = code(within.variable(), within.to());
      return new Branch.Split(within.variable(), from, to, yes, no);
    }
    int mask = ((RankTree.Masked) split.question()).mask();
    return new Branch.Split(variables.size() + mask, Integer.MIN_VALUE, 0, yes, no);
  }

  /** The code at which an edge of a variable stands. */
  private int code(int variable, int edge) {
    List<Double> edges = variables.get(variable).edges();
    if (edge > edges.size()) {
      return Integer.MAX_VALUE;
    }
    return edge == 0 ? 0 : ConditionalTree.code(edges.get(edge - 1));
  }

  @Override
  public int size() {
    return variables.size() + patterned.length;
  }

  @Override
  public int ofColumn(String column) {
    return ofPart(column, null);
  }

  @Override
  public int ofPart(String column, Dependence.Part part) {
    return ofPart(column, part, List.of());
  }

  @Override
  public int ofPart(String column, Dependence.Part part, List<String> path) {
    for (int v = 0; v < variables.size(); v++) {
      Dependence.Variable variable = variables.get(v);
      if (variable.by().isEmpty()
          && column.equals(variable.column())
          && variable.part() == part
          && variable.path().equals(path)) {
        return v;
      }
    }
    return -1;
  }

  @Override
  public int ofMask(int mask) {
    return mask < patterned.length && patterned[mask] ? variables.size() + mask : -1;
  }

  @Override
  public Draw draw(int capacity, Heirs heirs) {
    return new Conditional(capacity, heirs);
  }

  private static double uniform(double[] even, long key, long row) {
    return even == null || row >= even.length
        ? Randomness.uniform(Randomness.hash(key, row))
        : even[(int) row];
  }

  private final class Conditional implements Draw {
    private final double[][] ranks;

    /** Row by row: the codes of all variables, then of all masks. */
    private final int[] codes;

    /** For each variable whose ranks are given, these; else null. */
    private final double[][] given;

    private final Heirs parents;

    Conditional(int capacity, Heirs parents) {
      this.parents = parents;
      given = new double[size()][];
      ranks = new double[size()][capacity];
      codes = new int[size() * capacity];
    }

    @Override
    public double[][] ranks() {
      return ranks;
    }

    @Override
    public void give(int variable, int i, double rank) {
      if (given[variable] == null) {
        given[variable] = new double[ranks[variable].length];
      }
      given[variable][i] = rank;
    }

    /** Variable after variable, given even ones: those of the rows that a tree treats alike are even among themselves. */
    @Override
    public void even(int count) {
      if (patterns != null && patternTree == null) {
        evenPatterns = EvenRanks.of(new double[count], patternKey);
      }
      for (int i = 0; i < count; i++) {
        drawPattern(i, uniform(evenPatterns, patternKey, i));
        inherit(i);
      }
      for (int v = 0; v < keys.length; v++) {
        if (!inherited[v] && isDrawn(v) && latentKeys[v] == null) {
          double[] strata = new double[count];
          for (int i = 0; i < count; i++) {
            strata[i] = stratum(v, i);
          }
          even[v] = EvenRanks.of(strata, keys[v]);
        }
        if (!inherited[v]) {
          column(v, 0, count);
        }
      }
    }

    /** The same for rows that the variable's first tree treats alike, and of those in which it is there. */
    private double stratum(int v, int i) {
      encode(v, i);
      int offset = i * ranks.length;
      if (codes[offset + v] == ConditionalTree.ABSENT) {
        return -1;
      }
      return trees[v].length == 0 ? 0 : trees[v][trees[v].length - 1].rank(codes, offset, STRATUM);
    }

    @Override
    public void block(long first, int count) {
      for (int i = 0; i < count; i++) {
        drawPattern(i, uniform(evenPatterns, patternKey, first + i));
        inherit(i);
      }
      for (int v = 0; v < keys.length; v++) {
        if (!inherited[v]) {
          column(v, first, count);
        }
      }
    }

    /** One loop for each kind of variable, and for each tree: what is the same for all rows is decided once. */
    private void column(int v, long first, int count) {
      double[] column = ranks[v];
      if (isDrawn(v)) {
        long key = keys[v];
        for (int i = 0; i < count; i++) {
          column[i] = uniform(even[v], key, first + i);
        }
        for (int i = 0; latentKeys[v] != null && i < count; i++) {
          column[i] = common(v, i, Randomness.hash(key, first + i), column[i]);
        }
        for (ConditionalTree tree : trees[v]) {
          tree.ranks(codes, ranks.length, column, count);
        }
      } else {
        for (int i = 0; i < count; i++) {
          column[i] = settled(v, i, first + i);
        }
      }
      for (int i = 0; i < count; i++) {
        encode(v, i);
      }
    }

    /** Has the rank as a code that trees ask for. */
    private void encode(int v, int i) {
      int offset = i * ranks.length;
      boolean absent = maskOf[v] >= 0 && codes[offset + keys.length + maskOf[v]] < 0
          || !gates.there(v, ranks, i);
      codes[offset + v] = absent ? ConditionalTree.ABSENT : ConditionalTree.code(ranks[v][i]);
    }

    @Override
    public void nulls(long first, int count) {
      for (int i = 0; i < count; i++) {
        drawPattern(i, uniform(evenPatterns, patternKey, first + i));
      }
    }

    @Override
    public void row(int i, long row, int attempt) {
      drawPattern(
          i, Randomness.uniform(Randomness.hash(Randomness.hash(patternKey, attempt), row)));
      inherit(i);
      for (int v = 0; v < keys.length; v++) {
        draw(v, i, row, Randomness.hash(Randomness.hash(keys[v], attempt), row));
      }
    }

    /** After the nulls, which say whether the row has a parent; they themselves may depend on parents that all rows have. */
    private void inherit(int i) {
      if (heirs) {
        parents.codes(i, codes, i * ranks.length);
      }
    }

    private void drawPattern(int i, double uniform) {
      int first = i * ranks.length + keys.length;
      if (patterns == null) {
        return;
      }
      double rank = uniform;
      if (patternTree != null) {
        parents.codes(i, codes, i * ranks.length);
        rank = patternTree.rank(codes, i * ranks.length, uniform);
      }
      int pattern = Math.min((int) patterns.quantile(rank), masked.length - 1);
      boolean[] isNull = masked[pattern];
      for (int mask = 0; mask < isNull.length; mask++) {
        codes[first + mask] = isNull[mask] ? ConditionalTree.ABSENT : 0;
        ranks[keys.length + mask][i] = isNull[mask] ? 0 : 1;
      }
    }

    private void draw(int v, int i, long row, long bits) {
      int offset = i * ranks.length;
      double rank;
      if (inherited[v]) {
        return;
      }
      if (isDrawn(v)) {
        rank = Randomness.uniform(bits);
        if (latentKeys[v] != null) {
          rank = common(v, i, bits, rank);
        }
        for (ConditionalTree tree : trees[v]) {
          rank = tree.rank(codes, offset, rank);
        }
      } else {
        rank = settled(v, i, row);
      }
      ranks[v][i] = rank;
      encode(v, i);
    }

    private boolean isDrawn(int v) {
      return given[v] == null && !isPosition[v] && calendar[v] == null;
    }

    /** The rank of what is not drawn: given, the row's position, or what a day tells. */
    private double settled(int v, int i, long row) {
      if (given[v] != null) {
        return given[v][i];
      }
      if (isPosition[v]) {
        return (row + .5) / rows;
      }
      double weekday = weekdayOf[v] < 0 ? 0 : ranks[weekdayOf[v]][i];
      long day = calendar[v].day(ranks[dayOf[v]][i], weekday);
      return variables.get(v).part() == Dependence.Part.MONTH
          ? (Days.month(day) + .5) / MONTHS
          : (Days.ofWeek(day) + .5) / WEEK;
    }

    /** A uniform number that rows of one parent have in common, as far as the genome says. */
    private double common(int v, int i, long bits, double uniform) {
      double score = 0;
      double left = 1;
      for (int k = 0; k < latentKeys[v].length; k++) {
        long parent = parents.parent(v, k, i);
        if (parent == References.NONE) {
          continue;
        }
        double theirs = Randomness.uniform(Randomness.hash(latentKeys[v][k], parent));
        if (home[v][k] == 0) {
          score += shared[v][k] * Normal.fastQuantile(theirs);
          left -= shared[v][k] * shared[v][k];
        } else if (Randomness.uniform(Randomness.hash(latentKeys[v][k], bits)) < home[v][k]) {
          return theirs;
        }
      }
      return left == 1
          ? uniform
          : Normal.fastCdf(score + Math.sqrt(left) * Normal.fastQuantile(uniform));
    }
  }
}
