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
   * Loads and commits.
   *
   * @param truncate tables that are emptied first
   * @param threads that generate rows
   * @throws ReplicaException if the server refuses anything; the transaction is then still open
   */
  public List<Loaded> load(Generator generator, List<QualifiedName> truncate, int threads) {
    List<Loaded> loaded = new ArrayList<>();
    try (Chunks chunks = new Chunks(threads)) {
      // Whether a trigger's or a check's text is parsed the same way must not hang on who runs the build.
      execute("SET LOCAL client_encoding = 'UTF8'", "prepare the session");
      if (!truncate.isEmpty()) {
        execute("TRUNCATE " + truncate.stream().map(QualifiedName::sql).collect(Collectors.joining(", ")), "empty the tables");
      }
      ForeignKeys foreignKeys = new ForeignKeys(plan, this::execute);
      foreignKeys.suspend();
      for (TableGenerator table : generator.tables()) {
        if (table.rows() > 0) {
          loaded.add(copy(table, chunks));
        }
      }
      execute("SET CONSTRAINTS ALL IMMEDIATE", "check the deferred constraints");
      foreignKeys.restore();
      new Sequences(connection, notices).advance(generator);
      connection.commit();
    } catch (SQLException e) {
      throw SqlFailure.of("commit the rows", e);
    }
    return loaded;
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
    try {
      CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
      CopyIn copy = manager.copyIn(command.sql());
      try {
        if (command.binary()) {
          byte[] header = BinaryRowWriter.header();
          copy.writeToCopy(header, 0, header.length);
        }
        chunks.feed(
            table,
            command.buffers(),
            (bytes, length, rowsSoFar) -> {
              copy.writeToCopy(bytes, 0, length);
              progress.advanced(rowsSoFar);
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
    } catch (SQLException e) {
      throw SqlFailure.of("load " + name, e);
    } catch (IOException e) {
      throw ReplicaException.environment("could not load " + name + ": " + e.getMessage(), e);
    }
    progress.finished(name, table.rows());
    return new Loaded(table.table().name(), table.rows(), System.nanoTime() - start);
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
