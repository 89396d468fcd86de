package dev.replica.seed.load;

import dev.replica.catalog.Check;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Row-level security, under which COPY does not work and rows are hidden. Where it is forced upon the role though it owns the
 * table it is lifted for a while; else the policies are conditions that rows have to meet, and INSERT loads them.
 */
public final class RowSecurity {

  // Of the policies of a kind one has to let the row through, of the restrictive ones each. NULL
  // lets none through.
  private static final String POLICIES = """
      SELECT n.nspname, r.relname,
             (SELECT coalesce(string_agg('(' || pg_catalog.pg_get_expr(coalesce(p.polwithcheck, p.polqual), r.oid) || ')',
                                CASE WHEN kind.permissive THEN ' OR ' ELSE ' AND ' END ORDER BY p.polname), 'false')
                FROM pg_catalog.pg_policy p
               WHERE p.polrelid = r.oid AND p.polpermissive = kind.permissive AND p.polcmd IN ('a', '*')
                 AND EXISTS (SELECT FROM unnest(p.polroles) role WHERE role = 0 OR pg_catalog.pg_has_role(role, 'USAGE'))
             ) AS condition
        FROM pg_catalog.pg_class r
        JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
       CROSS JOIN (VALUES (true), (false)) kind (permissive)
       WHERE (n.nspname, r.relname) IN %s
         AND pg_catalog.row_security_active(r.oid) AND NOT pg_catalog.pg_has_role(r.relowner, 'USAGE')
         AND (kind.permissive OR EXISTS (
               SELECT FROM pg_catalog.pg_policy p
                WHERE p.polrelid = r.oid AND NOT p.polpermissive AND p.polcmd IN ('a', '*')
                  AND EXISTS (SELECT FROM unnest(p.polroles) role WHERE role = 0 OR pg_catalog.pg_has_role(role, 'USAGE'))))
       ORDER BY n.nspname, r.relname, kind.permissive""".formatted(LoadedTables.NAMES);

  /** Begins the names of the conditions. */
  private static final String NAME = "row-level security";

  /** What a policy asks of the session: who it is, a setting, a function of no argument. */
  private static final Pattern SESSION = Pattern.compile(
      "\\b(?:CURRENT_USER|SESSION_USER|CURRENT_ROLE)\\b|\\bcurrent_setting\\('[^']*'(?:::text)?(?:, (?:true|false))?\\)"
          + "|(?<![\\w.\"])[\\w.]+\\(\\)");

  private record Policy(QualifiedName table, String condition) {}

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

  /** The schema with the policies that the role is subject to as conditions of the tables. */
  public static Schema withPolicies(Connection connection, Schema schema) {
    List<Table> secured = schema.tables().stream().filter(Table::rowSecurity).toList();
    if (secured.isEmpty()) {
      return schema;
    }
    Map<QualifiedName, List<Check>> policies = new HashMap<>();
    try {
      for (Policy policy : LoadedTables.ask(
          connection,
          secured,
          POLICIES,
          row -> new Policy(
              new QualifiedName(row.getString(1), row.getString(2)), row.getString(3)))) {
        // Plainly for the plan, which knows what to make of it; and as what NULL does not meet.
        List<Check> checks = policies.computeIfAbsent(policy.table(), table -> new ArrayList<>());
        checks.add(new Check(NAME, asOfNow(connection, policy.condition()), true));
        checks.add(new Check(NAME, "COALESCE((" + policy.condition() + "), false)", true));
      }
    } catch (SQLException e) {
      throw SqlFailure.of("read the policies of row-level security", e);
    }
    List<Table> tables = schema.tables().stream()
        .map(table -> table.withChecks(policies.getOrDefault(table.name(), List.of())))
        .toList();
    return new Schema(schema.serverVersion(), schema.identity(), tables, schema.routines());
  }

  /** The condition with the values of what it asks of the session in the place of that: what rows are made by has to know them. */
  private static String asOfNow(Connection connection, String condition) throws SQLException {
    Matcher matcher = SESSION.matcher(condition);
    StringBuilder told = new StringBuilder();
    while (matcher.find()) {
      String value = SessionValues.literal(connection, matcher.group()).orElse(matcher.group());
      matcher.appendReplacement(told, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(told).toString();
  }

  /** Whether rows of the table have to pass policies. */
  static boolean holds(Table table) {
    return table.checks().stream().anyMatch(check -> check.name().equals(NAME));
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
