package dev.replica.seed.plan;

import dev.replica.catalog.QualifiedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that stand in the target already, as far as a plan depends on them.
 *
 * @param tables the tables that have rows; a table that is not in it is empty
 */
public record TargetState(Map<QualifiedName, Kept> tables) {

  /** A target with no rows. */
  public static final TargetState EMPTY = new TargetState(Map.of());

  private static final Kept NOTHING = new Kept(0, Map.of());

  public TargetState {
    tables = Map.copyOf(tables);
  }

  /** The same, where so many of the kept rows were given for this seeding. */
  public TargetState given(Map<QualifiedName, Long> first) {
    Map<QualifiedName, Kept> counted = new HashMap<>(tables);
    first.forEach((table, rows) ->
        counted.computeIfPresent(table, (name, kept) -> new Kept(kept.rows(), rows, kept.keys())));
    return new TargetState(counted);
  }

  /** What a table holds. */
  public Kept of(QualifiedName table) {
    return tables.getOrDefault(table, NOTHING);
  }

  /** The same with other rows of one table. */
  public TargetState with(QualifiedName table, Kept rows) {
    Map<QualifiedName, Kept> all = new HashMap<>(tables);
    all.put(table, rows);
    return new TargetState(all);
  }

  /**
   * Rows that are kept.
   *
   * @param first those of them that the user gave for this seeding: they count as some of those asked for, come what may
   * @param keys for each column of a key, the values of the kept rows in PostgreSQL's text form (null for NULL), in one order of
   *     rows for all columns
   */
  public record Kept(long rows, long first, Map<String, List<String>> keys) {
    public Kept {
      keys = Map.copyOf(keys);
    }

    /** Rows that were there before. */
    public Kept(long rows, Map<String, List<String>> keys) {
      this(rows, 0, keys);
    }
  }
}
