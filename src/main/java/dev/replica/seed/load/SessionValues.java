package dev.replica.seed.load;

import dev.replica.catalog.Check;
import dev.replica.catalog.Column;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.Present;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the server what checks ask of the session: rows that are made to meet them have to know it. */
public final class SessionValues {

  /** Rows are checked until so much later than they are planned, as far as clocks go on within a transaction. */
  private static final String LATEST = "'1 hour'::interval";

  private static final Set<String> MOVING = Set.of("clock_timestamp()", "statement_timestamp()");

  private SessionValues() {}

  /** What the checks of the tables ask, told as of this transaction. */
  public static Present of(Connection connection, Schema schema) {
    Set<String> asked = new LinkedHashSet<>();
    schema.tables().forEach(table -> ask(table, asked));
    Map<String, String> now = new HashMap<>();
    Map<String, String> later = new HashMap<>();
    Charset charset;
    try {
      charset = ServerEncoding.of(connection);
      for (String expression : asked) {
        boolean moving = MOVING.contains(expression);
        if (moving || stable(connection, expression)) {
          literal(connection, expression).ifPresent(value -> now.put(expression, value));
          literal(connection, moving ? expression + " + " + LATEST : expression)
              .ifPresent(value -> later.put(expression, value));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of("ask what checks ask of the session", e);
    }
    List<Map<String, String>> sessions =
        asked.isEmpty() ? List.of() : now.equals(later) ? List.of(now) : List.of(now, later);
    return new Present(sessions, charset);
  }

  private static void ask(Table table, Set<String> asked) {
    table.checks().forEach(check -> asked.addAll(Present.asked(check.expression())));
    for (Column column : table.columns()) {
      SqlType type = column.type();
      while (type instanceof SqlType.Domain domain) {
        for (Check check : domain.checks()) {
          asked.addAll(Present.asked(check.expression()));
        }
        type = domain.underlying();
      }
    }
  }

  /** Whether what is asked has one value for all rows: a function that draws a number has not. */
  private static boolean stable(Connection connection, String expression) throws SQLException {
    if (!expression.matches("[\\w.]+\\(\\)")) {
      return true;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(
            "SELECT provolatile <> 'v' FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure('"
                + expression + "')")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The value of an expression as a literal; none where it has none, or is an error. */
  static Optional<String> literal(Connection connection, String expression) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(
            "SELECT pg_catalog.quote_literal(v::text) || '::' || pg_catalog.pg_typeof(v) FROM (SELECT "
                + expression + ") s (v)")) {
      row.next();
      String literal = row.getString(1);
      connection.releaseSavepoint(before);
      return Optional.ofNullable(literal);
    } catch (SQLException e) {
      // The server will say the same of it when it judges rows.
      connection.rollback(before);
      return Optional.empty();
    }
  }
}
