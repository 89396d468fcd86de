package dev.replica.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All tables of a database that a user can fill, sorted by name: neither those of the system nor of an extension.
 *
 * @param serverVersion {@code server_version_num}, 150018 for 15.18; 0 where the schema came from a genome
 * @param identity what tells this database from every other: the cluster's system identifier and the database's oid; empty
 *     where the schema came from a genome. A secret: only its salted hash leaves the process
 * @param routines functions that users wrote, of all schemas
 */
public record Schema(
    int serverVersion, String identity, List<Table> tables, List<Routine> routines) {

  public Schema {
    tables = List.copyOf(tables);
    routines = List.copyOf(routines);
  }

  /** Without functions. */
  public Schema(int serverVersion, String identity, List<Table> tables) {
    this(serverVersion, identity, tables, List.of());
  }

  /** The table of that name. */
  public Optional<Table> table(QualifiedName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** All tables, for those who ask for many. */
  public Map<QualifiedName, Table> byName() {
    return tables.stream().collect(Collectors.toUnmodifiableMap(Table::name, Function.identity()));
  }
}
