package dev.replica.scan;

import dev.replica.ReplicaException;
import dev.replica.database.Connector;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Read-only connections that all see one state of the database. The first one exports its snapshot, further ones import
 * it; where the server does not export one, there is only the first. Not thread-safe; each connection is for one
 * thread.
 */
final class Snapshot implements AutoCloseable {

  /** A table that a migration has locked is left out rather than waited for, and no queue forms behind the wait. */
  private static final String SETTINGS = """
      SET LOCAL lock_timeout = '5s';
      SET LOCAL idle_in_transaction_session_timeout = 0;
      SET LOCAL search_path = '';
      SET LOCAL DateStyle = 'ISO';
      SET LOCAL TimeZone = 'UTC';
      SET LOCAL IntervalStyle = 'postgres';
      SET LOCAL extra_float_digits = 1;
      SET LOCAL bytea_output = 'hex';
      SET LOCAL xmloption = 'content';
      SET LOCAL synchronize_seqscans = off;
      SET LOCAL max_parallel_workers_per_gather = 0;
      """;

  private final List<Connection> connections = new ArrayList<>();

  private Snapshot() {}

  /**
   * Takes a snapshot.
   *
   * @param wanted connections
   * @throws ReplicaException if the server can't be reached or does not let the role in
   */
  static Snapshot open(Connector source, int wanted, Duration statementTimeout) {
    Snapshot snapshot = new Snapshot();
    try {
      String name = export(snapshot.add(source, null, statementTimeout), statementTimeout);
      for (int more = 1; more < wanted && name != null; more++) {
        if (!snapshot.tryAdd(source, name, statementTimeout)) {
          break;
        }
      }
      return snapshot;
    } catch (SQLException e) {
      snapshot.close();
      throw Failures.of("Connecting to the source database", e);
    }
  }

  /** One or more, the first of which the catalog is read by. */
  List<Connection> connections() {
    return List.copyOf(connections);
  }

  /** A connection fewer makes a scan slower, not wrong: the role's connection limit may be low. */
  private boolean tryAdd(Connector source, String name, Duration statementTimeout) {
    int before = connections.size();
    try {
      add(source, name, statementTimeout);
      return true;
    } catch (SQLException refused) {
      while (connections.size() > before) {
        close(connections.remove(before));
      }
      return false;
    }
  }

  private Connection add(Connector source, String name, Duration statementTimeout)
      throws SQLException {
    Connection connection = source.open();
    connections.add(connection);
    connection.setAutoCommit(false);
    begin(connection, name, statementTimeout);
    return connection;
  }

  private static void begin(Connection connection, String name, Duration statementTimeout)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      if (name != null) {
        statement.execute("SET TRANSACTION SNAPSHOT '" + name + "'");
      }
      statement.execute(SETTINGS);
      if (!statementTimeout.isZero()) {
        statement.execute("SET LOCAL statement_timeout = " + statementTimeout.toMillis());
      }
    }
  }

  /**
   * The snapshot's name; null where the server refuses, some poolers and managed servers do. No savepoint guards the attempt: a
   * snapshot can't be exported behind one.
   */
  private static String export(Connection connection, Duration statementTimeout)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_export_snapshot()")) {
      row.next();
      return row.getString(1);
    } catch (SQLException refused) {
      connection.rollback();
      begin(connection, null, statementTimeout);
      return null;
    }
  }

  @Override
  public void close() {
    connections.forEach(Snapshot::close);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // Nothing was written, and the server ends the session itself: there is nothing to lose or to
      // tell.
    }
  }
}
