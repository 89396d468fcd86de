package dev.replica.catalog;

import dev.replica.ReplicaException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A connection prepared for reading the catalog, and given back as it was: closing rolls back to where opening began,
 * which undoes the settings too. Expressions are printed the same for everyone: names outside {@code pg_catalog}
 * qualified (whatever the user's search_path), constants with no regard to the client's zone.
 *
 * <p>Not thread-safe.
 */
final class CatalogSession implements AutoCloseable {

  // Temporary tables come last, so that one called pg_class shadows nothing. JIT would cost more
  // than all the queries.
  private static final String SETTINGS = """
      SELECT set_config('search_path', 'pg_catalog, pg_temp', true), set_config('jit', 'off', true),
             set_config('quote_all_identifiers', 'off', true), set_config('TimeZone', 'UTC', true),
             set_config('DateStyle', 'ISO', true), set_config('IntervalStyle', 'postgres', true),
             set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true),
             current_setting('server_version_num')::int
      """;

  /** Turns the current row of a result into a value. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final boolean ownTransaction;
  private final Savepoint start;
  private int serverVersion;

  private CatalogSession(Connection connection, boolean ownTransaction, Savepoint start) {
    this.connection = connection;
    this.ownTransaction = ownTransaction;
    this.start = start;
  }

  /** Begins: a read-only transaction of its own, or a savepoint in the caller's where auto-commit is off. */
  static CatalogSession open(Connection connection) {
    CatalogSession session = begin(connection);
    try {
      session.prepare();
      return session;
    } catch (RuntimeException e) {
      try (session) {
        throw e;
      }
    }
  }

  private static CatalogSession begin(Connection connection) {
    try {
      if (!connection.getAutoCommit()) {
        return new CatalogSession(connection, false, connection.setSavepoint());
      }
      connection.setAutoCommit(false);
      return new CatalogSession(connection, true, null);
    } catch (SQLException e) {
      throw failure("the start of a transaction", e);
    }
  }

  private void prepare() {
    if (ownTransaction) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      } catch (SQLException e) {
        throw failure("the start of a transaction", e);
      }
    }
    serverVersion = single("the server's version", SETTINGS, row -> row.getInt("current_setting"));
  }

  @Override
  public void close() {
    try {
      if (ownTransaction) {
        connection.rollback();
        connection.setAutoCommit(true);
      } else {
        connection.rollback(start);
        connection.releaseSavepoint(start);
      }
    } catch (SQLException e) {
      throw failure("the end of the transaction", e);
    }
  }

  /** {@code server_version_num}, 150018 for 15.18. */
  int serverVersion() {
    return serverVersion;
  }

  /** The one row that the query gives. */
  <T> T single(String subject, String sql, Mapper<T> mapper) {
    return list(subject, sql, mapper).get(0);
  }

  /** All rows of a query; each {@code ?} in it stands for the same array of object identifiers. */
  <T> List<T> list(String subject, String sql, Collection<Long> oids, Mapper<T> mapper) {
    String array = oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    return list(subject, sql.replace("?", "'" + array + "'::oid[]"), mapper);
  }

  /** All rows of a query. */
  <T> List<T> list(String subject, String sql, Mapper<T> mapper) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(mapper.map(rows));
      }
      return result;
    } catch (SQLException e) {
      throw failure(subject, e);
    }
  }

  /** As {@link #list}, in lists by the column {@code owner}, an object identifier. */
  <T> Map<Long, List<T>> byOwner(
      String subject, String sql, Collection<Long> oids, Mapper<T> mapper) {
    Map<Long, List<T>> result = new HashMap<>();
    list(
        subject,
        sql,
        oids,
        row -> result
            .computeIfAbsent(row.getLong("owner"), owner -> new ArrayList<>())
            .add(mapper.map(row)));
    return result;
  }

  /** The names in a column of type {@code text[]}. */
  static List<String> names(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }

  private static ReplicaException failure(String subject, SQLException e) {
    return ReplicaException.environment(
        "Reading the database's catalog failed at " + subject + ", SQLSTATE " + e.getSQLState()
            + ": " + e.getMessage(),
        e);
  }
}
