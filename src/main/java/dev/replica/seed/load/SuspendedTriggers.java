package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Triggers that users wrote, disabled for the length of the load, and then enabled again each as it was.
 * Those that stand for constraints are left alone, and so are those that do not fire anyway.
 */
final class SuspendedTriggers {

  // Each partition has a copy of its table's row triggers, which counts as internal before 15.
  private static final String TRIGGERS = """
      SELECT n.nspname, r.relname, t.tgname, t.tgenabled, pg_catalog.pg_has_role(r.relowner, 'USAGE') AS owned
        FROM pg_catalog.pg_trigger t
        JOIN pg_catalog.pg_class r ON r.oid = t.tgrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
       WHERE (n.nspname, r.relname) IN %s
         AND t.tgtype & 4 <> 0 AND t.tgenabled IN ('O', 'A') AND (NOT t.tgisinternal OR t.tgparentid <> 0)
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.oid = t.tgconstraint AND c.contype <> 't')
       ORDER BY n.nspname, r.relname, t.tgname""".formatted(LoadedTables.NAMES);

  /** The server's word for a table that has checks pending. */
  private static final String PENDING = "55006";

  private record Disabled(QualifiedName table, String name, boolean always, boolean owned) {

    String alter(String action) {
      return "ALTER TABLE ONLY " + table.sql() + " " + action + " TRIGGER "
          + Identifiers.quote(name);
    }
  }

  private final Connection connection;
  private final List<Disabled> disabled = new ArrayList<>();

  SuspendedTriggers(Connection connection) {
    this.connection = connection;
  }

  /**
   * Disables the triggers of tables.
   *
   * @throws ReplicaException if the role may not
   */
  void disable(List<Table> tables) throws SQLException {
    List<Disabled> triggers = read(tables);
    String foreign = triggers.stream()
        .filter(trigger -> !trigger.owned())
        .map(trigger -> trigger.table().toString())
        .distinct()
        .collect(Collectors.joining(", "));
    if (!foreign.isEmpty()) {
      throw ReplicaException.configuration(
          "replica.triggers is disable, and only the owner of a table may disable its triggers; the role does not own "
              + foreign
              + ". Nothing was changed. Seed as the owner of the tables, or leave replica.triggers at auto.");
    }
    alter(triggers, false);
    disabled.addAll(triggers);
  }

  /**
   * Disables the triggers of a table in the midst of the load.
   *
   * @return whether that is done: not while checks of the table's rows are pending, nor of a partition that is another role's
   */
  boolean disableNow(Table table) throws SQLException {
    List<Disabled> triggers = read(List.of(table));
    if (!triggers.stream().allMatch(Disabled::owned)) {
      return false;
    }
    Savepoint before = connection.setSavepoint();
    try {
      alter(triggers, false);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (!PENDING.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      return false;
    }
    disabled.addAll(triggers);
    return true;
  }

  private List<Disabled> read(List<Table> tables) throws SQLException {
    return LoadedTables.ask(
        connection,
        tables,
        TRIGGERS,
        row -> new Disabled(
            new QualifiedName(row.getString(1), row.getString(2)),
            row.getString(3),
            row.getString(4).equals("A"),
            row.getBoolean(5)));
  }

  /** Enables the triggers as they were; no check is pending any more. */
  void restore() throws SQLException {
    alter(disabled, true);
  }

  private void alter(List<Disabled> triggers, boolean enable) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Disabled trigger : triggers) {
        String action = trigger.always() ? "ENABLE ALWAYS" : "ENABLE";
        statement.execute(trigger.alter(enable ? action : "DISABLE"));
      }
    }
  }
}
