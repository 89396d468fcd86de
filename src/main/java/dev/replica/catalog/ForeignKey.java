package dev.replica.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A foreign key, or a reference that no constraint stands behind.
 *
 * @param columns of the child, in the constraint's order
 * @param parentColumns what they refer to, in the same order
 * @param full MATCH FULL: all columns are null or none
 * @param soft whether no constraint stands behind it: names and values, or a genome, tell of it
 * @param condition the rows of a soft reference that refer to this parent; all of them where it is empty
 */
public record ForeignKey(
    String name,
    List<String> columns,
    QualifiedName parent,
    List<String> parentColumns,
    boolean full,
    boolean deferrable,
    boolean initiallyDeferred,
    boolean validated,
    boolean soft,
    Optional<Condition> condition) {

  public ForeignKey {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }

  /**
   * Rows in which a column has a value: those whose {@code owner_type} is {@code Post}.
   *
   * @param column of the child
   */
  public record Condition(String column, String value) {}

  /** A constraint. */
  public ForeignKey(
      String name,
      List<String> columns,
      QualifiedName parent,
      List<String> parentColumns,
      boolean full,
      boolean deferrable,
      boolean initiallyDeferred,
      boolean validated) {
    this(
        name,
        columns,
        parent,
        parentColumns,
        full,
        deferrable,
        initiallyDeferred,
        validated,
        false,
        Optional.empty());
  }

  /** The same reference with no constraint behind it. */
  public ForeignKey withoutConstraint() {
    return new ForeignKey(
        name, columns, parent, parentColumns, full, false, false, true, true, condition);
  }

  /** A reference of one column that no constraint stands behind; its name says where it leads, and no value. */
  public static ForeignKey soft(
      String column, QualifiedName parent, String parentColumn, Optional<Condition> condition) {
    return new ForeignKey(
        column + " -> " + parent.name(),
        List.of(column),
        parent,
        List.of(parentColumn),
        false,
        false,
        false,
        true,
        true,
        condition);
  }
}
