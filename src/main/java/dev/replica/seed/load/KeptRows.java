package dev.replica.seed.load;

import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.Key;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.TargetState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which rows stand in the target already, and their keys. */
public final class KeptRows {

  /** Tables asked about in one query. */
  private static final int BATCH = 200;

  private final Connection connection;

  public KeptRows(Connection connection) {
    this.connection = connection;
  }

  /** The rows of all ordinary and partitioned tables of the schema; in a transaction, whose settings it changes. */
  public TargetState read(Schema schema) {
    prepare();
    Map<QualifiedName, TargetState.Kept> kept = new HashMap<>();
    Map<QualifiedName, Set<String>> referenced = referencedColumns(schema);
    try {
      RowSecurity security = RowSecurity.lift(connection, schema.tables());
      for (Table table : filled(schema)) {
        kept.put(table.name(), read(table, referenced.getOrDefault(table.name(), Set.of())));
      }
      security.restore();
    } catch (SQLException e) {
      throw SqlFailure.of("read the rows under row-level security", e);
    }
    return new TargetState(kept);
  }

  /** The rows of one table, which others may refer to; in a transaction whose settings are prepared. */
  TargetState.Kept read(Table table, List<Table> all) {
    Schema schema = new Schema(0, "", all);
    return read(table, referencedColumns(schema).getOrDefault(table.name(), Set.of()));
  }

  /** Keys are read as texts: as the same ones on every server. */
  private void prepare() {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SessionSettings.SQL);
    } catch (SQLException e) {
      throw SqlFailure.of("prepare the session", e);
    }
  }

  /** Columns whose values in kept rows matter: of keys, and those that others refer to. */
  static List<String> columns(Table table, Set<String> referenced) {
    Set<String> columns = new LinkedHashSet<>(referenced);
    table.keys().stream().map(Key::columns).forEach(columns::addAll);
    // What an expression mentions; a name too many costs a column too many.
    List<String> expressions =
        table.keys().stream().flatMap(key -> key.expressions().stream()).toList();
    table.columns().stream()
        .map(Column::name)
        .filter(name -> expressions.stream().anyMatch(expression -> expression.contains(name)))
        .forEach(columns::add);
    return List.copyOf(columns);
  }

  static Map<QualifiedName, Set<String>> referencedColumns(Schema schema) {
    Map<QualifiedName, Set<String>> referenced = new HashMap<>();
    schema.tables().stream()
        .flatMap(table -> table.foreignKeys().stream())
        .forEach(key -> referenced
            .computeIfAbsent(key.parent(), name -> new LinkedHashSet<>())
            .addAll(key.parentColumns()));
    return referenced;
  }

  private List<Table> filled(Schema schema) {
    List<Table> tables = schema.tables().stream()
        .filter(table -> table.kind() != Table.Kind.FOREIGN && table.readable())
        .toList();
    List<Table> filled = new ArrayList<>();
    for (int from = 0; from < tables.size(); from += BATCH) {
      List<Table> batch = tables.subList(from, Math.min(tables.size(), from + BATCH));
      String sql = batch.stream()
          .map(table -> "EXISTS (SELECT FROM " + source(table) + ")")
          .collect(Collectors.joining(", ", "SELECT ARRAY[", "]"));
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        Boolean[] exists = (Boolean[]) row.getArray(1).getArray();
        for (int i = 0; i < exists.length; i++) {
          if (exists[i]) {
            filled.add(batch.get(i));
          }
        }
      } catch (SQLException e) {
        throw SqlFailure.of("look whether the target has rows", e);
      }
    }
    return filled;
  }

  /** Rows of tables that inherit from the table are theirs. */
  static String source(Table table) {
    return (table.kind() == Table.Kind.ORDINARY ? "ONLY " : "") + table.name().sql();
  }

  private TargetState.Kept read(Table table, Set<String> referenced) {
    List<String> names = columns(table, referenced);
    Map<String, List<String>> keys = new HashMap<>();
    names.forEach(name -> keys.put(name, new ArrayList<>()));
    String list = names.isEmpty()
        ? "1"
        : names.stream()
            .map(name -> Identifiers.quote(name) + "::text")
            .collect(Collectors.joining(", "));
    // In one order on every server, whatever its collations are.
    String order = names.isEmpty()
        ? ""
        : names.stream()
            .map(name -> Identifiers.quote(name) + "::text COLLATE \"C\"")
            .collect(Collectors.joining(", ", " ORDER BY ", ""));
    long rows = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + list + " FROM " + source(table) + order)) {
      while (row.next()) {
        rows++;
        for (int i = 0; i < names.size(); i++) {
          keys.get(names.get(i)).add(row.getString(i + 1));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of("read the keys of " + table.name(), e);
    }
    return new TargetState.Kept(rows, keys);
  }
}
