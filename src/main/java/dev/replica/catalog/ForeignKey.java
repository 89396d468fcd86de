package dev.replica.catalog;

import java.util.List;

/**
 * A foreign key.
 *
 * @param columns of the child, in the constraint's order
 * @param parentColumns what they refer to, in the same order
 * @param full MATCH FULL: all columns are null or none
 */
public record ForeignKey(
    String name,
    List<String> columns,
    QualifiedName parent,
    List<String> parentColumns,
    boolean full,
    boolean deferrable,
    boolean initiallyDeferred,
    boolean validated) {

  public ForeignKey {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }
}
