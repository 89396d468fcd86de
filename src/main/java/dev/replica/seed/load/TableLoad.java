package dev.replica.seed.load;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.QualifiedName;
import dev.replica.seed.generate.TableGenerator;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads one table at a time: by one COPY where all rows are taken, row by row where some are refused, and once more without the
 * table's triggers where all are because of these.
 */
final class TableLoad {

  private final Connection connection;
  private final Progress progress;
  private final Chunks chunks;
  private final TriggeredRows triggered;
  private final SilencedTriggers silenced;
  private final List<String> notices;

  /** Why rows of a table are left out. */
  private final Map<QualifiedName, String> reasons = new HashMap<>();

  TableLoad(
      Connection connection,
      Progress progress,
      Chunks chunks,
      TriggeredRows triggered,
      SilencedTriggers silenced,
      List<String> notices) {
    this.connection = connection;
    this.progress = progress;
    this.chunks = chunks;
    this.triggered = triggered;
    this.silenced = silenced;
    this.notices = notices;
  }

  /** @throws Refusal if the table takes none of its rows; the transaction has to be rolled back to before it */
  Loader.Loaded load(TableGenerator table) throws SQLException {
    String name = table.table().name().toString();
    long start = System.nanoTime();
    progress.started(name, table.rows());
    if (!table.isSettled()) {
      judge(table);
      table
          .distinguish()
          .ifPresent(reason ->
              reasons.merge(table.table().name(), reason, (one, other) -> one + "; " + other));
      table.settled();
    }
    Savepoint before = connection.setSavepoint();
    Runnable bookmark = table.bookmark();
    String reason = reasons.get(table.table().name());
    long rows;
    try {
      rows = loadAll(table);
    } catch (Refusal refusal) {
      if (!silenced.worthwhile(table.table())) {
        throw new Refusal(
            refusal.table(), refusal.kind(), refusal.getMessage() + silenced.cure(table.table()));
      }
      connection.rollback(before);
      bookmark.run();
      reasons.put(table.table().name(), reason);
      silenced.silence(table.table(), refusal.getMessage());
      rows = loadAll(table);
    }
    connection.releaseSavepoint(before);
    table.fewer(reasons.get(table.table().name())).ifPresent(notices::add);
    progress.finished(name, rows);
    return new Loader.Loaded(table.table().name(), rows, System.nanoTime() - start);
  }

  private void judge(TableGenerator table) throws SQLException {
    Judge.Finding finding = Judge.settle(connection, table);
    if (finding.hopeless()) {
      throw new Refusal(table.table().name(), Refusal.Kind.JUDGED, finding.reason());
    }
    if (finding.reason() != null) {
      reasons.put(table.table().name(), finding.reason());
    }
  }

  /** Rows that refer to others of their own table do not know which of those are left out: they are loaded again then. */
  private long loadAll(TableGenerator table) throws SQLException {
    Savepoint before = connection.setSavepoint();
    long leftOut;
    long rows;
    do {
      connection.rollback(before);
      leftOut = table.leftOut();
      rows = loadOnce(table);
    } while (table.leftOut() > leftOut && table.refersTo(table));
    connection.releaseSavepoint(before);
    rows = triggered.look(table, rows);
    if (silenced.worthwhile(table.table()) && triggered.keepAllOut(table, rows)) {
      String triggers = TriggeredRows.triggers(table.table());
      throw new Refusal(
          table.table().name(), Refusal.Kind.ALL_ROWS, triggers + " let none through");
    }
    return rows;
  }

  private long loadOnce(TableGenerator table) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      long rows = copy(table);
      connection.releaseSavepoint(before);
      return rows;
    } catch (ReplicaException e) {
      if (e.kind() == ReplicaException.Cause.ENVIRONMENT) {
        throw e;
      }
      // A bug in the making of its rows costs the table alone.
      throw new Refusal(table.table().name(), Refusal.Kind.JUDGED, e.getMessage());
    } catch (SQLException e) {
      if (!SqlFailure.refusesRow(e) && !RowSecurity.holds(table.table())) {
        throw SqlFailure.of("load " + table.table().name(), e);
      }
      connection.rollback(before);
      return rowByRow(table, e);
    }
  }

  private long copy(TableGenerator table) throws SQLException {
    String name = table.table().name().toString();
    CopyCommand command = CopyCommand.best(table);
    try (TableCopy copy = TableCopy.open(connection, table, command)) {
      Chunks.LeftOut leftOut = chunks.feed(table, command.buffers(), (bytes, length, rowsSoFar) -> {
        copy.write(bytes, length);
        progress.advanced(name, rowsSoFar);
      });
      long rows = copy.finish();
      leftOut.leaveOutOf(table);
      if (leftOut.reason() != null) {
        reasons.merge(table.table().name(), leftOut.reason(), (one, other) -> one + "; " + other);
      }
      return rows;
    } catch (IOException e) {
      throw ReplicaException.environment("could not load " + name + ": " + e.getMessage(), e);
    }
  }

  private long rowByRow(TableGenerator table, SQLException first) throws SQLException {
    if (!SqlFailure.namesRow(first)) {
      throw new Refusal(table.table(), first);
    }
    boolean elsewise = silenced.worthwhile(table.table());
    RowByRow.Finding finding =
        RowByRow.load(connection, table, elsewise ? RowByRow.FEWER_ATTEMPTS : RowByRow.ATTEMPTS);
    if (finding.loaded() == 0) {
      throw new Refusal(table.table(), finding.reason() == null ? first : finding.reason());
    }
    if (finding.leftOut() > 0) {
      reasons.merge(
          table.table().name(),
          "the server refused " + finding.leftOut() + ": "
              + SqlFailure.refusal(finding.reason(), table.table()),
          (one, other) -> one + "; " + other);
    }
    return finding.loaded();
  }
}
