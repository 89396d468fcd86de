package dev.replica.seed.load;

import dev.replica.seed.generate.TableGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One COPY of rows into their table, by way of a {@link Staging} where the server computes some of their columns; closing it
 * before it is finished takes it back. Belongs to one thread. Where it fails the transaction has to be rolled back to before it.
 */
final class TableCopy implements AutoCloseable {

  private final Connection connection;
  private final TableGenerator table;
  private final CopyStream stream;

  /** Null where the rows go straight to their table. */
  private final Staging staging;

  private TableCopy(
      Connection connection, TableGenerator table, CopyStream stream, Staging staging) {
    this.connection = connection;
    this.table = table;
    this.stream = stream;
    this.staging = staging;
  }

  static TableCopy open(Connection connection, TableGenerator table, CopyCommand command)
      throws SQLException {
    Staging staging =
        command.staged() ? Staging.of(table.table(), Staging.evaluated(table.plan())) : null;
    if (staging != null) {
      update(connection, staging.create());
    }
    CopyStream stream = CopyStream.open(connection, command.sql(), command.binary());
    return new TableCopy(connection, table, stream, staging);
  }

  void write(byte[] bytes, int length) throws SQLException {
    stream.write(bytes, length);
  }

  /** Ends the COPY; the rows that the table took. */
  long finish() throws SQLException {
    long rows = stream.finish();
    if (staging != null) {
      rows = update(connection, staging.insert(table.plan().written()));
      update(connection, Staging.drop());
    }
    return rows;
  }

  /** Braces in an expression of the user's are no escapes of JDBC's. */
  private static long update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      return statement.executeLargeUpdate(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    stream.close();
  }
}
