package dev.replica.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A primary key, a unique constraint or a unique index.
 *
 * @param columns the key's columns in order; for an index on expressions those columns that stand plainly in it
 * @param expressions what an index has that is not a plain column, {@code lower(email)}, as {@code pg_get_indexdef} prints it
 * @param predicate the WHERE of a partial index
 * @param nullsNotDistinct whether two NULLs count as equal
 */
public record Key(
    String name,
    Kind kind,
    List<String> columns,
    List<String> expressions,
    Optional<String> predicate,
    boolean nullsNotDistinct,
    boolean deferrable) {

  /** What the key was declared as. */
  public enum Kind {
    PRIMARY,
    UNIQUE,
    INDEX
  }

  public Key {
    columns = List.copyOf(columns);
    expressions = List.copyOf(expressions);
  }

  public boolean primary() {
    return kind == Kind.PRIMARY;
  }

  /** Whether the key holds for every row by its columns alone: no predicate, no expression. */
  public boolean total() {
    return predicate.isEmpty() && expressions.isEmpty();
  }
}
