package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.TableGenome.NullMask;
import dev.replica.model.Randomness;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Variables that are drawn one after the other, each by a tree over those before it; null masks by their patterns. Immutable once the
 * ranks of few rows are made even.
 */
final class TreeVariables implements Variables {

  private final List<Dependence.Variable> told;
  private final ChainVariable[] variables;
  private final NullPatterns patterns;
  private final long patternKey;
  private final int masks;
  private final long rows;
  private final Gates gates;
  private final EvenDraws even;

  private TreeVariables(
      Dependence.Trees trees,
      List<NullMask> masks,
      long rows,
      long key,
      Calendar days,
      Gates gates) {
    this.told = trees.variables();
    this.masks = masks.size();
    this.rows = rows;
    this.gates = gates;
    this.variables = new ChainVariable[told.size()];
    this.even = new EvenDraws(told.size());
    TreeCompiler compiler = new TreeCompiler(told);
    for (int v = 0; v < variables.length; v++) {
      variables[v] = variable(v, masks, key, days, compiler);
    }
    this.patternKey = Randomness.key(key, "null patterns");
    this.patterns = NullPatterns.of(trees, masks.size(), compiler);
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

  private ChainVariable variable(
      int v, List<NullMask> masks, long tableKey, Calendar days, TreeCompiler compiler) {
    Dependence.Variable variable = told.get(v);
    String column = variable.column();
    boolean own = variable.by().isEmpty();
    long key = Variables.key(column == null ? "" : column, tableKey);
    key = variable.part() == null ? key : Randomness.key(key, variable.part().name());
    for (String name : variable.path()) {
      key = Randomness.key(key, name);
    }
    GridValues times = own ? calendar(column, variable.part(), days) : null;
    return new ChainVariable(
        key,
        compiler.trees(v),
        SiblingLatents.of(variable.latent(), key),
        ChainVariable.kind(variable, times),
        own && column != null ? mask(column, masks) : -1,
        times,
        times == null ? -1 : ofColumn(column),
        times == null ? -1 : ofPart(column, Dependence.Part.WEEKDAY));
  }

  private static int mask(String column, List<NullMask> masks) {
    return IntStream.range(0, masks.size())
        .filter(mask -> masks.get(mask).columns().contains(column))
        .findFirst()
        .orElse(-1);
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

  @Override
  public int size() {
    return variables.length + masks;
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
    for (int v = 0; v < told.size(); v++) {
      Dependence.Variable variable = told.get(v);
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
    return patterns.mention(mask) ? variables.length + mask : -1;
  }

  @Override
  public Draw draw(int capacity, Heirs heirs) {
    return new ConditionalDraw(
        variables, patterns, patternKey, gates, even, rows, masks, capacity, heirs);
  }
}
