package dev.replica.catalog;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param nullable false where the column, or a domain that it has, is NOT NULL
 * @param defaultExpression of a plain column; the expression of a generated one
 * @param sequence the sequence that feeds the column by identity, by {@code serial} or by a default that calls nextval
 */
public record Column(
    String name,
    int ordinal,
    SqlType type,
    boolean nullable,
    Generation generation,
    Optional<String> defaultExpression,
    Optional<Sequence> sequence) {

  /** Where the column's value comes from when a row is inserted. */
  public enum Generation {
    PLAIN,
    IDENTITY_ALWAYS,
    IDENTITY_BY_DEFAULT,
    /** GENERATED ALWAYS AS (...) STORED or VIRTUAL: never written. */
    COMPUTED
  }

  /** Whether COPY may write the column. COPY writes identity columns of both kinds. */
  public boolean writable() {
    return generation != Generation.COMPUTED;
  }
}
