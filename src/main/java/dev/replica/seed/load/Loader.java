package dev.replica.seed.load;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.QualifiedName;
import dev.replica.seed.generate.Generator;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.plan.SeedPlan;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Loads all tables of a plan in one transaction of one connection: whole, or not at all. */
public final class Loader {

  private final Connection connection;
  private final SeedPlan plan;
  private final Progress progress;
  private final List<String> notices = new ArrayList<>();

  /** @param connection with a transaction open, or none; auto-commit off */
  public Loader(Connection connection, SeedPlan plan, Progress progress) {
    this.connection = connection;
    this.plan = plan;
    this.progress = progress;
  }

  /** What was loaded into a table, and how long it took in nanoseconds. */
  public record Loaded(QualifiedName table, long rows, long nanos) {}

  /**
   * How a loading ended.
   *
   * @param loaded the tables, whose rows are committed; empty where one was refused
   * @param refused a table whose rows break a rule of the schema, or that a trigger refused; null where all went well. Nothing
   *     is committed then, and the transaction has to be rolled back
   * @param reason why it was refused
   */
  public record Outcome(List<Loaded> loaded, QualifiedName refused, String reason) {}

  /** Ends a loading at a table that is refused. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient QualifiedName table;

    Refusal(QualifiedName table, SQLException cause) {
      super(cause.getMessage() + " (SQLSTATE " + cause.getSQLState() + ")", cause);
      this.table = table;
    }
  }

  /**
   * Loads and commits.
   *
   * @param truncate tables that are emptied first
   * @param threads that generate rows
   * @throws ReplicaException if the server fails, or refuses more than single rows; the transaction is then still open
   */
  public Outcome load(Generator generator, List<QualifiedName> truncate, int threads) {
    try {
      return new Outcome(loadAll(generator, truncate, threads), null, null);
    } catch (Refusal refusal) {
      return new Outcome(List.of(), refusal.table, refusal.getMessage());
    }
  }

  private List<Loaded> loadAll(Generator generator, List<QualifiedName> truncate, int threads) {
    List<Loaded> loaded = new ArrayList<>();
    try (Chunks chunks = new Chunks(threads)) {
      execute(SessionSettings.SQL, "prepare the session");
      if (!truncate.isEmpty()) {
        execute(
            "TRUNCATE "
                + truncate.stream().map(QualifiedName::sql).collect(Collectors.joining(", ")),
            "empty the tables");
      }
      ForeignKeys foreignKeys = new ForeignKeys(plan, this::execute);
      foreignKeys.defer();
      SuspendedKeys suspended = SuspendedKeys.drop(connection, plan);
      for (TableGenerator table : generator.tables()) {
        if (table.rows() > 0) {
          loaded.add(copy(table, chunks));
        }
      }
      suspended.restore(this::check);
      check("SET CONSTRAINTS ALL IMMEDIATE", null);
      foreignKeys.restore();
      new Sequences(connection, notices).advance(generator);
      connection.commit();
    } catch (SQLException e) {
      throw SqlFailure.of("commit the rows", e);
    }
    return loaded;
  }

  /** Runs a statement that checks rows which are loaded already; {@code table} is whose rows they are, null where unknown. */
  private void check(String sql, QualifiedName table) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      QualifiedName broken = table == null ? tableOf(e) : table;
      if (broken != null && SqlFailure.refusesRow(e)) {
        throw new Refusal(broken, e);
      }
      throw SqlFailure.of("check the rows", e);
    }
  }

  /** The table that the server names. */
  private static QualifiedName tableOf(SQLException e) {
    ServerErrorMessage message =
        e instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
    return message == null || message.getTable() == null
        ? null
        : new QualifiedName(message.getSchema(), message.getTable());
  }

  /** What went less well than it could, a sentence each. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  private Loaded copy(TableGenerator table, Chunks chunks) {
    String name = table.table().name().toString();
    long start = System.nanoTime();
    progress.started(name, table.rows());
    CopyCommand command = CopyCommand.best(table);
    Staging staging = Staging.of(table.table(), Staging.evaluated(table.plan()));
    try {
      if (command.staged()) {
        execute(staging.create(), "make a temporary table for rows of " + name);
      }
      CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
      CopyIn copy = manager.copyIn(command.sql());
      try {
        if (command.binary()) {
          byte[] header = BinaryRowWriter.header();
          copy.writeToCopy(header, 0, header.length);
        }
        chunks.feed(table, command.buffers(), (bytes, length, rowsSoFar) -> {
          copy.writeToCopy(bytes, 0, length);
          progress.advanced(name, rowsSoFar);
        });
        if (command.binary()) {
          byte[] trailer = BinaryRowWriter.trailer();
          copy.writeToCopy(trailer, 0, trailer.length);
        }
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
      if (command.staged()) {
        insert(staging.insert(table.plan().written()));
        execute(Staging.drop(), "drop a temporary table");
      }
    } catch (SQLException e) {
      if (SqlFailure.refusesRow(e)) {
        throw new Refusal(table.table().name(), e);
      }
      throw SqlFailure.of("load " + name, e);
    } catch (IOException e) {
      throw ReplicaException.environment("could not load " + name + ": " + e.getMessage(), e);
    }
    progress.finished(name, table.rows());
    return new Loaded(table.table().name(), table.rows(), System.nanoTime() - start);
  }

  /** Runs a statement that holds expressions of the user's. */
  private void insert(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private void execute(String sql, String purpose) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw SqlFailure.of(purpose, e);
    }
  }

  /** Gathers the planner's statistics; each table for itself, outside the transaction that loaded it. */
  public void analyze(List<Loaded> loaded) {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      for (Loaded table : loaded) {
        statement.execute("ANALYZE " + table.table().sql());
      }
    } catch (SQLException e) {
      throw SqlFailure.of("analyze the loaded tables (their rows are committed)", e);
    }
  }
}
