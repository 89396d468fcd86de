package dev.replica.seed.plan;

import dev.replica.seed.plan.check.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A key that no construction makes hold: rows are compared as they are made, and one that is like another is drawn again.
 *
 * @param parts what rows have to differ in: columns, and expressions of them
 * @param predicate of a partial key: rows for which it is not true are not in it
 * @param nullsNotDistinct whether two NULLs count as equal; else a row with a NULL is like no other
 * @param columns all that the parts and the predicate depend on
 */
public record WatchedKey(
    String name,
    List<Expression> parts,
    Optional<Expression> predicate,
    boolean nullsNotDistinct,
    List<String> columns) {

  /** More rows than this are not compared: some 32 MB for each key. */
  static final long MOST_ROWS = 1_000_000;

  public WatchedKey {
    parts = List.copyOf(parts);
    columns = List.copyOf(columns);
  }

  /** Whether the key depends on one of the columns. */
  public boolean mentionsAny(List<String> names) {
    return names.stream().anyMatch(columns::contains);
  }
}
