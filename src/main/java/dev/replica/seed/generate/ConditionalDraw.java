package dev.replica.seed.generate;

import dev.replica.model.ConditionalTree;
import dev.replica.model.Randomness;
import java.util.Arrays;

/** Draws the ranks of rows variable after variable, each by trees over those before it. Belongs to one thread. */
final class ConditionalDraw implements Variables.Draw {

  /** Where the distributions of a tree's leaves are asked for to tell them apart: no share of a bin is likely to end there. */
  private static final double STRATUM = 0.4142;

  private final ChainVariable[] variables;
  private final NullPatterns patterns;
  private final long patternKey;
  private final Gates gates;
  private final EvenDraws even;
  private final long rows;

  private final double[][] ranks;

  /** Row by row: the codes of all variables, then of all masks. */
  private final int[] codes;

  /** For each variable whose ranks are given, these; else null. */
  private final double[][] given;

  private final Variables.Heirs parents;

  /** Whether rows have some variables from their parents. */
  private final boolean heirs;

  /**
   * @param even what the ranks of few rows are drawn by; filled by {@link #even}
   * @param rows of the table
   * @param masks of the table
   */
  ConditionalDraw(
      ChainVariable[] variables,
      NullPatterns patterns,
      long patternKey,
      Gates gates,
      EvenDraws even,
      long rows,
      int masks,
      int capacity,
      Variables.Heirs parents) {
    this.variables = variables;
    this.patterns = patterns;
    this.patternKey = patternKey;
    this.gates = gates;
    this.even = even;
    this.rows = rows;
    this.parents = parents;
    heirs = Arrays.stream(variables)
        .anyMatch(variable -> variable.kind() == ChainVariable.Kind.INHERITED);
    int size = variables.length + masks;
    given = new double[size][];
    ranks = new double[size][capacity];
    codes = new int[size * capacity];
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
    if (!patterns.isEmpty() && patterns.tree() == null) {
      even.patterns(EvenRanks.of(new double[count], patternKey));
    }
    for (int i = 0; i < count; i++) {
      drawPattern(i, even.pattern(patternKey, i));
      inherit(i);
    }
    for (int v = 0; v < variables.length; v++) {
      if (isDrawn(v) && variables[v].latents() == null) {
        double[] strata = new double[count];
        for (int i = 0; i < count; i++) {
          strata[i] = stratum(v, i);
        }
        even.variable(v, EvenRanks.of(strata, variables[v].key()));
      }
      if (variables[v].kind() != ChainVariable.Kind.INHERITED) {
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
    ConditionalTree[] trees = variables[v].trees();
    return trees.length == 0 ? 0 : trees[trees.length - 1].rank(codes, offset, STRATUM);
  }

  @Override
  public void block(long first, int count) {
    for (int i = 0; i < count; i++) {
      drawPattern(i, even.pattern(patternKey, first + i));
      inherit(i);
    }
    for (int v = 0; v < variables.length; v++) {
      if (variables[v].kind() != ChainVariable.Kind.INHERITED) {
        column(v, first, count);
      }
    }
  }

  /** One loop for each kind of variable, and for each tree: what is the same for all rows is decided once. */
  private void column(int v, long first, int count) {
    double[] column = ranks[v];
    ChainVariable variable = variables[v];
    if (isDrawn(v)) {
      long key = variable.key();
      for (int i = 0; i < count; i++) {
        column[i] = even.uniform(v, key, first + i);
      }
      for (int i = 0; variable.latents() != null && i < count; i++) {
        long bits = Randomness.hash(key, first + i);
        column[i] = variable.latents().uniform(v, i, bits, column[i], parents);
      }
      for (ConditionalTree tree : variable.trees()) {
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
    int mask = variables[v].mask();
    boolean absent =
        mask >= 0 && codes[offset + variables.length + mask] < 0 || !gates.there(v, ranks, i);
    codes[offset + v] = absent ? ConditionalTree.ABSENT : ConditionalTree.code(ranks[v][i]);
  }

  @Override
  public void nulls(long first, int count) {
    for (int i = 0; i < count; i++) {
      drawPattern(i, even.pattern(patternKey, first + i));
    }
  }

  @Override
  public void row(int i, long row, int attempt) {
    drawPattern(i, Randomness.uniform(Randomness.hash(Randomness.hash(patternKey, attempt), row)));
    inherit(i);
    for (int v = 0; v < variables.length; v++) {
      draw(v, i, row, Randomness.hash(Randomness.hash(variables[v].key(), attempt), row));
    }
  }

  /** After the nulls, which say whether the row has a parent; they themselves may depend on parents that all rows have. */
  private void inherit(int i) {
    if (heirs) {
      parents.codes(i, codes, i * ranks.length);
    }
  }

  private void drawPattern(int i, double uniform) {
    int first = i * ranks.length + variables.length;
    if (patterns.isEmpty()) {
      return;
    }
    double rank = uniform;
    if (patterns.tree() != null) {
      parents.codes(i, codes, i * ranks.length);
      rank = patterns.tree().rank(codes, i * ranks.length, uniform);
    }
    int pattern = patterns.at(rank);
    for (int mask = 0; mask < ranks.length - variables.length; mask++) {
      boolean isNull = patterns.isNull(pattern, mask, uniform);
      codes[first + mask] = isNull ? ConditionalTree.ABSENT : 0;
      ranks[variables.length + mask][i] = isNull ? 0 : 1;
    }
  }

  private void draw(int v, int i, long row, long bits) {
    ChainVariable variable = variables[v];
    if (variable.kind() == ChainVariable.Kind.INHERITED) {
      return;
    }
    double rank = Randomness.uniform(bits);
    if (isDrawn(v)) {
      if (variable.latents() != null) {
        rank = variable.latents().uniform(v, i, bits, rank, parents);
      }
      for (ConditionalTree tree : variable.trees()) {
        rank = tree.rank(codes, i * ranks.length, rank);
      }
    } else {
      rank = settled(v, i, row);
    }
    ranks[v][i] = rank;
    encode(v, i);
  }

  private boolean isDrawn(int v) {
    return given[v] == null && variables[v].kind() == ChainVariable.Kind.DRAWN;
  }

  /** The rank of what is not drawn: given, the row's position, or what a day tells. */
  private double settled(int v, int i, long row) {
    if (given[v] != null) {
      return given[v][i];
    }
    return variables[v].kind() == ChainVariable.Kind.POSITION
        ? (row + .5) / rows
        : variables[v].ofDay(ranks, i);
  }
}
