package dev.replica.seed.load;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Row-level security that is forced upon the role though it owns the table: COPY does not work under it, and rows are hidden. It
 * is lifted for a while; other roles' policies are none of our business.
 */
final class RowSecurity {

  private static final String FORCED = """
      SELECT n.nspname, r.relname
        FROM pg_catalog.pg_class r
        JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
       WHERE (n.nspname, r.relname) IN %s
         AND r.relforcerowsecurity AND pg_catalog.row_security_active(r.oid) AND pg_catalog.pg_has_role(r.relowner, 'USAGE')
       ORDER BY n.nspname, r.relname""".formatted(LoadedTables.NAMES);

  private final Connection connection;
  private final List<QualifiedName> lifted;

  private RowSecurity(Connection connection, List<QualifiedName> lifted) {
    this.connection = connection;
    this.lifted = lifted;
  }

  /** Lifts it from those of the tables that it is forced upon. */
  static RowSecurity lift(Connection connection, List<Table> tables) throws SQLException {
    List<Table> secured = tables.stream().filter(Table::rowSecurity).toList();
    List<QualifiedName> forced = secured.isEmpty()
        ? List.of()
        : LoadedTables.ask(
            connection,
            secured,
            FORCED,
            row -> new QualifiedName(row.getString(1), row.getString(2)));
    RowSecurity security = new RowSecurity(connection, forced);
    security.alter("NO FORCE");
    return security;
  }

  /** Forces it again. */
  void restore() throws SQLException {
    alter("FORCE");
  }

  private void alter(String action) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (QualifiedName table : lifted) {
        statement.execute("ALTER TABLE " + table.sql() + " " + action + " ROW LEVEL SECURITY");
      }
    }
  }
}
