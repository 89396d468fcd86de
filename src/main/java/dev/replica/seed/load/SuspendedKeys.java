package dev.replica.seed.load;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.TablePlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Foreign keys of large tables, dropped for the length of the load and added again before the commit. PostgreSQL then checks all
 * rows by one join, some ten times faster than row by row; a constraint that does not hold fails the transaction. Only keys
 * that come back exactly as they were are touched: valid, of ordinary tables that the role owns, all their triggers enabled.
 */
final class SuspendedKeys {

  /** Fewer rows are checked sooner than a table is locked and altered. */
  private static final long WORTHWHILE = 5_000;

  /** Adds a constraint to a table, which checks the rows of the table. */
  interface Checker {
    void check(String sql, QualifiedName table);
  }

  private record Dropped(QualifiedName table, String name, String definition, String comment) {}

  private final List<Dropped> dropped;

  private SuspendedKeys(List<Dropped> dropped) {
    this.dropped = dropped;
  }

  /** Drops the keys of the plan's large tables. */
  static SuspendedKeys drop(Connection connection, SeedPlan plan) throws SQLException {
    Map<QualifiedName, TablePlan> tables = plan.tables().stream()
        .collect(Collectors.toMap(table -> table.table().name(), Function.identity()));
    List<Dropped> dropped = new ArrayList<>();
    // With no path, a definition qualifies every name in it.
    String path = call(connection, "SELECT pg_catalog.current_setting('search_path')");
    call(connection, "SELECT pg_catalog.set_config('search_path', '', true)");
    for (TablePlan table : plan.tables()) {
      for (ForeignKey foreignKey : table.table().foreignKeys()) {
        if (table.rows() >= WORTHWHILE
            && !foreignKey.soft()
            && plain(table, tables.get(foreignKey.parent()))
            && foreignKey.validated()) {
          read(connection, table.table().name(), foreignKey).ifPresent(dropped::add);
        }
      }
    }
    call(connection, "SELECT pg_catalog.set_config('search_path', ?, true)", path);
    try (Statement statement = connection.createStatement()) {
      for (Dropped key : dropped) {
        statement.execute("ALTER TABLE " + key.table().sql() + " DROP CONSTRAINT "
            + Identifiers.quote(key.name()));
      }
    }
    return new SuspendedKeys(dropped);
  }

  private static boolean plain(TablePlan child, TablePlan parent) {
    return parent != null
        && child.table().owned()
        && child.table().kind() == Table.Kind.ORDINARY
        && parent.table().kind() == Table.Kind.ORDINARY
        && parent.table().owned();
  }

  /** The constraint as it has to be added again; empty where it would not come back just as it is. */
  private static Optional<Dropped> read(
      Connection connection, QualifiedName table, ForeignKey foreignKey) throws SQLException {
    String sql = """
        SELECT pg_catalog.pg_get_constraintdef(c.oid), pg_catalog.obj_description(c.oid, 'pg_constraint')
        FROM pg_catalog.pg_constraint c
        WHERE c.conrelid = ?::pg_catalog.regclass AND c.conname = ? AND c.contype = 'f' AND c.conparentid = 0
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgconstraint = c.oid AND t.tgenabled <> 'O')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.conrelid OR i.inhparent IN (c.conrelid, c.confrelid))""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.sql());
      statement.setString(2, foreignKey.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Dropped(table, foreignKey.name(), row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  private static String call(Connection connection, String sql, String... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Adds the constraints again; the server checks all rows. */
  void restore(Checker checker) {
    for (Dropped key : dropped) {
      String name = Identifiers.quote(key.name());
      checker.check(
          "ALTER TABLE " + key.table().sql() + " ADD CONSTRAINT " + name + " " + key.definition(),
          key.table());
      if (key.comment() != null) {
        checker.check(
            "COMMENT ON CONSTRAINT " + name + " ON " + key.table().sql() + " IS "
                + Identifiers.literal(key.comment()),
            key.table());
      }
    }
  }
}
