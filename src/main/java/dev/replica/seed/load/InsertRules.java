package dev.replica.seed.load;

import dev.replica.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Rules ON INSERT, which rewrite statements: COPY, which is none, goes past them. */
final class InsertRules {

  private static final String RULES = """
      SELECT n.nspname || '.' || r.relname || ' (' || string_agg(w.rulename, ', ' ORDER BY w.rulename) || ')'
        FROM pg_catalog.pg_rewrite w
        JOIN pg_catalog.pg_class r ON r.oid = w.ev_class
        JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
       WHERE (n.nspname, r.relname) IN %s AND r.relkind IN ('r', 'p') AND w.ev_type = '3' AND w.ev_enabled IN ('O', 'A')
       GROUP BY n.nspname, r.relname
       ORDER BY 1""".formatted(LoadedTables.NAMES);

  private InsertRules() {}

  /** Tells of those of the tables. */
  static void tell(Connection connection, List<Table> loaded, List<String> notices)
      throws SQLException {
    List<String> tables = LoadedTables.ask(connection, loaded, RULES, row -> row.getString(1));
    if (!tables.isEmpty()) {
      notices.add("rows are copied past the rules ON INSERT of " + String.join(", ", tables));
    }
  }
}
