package dev.replica.seed.load;

import dev.replica.seed.generate.Cursor;
import dev.replica.seed.generate.TableGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Loads a table whose rows the server refuses for what nobody could tell before: a trigger that raises an error, a key on an
 * expression. The server names the line of the COPY that it refuses; rows before it are loaded, and the row itself is drawn again
 * with its next attempt. Errors that come without a line are found by halving.
 */
final class RowByRow {

  /** Rows that are copied at once. */
  private static final int SEGMENT = 1024;

  /** Attempts of one row; half as many of each that follows one that none helped. */
  static final int ATTEMPTS = 30;

  /** The same where the table can be loaded in another way, as long as no row is taken. */
  static final int FEWER_ATTEMPTS = 12;

  /** Rows left out, with none loaded, that make a table hopeless. */
  private static final int HOPELESS = 8;

  /** Refusals that are worth their time in one table: some seconds. */
  private static final int WORTHWHILE = 5_000;

  private static final String FOREIGN_KEY = "23503";
  private static final int UNKNOWN = -1;

  private final Connection connection;
  private final TableGenerator table;
  private final CopyCommand command;
  private final Cursor cursor;
  private final RowBuffer buffer;
  private final long[] rows = new long[SEGMENT];
  private final int[] begun = new int[SEGMENT];
  private long refused = -1;
  private int refusals;
  private int allRefusals;
  private int patience;
  private long loaded;
  private long leftOut;
  private SQLException reason;

  private RowByRow(Connection connection, TableGenerator table, int attempts) {
    this.connection = connection;
    this.patience = attempts;
    this.table = table;
    this.command = CopyCommand.best(table);
    this.cursor = table.cursor();
    this.buffer = command.buffers().get();
  }

  /**
   * What became of the rows.
   *
   * @param loaded into the table
   * @param leftOut for what the server said of them
   * @param reason the last refusal; null where there was none
   */
  record Finding(long loaded, long leftOut, SQLException reason) {}

  /**
   * Loads what can be loaded.
   *
   * @param attempts that one row is worth
   */
  static Finding load(Connection connection, TableGenerator table, int attempts)
      throws SQLException {
    RowByRow load = new RowByRow(connection, table, attempts);
    load.loadAll();
    return new Finding(load.loaded, load.leftOut, load.reason);
  }

  private void loadAll() throws SQLException {
    long next = 0;
    int size = SEGMENT;
    while (next < table.rows() && !hopeless() && allRefusals <= WORTHWHILE) {
      int filled = fill(next, size);
      int taken = copy(filled);
      if (taken == filled) {
        patience = filled > 0 ? ATTEMPTS : patience;
        next += Math.min(size, table.rows() - next);
        size = Math.min(SEGMENT, Math.max(8, 2 * size));
      } else if (taken == UNKNOWN && filled > 1) {
        size = Math.max(1, (int) (rows[filled / 2] - next));
      } else {
        int bad = Math.max(0, taken);
        refuse(rows[bad], begun[bad]);
        // The rows before it are copied again, alone.
        size = Math.max(1, (int) (rows[bad] - next));
      }
    }
    for (; next < table.rows() && loaded > 0; next++) {
      table.leaveOut(next);
      leftOut++;
    }
  }

  private boolean hopeless() {
    return loaded == 0 && leftOut >= HOPELESS;
  }

  /** Writes a segment of rows; how many there are that are not left out. */
  private int fill(long next, int size) {
    buffer.clear();
    int filled = 0;
    for (long row = next; row < Math.min(table.rows(), next + size); row++) {
      int attempt = cursor.propose(row, buffer);
      if (attempt < 0) {
        table.leaveOut(row);
      } else {
        buffer.endRow();
        rows[filled] = row;
        begun[filled++] = attempt;
      }
    }
    return filled;
  }

  /** Copies what was written: how many rows come before the first that is refused, none of which is kept then. */
  private int copy(int filled) throws SQLException {
    if (filled == 0) {
      return 0;
    }
    Savepoint before = connection.setSavepoint();
    try (TableCopy copy = TableCopy.open(connection, table, command)) {
      copy.write(buffer.buffer(), buffer.length());
      loaded += copy.finish();
      connection.releaseSavepoint(before);
      return filled;
    } catch (SQLException e) {
      if (!SqlFailure.refusesRow(e)) {
        throw e;
      }
      connection.rollback(before);
      reason = e;
      long line = SqlFailure.line(e, table.table().name().name());
      return line < 1 || line > filled ? UNKNOWN : (int) line - 1;
    }
  }

  private void refuse(long row, int attempt) {
    refusals = row == refused ? refusals + 1 : 1;
    refused = row;
    allRefusals++;
    // Another attempt leads to the same parent: what is not there now won't be then.
    if (refusals > patience || FOREIGN_KEY.equals(reason.getSQLState())) {
      table.leaveOut(row);
      leftOut++;
      patience = refusals > patience ? patience / 2 : patience;
    } else {
      table.begin(row, attempt + 1);
    }
  }
}
