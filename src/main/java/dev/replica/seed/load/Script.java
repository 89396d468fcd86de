package dev.replica.seed.load;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.Sequence;
import dev.replica.seed.generate.Generator;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.LargeObjects;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.SeedPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes all rows of a plan as a script that {@code psql} loads: one transaction of COPY blocks, parents first. */
public final class Script {

  private static final byte[] END = "\\.\n".getBytes(StandardCharsets.US_ASCII);

  private final SeedPlan plan;
  private final OutputStream out;
  private final FirstRowsScript firstRows;
  private final List<String> notices = new ArrayList<>();

  /**
   * @param firstRows rows that stand before those of the plan
   * @param out is left open
   */
  public Script(SeedPlan plan, FirstRowsScript firstRows, OutputStream out) {
    this.plan = plan;
    this.firstRows = firstRows;
    this.out = out;
  }

  /** Writes the script; the same plan and generator give the same bytes. */
  public void write(Generator generator, int threads, Progress progress) {
    try (Chunks chunks = new Chunks(threads)) {
      line(
          "-- Rows made by replica-maven-plugin. Load them with: psql -v ON_ERROR_STOP=1 -d DATABASE -f THIS_FILE");
      line("\\set ON_ERROR_STOP on");
      line("BEGIN;");
      line("SET LOCAL client_encoding = 'UTF8';");
      line(SessionSettings.SQL + ";");
      ForeignKeys foreignKeys =
          new ForeignKeys(plan, (sql, purpose) -> statement(sql), ForeignKeys::ofChild);
      foreignKeys.defer();
      LargeObjects.creation(plan).ifPresent(this::statement);
      firstRows.write(out);
      List<String> sequences = new ArrayList<>();
      for (TableGenerator table : generator.tables()) {
        if (table.rows() > 0) {
          copy(table, chunks, progress);
        }
        if (table.rows() > 0 || table.plan().given() > 0) {
          sequences.addAll(sequences(table));
        }
      }
      line("SET CONSTRAINTS ALL IMMEDIATE;");
      foreignKeys.restore();
      sequences.forEach(this::statement);
      line("COMMIT;");
      for (TableGenerator table : generator.tables()) {
        line("ANALYZE " + table.table().name().sql() + ";");
      }
      out.flush();
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  /** What went less well than it could, a sentence each. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  private static ReplicaException unwritten(IOException e) {
    return ReplicaException.environment(
        "could not write the script: " + e.getMessage()
            + ". Make room, or write it elsewhere with replica.output.",
        e);
  }

  private void copy(TableGenerator table, Chunks chunks, Progress progress) throws IOException {
    CopyCommand command = CopyCommand.text(table);
    String name = table.table().name().toString();
    progress.started(name, table.rows());
    Staging staging = Staging.of(table.table(), Staging.evaluated(table.plan()));
    if (command.staged()) {
      line(staging.create() + ";");
    }
    line(command.sql() + ";");
    Optional<String> alike = table.distinguish();
    try {
      Chunks.LeftOut leftOut = chunks.feed(table, command.buffers(), (bytes, length, rowsSoFar) -> {
        out.write(bytes, 0, length);
        progress.advanced(name, rowsSoFar);
      });
      leftOut.leaveOutOf(table);
      table
          .fewer(leftOut.reason() == null ? alike.orElse(null) : leftOut.reason())
          .ifPresent(notices::add);
    } catch (SQLException e) {
      throw new IllegalStateException("a script has no server", e);
    }
    out.write(END);
    if (command.staged()) {
      line(staging.insert(table.plan().written()) + ";");
      line(Staging.drop() + ";");
    }
    progress.finished(name, table.rows());
  }

  private static List<String> sequences(TableGenerator table) {
    List<String> statements = new ArrayList<>();
    for (CellPlan cell : table.plan().written()) {
      Sequence sequence = cell.column().sequence().orElse(null);
      if (sequence != null && Lattice.of(cell.column().type(), 0).isPresent()) {
        // psql prints what SELECT returns; DO returns nothing.
        String move = "PERFORM"
            + Sequences.statement(Sequences.last(table, cell), sequence)
                .substring("SELECT".length());
        statements.add("DO " + Identifiers.literal("BEGIN " + move + "; END"));
      }
    }
    return statements;
  }

  private void statement(String sql) {
    try {
      line(sql + ";");
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
