package dev.replica.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table as a user fills it: an ordinary one, or the root of a partitioned one with its partitions listed.
 *
 * @param columns live columns in their order
 * @param keys primary key first, then by name
 * @param partitionKey {@code RANGE (created_at)} for a partitioned table
 * @param partitions all below this table, each after its parent; empty for an ordinary table
 * @param inherits the parents of an inheriting table
 * @param estimatedRows {@code reltuples}, summed over leaves; -1 where the table was never analysed
 * @param pages of the table's heap, summed over leaves, 8 KiB each
 * @param readable whether the role may SELECT
 * @param owned whether the role may ALTER it
 */
public record Table(
    QualifiedName name,
    Kind kind,
    List<Column> columns,
    List<Key> keys,
    List<ForeignKey> foreignKeys,
    List<Check> checks,
    List<Exclusion> exclusions,
    List<Trigger> triggers,
    Optional<String> partitionKey,
    List<Partition> partitions,
    List<QualifiedName> inherits,
    boolean rowSecurity,
    long estimatedRows,
    long pages,
    boolean readable,
    boolean owned) {

  /** What kind of relation the table is. */
  public enum Kind {
    ORDINARY,
    PARTITIONED,
    FOREIGN
  }

  public Table {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
    exclusions = List.copyOf(exclusions);
    triggers = List.copyOf(triggers);
    partitions = List.copyOf(partitions);
    inherits = List.copyOf(inherits);
  }

  /** The same with other references. */
  public Table withForeignKeys(List<ForeignKey> others) {
    return new Table(
        name,
        kind,
        columns,
        keys,
        others,
        checks,
        exclusions,
        triggers,
        partitionKey,
        partitions,
        inherits,
        rowSecurity,
        estimatedRows,
        pages,
        readable,
        owned);
  }

  /** The same with conditions that rows have to meet besides its checks. */
  public Table withChecks(List<Check> others) {
    return new Table(
        name,
        kind,
        columns,
        keys,
        foreignKeys,
        Stream.concat(checks.stream(), others.stream()).toList(),
        exclusions,
        triggers,
        partitionKey,
        partitions,
        inherits,
        rowSecurity,
        estimatedRows,
        pages,
        readable,
        owned);
  }

  /** As far as some of its columns go, with a reference of these; without its rules. */
  public Table only(Set<String> names, ForeignKey reference) {
    return new Table(
        name,
        kind,
        columns.stream().filter(column -> names.contains(column.name())).toList(),
        keys.stream().filter(key -> names.containsAll(key.columns())).toList(),
        List.of(reference),
        List.of(),
        List.of(),
        List.of(),
        partitionKey,
        partitions,
        inherits,
        rowSecurity,
        estimatedRows,
        pages,
        readable,
        owned);
  }

  /** The same with references that no constraint stands behind, behind those that it has. */
  public Table with(List<ForeignKey> softReferences) {
    return withForeignKeys(
        Stream.concat(foreignKeys.stream(), softReferences.stream()).toList());
  }

  /** The column of that name. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  public Optional<Key> primaryKey() {
    return keys.stream().filter(Key::primary).findFirst();
  }
}
