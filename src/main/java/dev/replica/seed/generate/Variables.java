package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.TableGenome;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.TablePlan;
import java.util.List;

/** The variables of a table that depend on each other: how the ranks of its columns and masks are drawn. Immutable. */
sealed interface Variables permits GaussianVariables, TreeVariables, Variables.None {

  /** How many ranks a row has. */
  int size();

  /** The variable of a column's rank; -1 for none. */
  int ofColumn(String column);

  /** The variable of a part of a column's values; -1 for none. */
  default int ofPart(String column, Dependence.Part part) {
    return -1;
  }

  /** The same of a part that a path leads to. */
  default int ofPart(String column, Dependence.Part part, List<String> path) {
    return -1;
  }

  /** The variable of a null mask, null where its rank lies below the mask's fraction; -1 for none. */
  int ofMask(int mask);

  /** What a thread draws with, for up to {@code capacity} rows at a time. */
  default Draw draw(int capacity) {
    return draw(capacity, Heirs.NONE);
  }

  /** The same, for rows that have something from their parents. */
  Draw draw(int capacity, Heirs heirs);

  /** What the rows of a block have from their parents. */
  interface Heirs {

    /** Rows that know no parents. */
    Heirs NONE = new Heirs() {
      @Override
      public void codes(int i, int[] codes, int offset) {
        // None is to be set.
      }

      @Override
      public long parent(int variable, int latent, int i) {
        return References.NONE;
      }
    };

    /** Sets the codes of row {@code i}'s inherited variables, each at the offset and its number. */
    void codes(int i, int[] codes, int offset);

    /** The parent of row {@code i} that one of a variable's latents belongs to; {@link References#NONE} for none. */
    long parent(int variable, int latent, int i);

    /** The uniform numbers of those parents, from the first one on; {@link ParentDraws} says of which of them. */
    default double[] draws(int variable, int latent, long key) {
      return ParentDraws.NONE;
    }
  }

  /** Draws the ranks of rows. Belongs to one thread. */
  interface Draw {

    /** {@code ranks[variable][i]}, 0 to 1, of the rows drawn last. */
    double[][] ranks();

    /** Says the rank of a variable in row {@code i} of the block to be drawn: it is not drawn then, neither here nor later. */
    default void give(int variable, int i, double rank) {
      // Nothing depends on it.
    }

    /**
     * Makes the ranks of the rows even, the {@code count} rows of the table having been drawn last: from then on, of all that is drawn
     * from these variables.
     */
    default void even(int count) {
      // Nothing makes them uneven but chance.
    }

    /** Draws {@code count} rows from {@code first} on at their first attempt. */
    void block(long first, int count);

    /** Draws at the least which masks are null in {@code count} rows from {@code first} on, at their first attempt. */
    default void nulls(long first, int count) {
      block(first, count);
    }

    /** Draws a row of the block at a later attempt. */
    void row(int i, long row, int attempt);
  }

  /**
   * The variables of a table.
   *
   * @param key of the table
   */
  static Variables of(TablePlan plan, long key) {
    return plan.dependence() instanceof Dependence.Trees trees
        ? TreeVariables.of(
            trees,
            plan.nullMasks(),
            plan.rows(),
            key,
            Calendar.of(plan),
            Gates.of(trees.variables(), plan))
        : of(plan.dependence(), plan.nullMasks(), plan.rows(), key);
  }

  /**
   * @param dependence with its edges; null for none
   * @param masks of the table
   * @param rows of the table
   * @param key of the table
   */
  static Variables of(
      Dependence dependence, List<TableGenome.NullMask> masks, long rows, long key) {
    if (dependence instanceof Dependence.Gaussian gaussian) {
      return GaussianVariables.of(gaussian, rows, key);
    }
    return dependence instanceof Dependence.Trees trees
        ? TreeVariables.of(
            trees,
            masks,
            rows,
            key,
            column -> null,
            Gates.open(trees.variables().size()))
        : new None();
  }

  /** The key of a column's rank. */
  static long key(String column, long tableKey) {
    return Randomness.key(Randomness.key(tableKey, column), "rank");
  }

  /** No variables: each column is drawn on its own. */
  record None() implements Variables, Draw {

    private static final double[][] NO_RANKS = new double[0][];

    @Override
    public int size() {
      return 0;
    }

    @Override
    public int ofColumn(String column) {
      return -1;
    }

    @Override
    public int ofMask(int mask) {
      return -1;
    }

    @Override
    public Draw draw(int capacity, Heirs heirs) {
      return this;
    }

    @Override
    public double[][] ranks() {
      return NO_RANKS;
    }

    @Override
    public void block(long first, int count) {
      // Nothing is to be drawn.
    }

    @Override
    public void row(int i, long row, int attempt) {
      // Nothing is to be drawn.
    }
  }
}
