package dev.replica.seed.load;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deferrable constraint triggers that users wrote. They judge the rows when all tables are in, and what they raise names no table:
 * so they are asked one by one, each in a savepoint.
 */
final class ConstraintTriggers {

  // A row a table that such a trigger of the name stands on, its partitions included.
  private static final String TRIGGERS = """
      SELECT DISTINCT tn.nspname AS constraint_schema, c.conname, n.nspname, r.relname, p.proname
        FROM pg_catalog.pg_trigger t
        JOIN pg_catalog.pg_constraint c ON c.oid = t.tgconstraint AND c.contype = 't'
        JOIN pg_catalog.pg_namespace tn ON tn.oid = c.connamespace
        JOIN pg_catalog.pg_class r ON r.oid = t.tgrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
        JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
       WHERE t.tgdeferrable AND t.tgenabled IN ('O', 'A')
       ORDER BY 1, 2, 3, 4""";

  private record Suspect(QualifiedName table, String function) {}

  private final Connection connection;
  private final List<Table> loaded;

  /** @param loaded the tables that got rows, in the order of loading */
  ConstraintTriggers(Connection connection, List<Table> loaded) {
    this.connection = connection;
    this.loaded = loaded;
  }

  /** Fires what is put off; the tables whose rows are refused, each with what the server said. */
  Map<Table, SQLException> refusals() throws SQLException {
    Map<Table, SQLException> refusals = new LinkedHashMap<>();
    for (Map.Entry<QualifiedName, List<Suspect>> named : read().entrySet()) {
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET CONSTRAINTS " + named.getKey().sql() + " IMMEDIATE");
        connection.releaseSavepoint(before);
      } catch (SQLException e) {
        Table refused = SqlFailure.refusesRow(e) ? guilty(named.getValue(), e) : null;
        if (refused == null) {
          throw e;
        }
        connection.rollback(before);
        refusals.put(refused, e);
      }
    }
    return refusals;
  }

  private Map<QualifiedName, List<Suspect>> read() throws SQLException {
    Map<QualifiedName, List<Suspect>> triggers = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TRIGGERS)) {
      while (row.next()) {
        triggers
            .computeIfAbsent(
                new QualifiedName(row.getString(1), row.getString(2)), name -> new ArrayList<>())
            .add(new Suspect(
                new QualifiedName(row.getString(3), row.getString(4)), row.getString(5)));
      }
    }
    return triggers;
  }

  /** Of several tables with a trigger of one name and function the last one: the server does not tell them apart. */
  private Table guilty(List<Suspect> suspects, SQLException e) {
    String function = SqlFailure.function(e).orElse("");
    Table any = null;
    Table guilty = null;
    for (Table table : loaded) {
      for (Suspect suspect : suspects) {
        boolean own = table.name().equals(suspect.table())
            || table.partitions().stream()
                .anyMatch(partition -> partition.name().equals(suspect.table()));
        any = own ? table : any;
        guilty = own && function.contains(suspect.function() + "(") ? table : guilty;
      }
    }
    return guilty == null ? any : guilty;
  }
}
