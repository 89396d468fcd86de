package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Triggers that users wrote, disabled for the length of the load where that is asked for, and then enabled again each as it was.
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

  private record Disabled(QualifiedName table, String name, boolean always, boolean owned) {

    String alter(String action) {
      return "ALTER TABLE ONLY " + table.sql() + " " + action + " TRIGGER "
          + Identifiers.quote(name);
    }
  }

  private final Connection connection;
  private final List<Disabled> disabled;

  private SuspendedTriggers(Connection connection, List<Disabled> disabled) {
    this.connection = connection;
    this.disabled = disabled;
  }

  /** Disables none. */
  static SuspendedTriggers none(Connection connection) {
    return new SuspendedTriggers(connection, List.of());
  }

  /**
   * Disables the triggers of tables.
   *
   * @throws ReplicaException if the role may not
   */
  static SuspendedTriggers disable(Connection connection, List<Table> tables) throws SQLException {
    List<Disabled> triggers = LoadedTables.ask(
        connection,
        tables,
        TRIGGERS,
        row -> new Disabled(
            new QualifiedName(row.getString(1), row.getString(2)),
            row.getString(3),
            row.getString(4).equals("A"),
            row.getBoolean(5)));
    String foreign = triggers.stream()
        .filter(trigger -> !trigger.owned())
        .map(trigger -> trigger.table().toString())
        .distinct()
        .collect(Collectors.joining(", "));
    if (!foreign.isEmpty()) {
      throw ReplicaException.configuration(
          "replica.triggers is disable, and only the owner of a table may disable its triggers; the role does not own "
              + foreign
              + ". Nothing was changed. Seed as the owner of the tables, or leave replica.triggers at fire.");
    }
    SuspendedTriggers suspended = new SuspendedTriggers(connection, triggers);
    suspended.alter(false);
    return suspended;
  }

  /** Enables the triggers as they were; no check is pending any more. */
  void restore() throws SQLException {
    alter(true);
  }

  private void alter(boolean enable) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Disabled trigger : disabled) {
        String action = trigger.always() ? "ENABLE ALWAYS" : "ENABLE";
        statement.execute(trigger.alter(enable ? action : "DISABLE"));
      }
    }
  }
}
