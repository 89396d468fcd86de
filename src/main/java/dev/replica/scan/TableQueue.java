package dev.replica.scan;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.scan.ScanResult.TableSummary;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.TableScan;
import dev.replica.scan.publish.PublishedTable;
import dev.replica.scan.publish.Publisher;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The tables of a scan, worked off by one thread for each connection in the {@link Turns} that they take. */
final class TableQueue {

  private static final long PATIENCE_SECONDS = 5;

  private final int sampleRows;
  private final Publisher publisher;
  private final Progress progress;
  private final Turns turns;
  private final Queue<String> notices = new ConcurrentLinkedQueue<>();
  private final Map<Table, PublishedTable> published = new ConcurrentHashMap<>();
  private final Map<Table, TableSummary> summaries = new ConcurrentHashMap<>();
  private final Map<Table, Duration> times = new ConcurrentHashMap<>();

  /** Tables that are still to be published after each. */
  private final Map<QualifiedName, AtomicLong> children = new ConcurrentHashMap<>();

  private final Map<QualifiedName, PublishedTable> byName = new ConcurrentHashMap<>();
  private final List<Table> tables;

  TableQueue(List<Table> tables, int sampleRows, Publisher publisher, Progress progress) {
    this.tables = List.copyOf(tables);
    this.sampleRows = sampleRows;
    this.publisher = publisher;
    this.progress = progress;
    turns = new Turns(tables);
    tables.forEach(table -> children.put(table.name(), new AtomicLong(turns.children(table))));
  }

  /** Profiles and publishes all tables; returns when all are done or one has failed. */
  void work(List<Connection> connections) {
    ExecutorService workers = Executors.newFixedThreadPool(connections.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      connections.forEach(connection -> running.add(workers.submit(() -> work(connection))));
      for (Future<?> worker : running) {
        worker.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ReplicaException failure) {
        throw failure;
      }
      throw defect(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplicaException.environment("The scan was interrupted.", e);
    } finally {
      stop(workers);
    }
  }

  /** Where it happened, without the message: that may cite a value. */
  private static IllegalStateException defect(Throwable cause) {
    IllegalStateException defect =
        new IllegalStateException("A defect of the scan: " + cause.getClass().getName());
    defect.setStackTrace(cause.getStackTrace());
    return defect;
  }

  /** After a failure, the others give up at their next report of progress; their connections are closed behind them. */
  private static void stop(ExecutorService workers) {
    workers.shutdownNow();
    try {
      workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Connection connection) {
    try {
      while (takeTurn(connection)) {
        // Whoever waits for the next turn holds nothing of the last one.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      turns.giveUp();
    }
  }

  /** False when all is done or given up. */
  private boolean takeTurn(Connection connection) throws InterruptedException {
    Turns.Turn turn = turns.next();
    if (turn == null) {
      return false;
    }
    if (turn.profile() == null) {
      turns.read(turn.table(), read(connection, turn.table()));
    } else {
      publish(turn.table(), turn.profile());
      turns.published(turn.table());
    }
    return true;
  }

  private TableProfile read(Connection connection, Table table) {
    long start = System.nanoTime();
    progress.started(table.name().toString(), table.estimatedRows());
    TableProfile profile = table.readable()
        ? scan(connection, table)
        : unread(table, "the role may not SELECT from it");
    if (table.rowSecurity() && table.readable()) {
      notices.add(
          table.name() + " has row security: only the rows that the role may see were scanned.");
    }
    times.put(table, Duration.ofNanos(System.nanoTime() - start));
    return profile;
  }

  private void publish(Table table, TableProfile profile) {
    long start = System.nanoTime();
    Map<QualifiedName, PublishedTable> parents = new HashMap<>();
    turns.parents(table).forEach(parent -> parents.put(parent, byName.get(parent)));
    PublishedTable done =
        publisher.table(profile, parents, children.get(table.name()).get() > 0);
    byName.put(table.name(), done);
    published.put(table, done);
    for (QualifiedName parent : parents.keySet()) {
      if (children.get(parent).decrementAndGet() == 0) {
        byName.get(parent).release();
      }
    }
    Duration time = times.get(table).plusNanos(System.nanoTime() - start);
    summaries.put(
        table,
        new TableSummary(table.name(), profile.rows(), profile.seen(), profile.sampled(), time));
    progress.finished(table.name().toString(), profile.seen());
  }

  private TableProfile scan(Connection connection, Table table) {
    try {
      Savepoint savepoint = connection.setSavepoint();
      try {
        return TableScan.profile(
            connection,
            table,
            sampleRows,
            this::large,
            rows -> progress.advanced(table.name().toString(), rows),
            notices::add);
      } catch (SQLException e) {
        if (!Failures.passable(e) && table.kind() != Table.Kind.FOREIGN) {
          throw e;
        }
        connection.rollback(savepoint);
        return unread(table, "it can't be read (SQLSTATE " + e.getSQLState() + ")");
      }
    } catch (SQLException e) {
      throw Failures.of("Scanning " + table.name(), e);
    }
  }

  /** The table of that name where it holds more rows than are sampled; null for others. */
  private Table large(QualifiedName name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .filter(table -> table.readable() && table.kind() != Table.Kind.FOREIGN)
        .filter(table -> table.estimatedRows() > sampleRows)
        .findFirst()
        .orElse(null);
  }

  private TableProfile unread(Table table, String reason) {
    notices.add(table.name() + " was not scanned: " + reason
        + ". The genome holds its schema and no statistics.");
    return TableProfile.unread(table);
  }

  /** In the order of the tables. */
  List<PublishedTable> published() {
    return tables.stream().map(published::get).toList();
  }

  /** In the order of the tables. */
  List<TableSummary> summaries() {
    return tables.stream().map(summaries::get).toList();
  }

  List<String> notices() {
    return notices.stream().sorted().toList();
  }
}
