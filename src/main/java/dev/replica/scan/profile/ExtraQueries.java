package dev.replica.scan.profile;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Set;
import java.util.function.Consumer;

/** Runs queries that a table is told of without, if with less. Not thread-safe. */
final class ExtraQueries {

  /** Privilege is missing; a lock was not to be had; the query took too long. */
  private static final Set<String> PASSABLE = Set.of("42501", "55P03", "57014");

  private final Connection connection;
  private final Consumer<String> notices;

  /** @param notices told what was passed over */
  ExtraQueries(Connection connection, Consumer<String> notices) {
    this.connection = connection;
    this.notices = notices;
  }

  /** What reads rows. */
  interface Query {
    byte[][] rows(Connection connection) throws SQLException;
  }

  /**
   * The rows; none where they may not be read, or not in time.
   *
   * @param without what is not known then: the end of a sentence
   */
  byte[][] rows(Query query, String without) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try {
      return query.rows(connection);
    } catch (SQLException e) {
      // An interrupted scan ends with the state of a cancelled query too.
      if (!PASSABLE.contains(e.getSQLState()) || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      connection.rollback(savepoint);
      notices.accept("An additional query failed (SQLSTATE " + e.getSQLState() + "), without which "
          + without + ". All else was scanned.");
      return new byte[0][];
    }
  }
}
