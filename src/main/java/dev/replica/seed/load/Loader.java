package dev.replica.seed.load;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.seed.generate.Generator;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.plan.LargeObjects;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.TablePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
   * Loads and commits. A table that does not take its rows is given up.
   *
   * @param truncate tables that are emptied first
   * @param firing which triggers fire
   * @param threads that generate rows
   * @return the tables that were loaded; empty where the rows of loaded ones turned out to depend on one that was given up: nothing
   *     is committed then, the transaction has to be rolled back, and loading to begin again
   * @throws ReplicaException if the server fails, or refuses more than single rows; the transaction is then still open
   */
  public Optional<List<Loaded>> load(
      Replanning plans, List<QualifiedName> truncate, Triggers firing, int threads) {
    List<Loaded> loaded = new ArrayList<>();
    notices.clear();
    try (Chunks chunks = new Chunks(threads)) {
      execute(SessionSettings.SQL, "prepare the session");
      if (!truncate.isEmpty()) {
        execute(
            "TRUNCATE " + truncate.stream().map(this::alone).collect(Collectors.joining(", ")),
            "empty the tables");
      }
      ForeignKeys foreignKeys = new ForeignKeys(
          plan, this::execute, foreignKey -> ForeignKeys.read(connection, foreignKey));
      foreignKeys.defer();
      SuspendedKeys suspended = SuspendedKeys.drop(connection, plan);
      List<Table> planned = plan.tables().stream()
          .filter(table -> table.rows() > 0)
          .map(TablePlan::table)
          .toList();
      SuspendedTriggers triggers = new SuspendedTriggers(connection);
      SilencedTriggers silenced = new SilencedTriggers(triggers, plans, firing);
      silenced.begin(planned);
      RowSecurity security = RowSecurity.lift(connection, planned);
      LargeObjects.creation(plan).ifPresent(sql -> execute(sql, "make large objects"));
      Generator generator = plans.generator();
      TriggeredRows triggered = new TriggeredRows(connection, plans, firing != Triggers.DISABLE);
      TableLoad load = new TableLoad(connection, progress, chunks, triggered, silenced, notices);
      Sequences sequences = new Sequences(connection, notices);
      List<TableGenerator> filled = new ArrayList<>();
      int lastFiring = firing != Triggers.DISABLE ? lastFiring(generator) : -1;
      for (int i = 0; i < generator.tables().size(); i++) {
        generator = triggered.arrived(generator, generator.tables().get(i), names(loaded));
        TableGenerator table = generator.tables().get(i);
        if (table.rows() == 0) {
          // Its first rows may be further than its sequence.
          filled.add(table);
          continue;
        }
        Savepoint before = connection.setSavepoint();
        long leftOut = table.leftOut();
        try {
          loaded.add(load.load(table));
          connection.releaseSavepoint(before);
        } catch (Refusal refusal) {
          connection.rollback(before);
          if (refusal.kind() == Refusal.Kind.LATER) {
            return Optional.empty();
          }
          Optional<Generator> others = plans.giveUp(
              refusal.table(),
              refusal.getMessage(),
              refusal.kind() == Refusal.Kind.ALL_ROWS,
              names(loaded));
          if (others.isEmpty()) {
            return Optional.empty();
          }
          generator = others.get();
          if (generator.tables().get(i).rows() > 0) {
            // Without soft references it is tried once more.
            i--;
          }
          continue;
        }
        if (table.leftOut() > leftOut
            && generator.tables().subList(0, i).stream()
                .anyMatch(child -> child.rows() > 0 && child.refersTo(table))) {
          // Next time the children know.
          if (!plans.again(table.table().name())) {
            plans.giveUp(
                table.table().name(),
                "rows that others refer to turn out not to fit",
                false,
                Set.of());
          }
          return Optional.empty();
        }
        filled.add(table);
        if (i < lastFiring) {
          sequences.advanceEarly(table);
        }
        generator =
            triggered.settle(generator, table, loaded.get(loaded.size() - 1).rows(), names(loaded));
      }
      if (!checkAll(suspended, silenced, plans, names(loaded))) {
        return Optional.empty();
      }
      foreignKeys.restore();
      triggers.restore();
      security.restore();
      sequences.advance(filled);
      notices.addAll(triggered.notices());
      List<Table> tables = filled.stream()
          .filter(table -> table.rows() > 0)
          .map(TableGenerator::table)
          .toList();
      silenced.tell(tables, notices);
      InsertRules.tell(connection, tables, notices);
      MaterializedViews.refresh(connection, tables, notices);
      connection.commit();
    } catch (SQLException e) {
      throw SqlFailure.of("commit the rows", e);
    }
    return Optional.of(loaded);
  }

  /** The place of the last table whose triggers may insert rows into others. */
  private static int lastFiring(Generator generator) {
    int last = -1;
    for (int i = 0; i < generator.tables().size(); i++) {
      TableGenerator table = generator.tables().get(i);
      last = table.rows() > 0 && TriggeredRows.fires(table.table()) ? i : last;
    }
    return last;
  }

  /** The table without those that inherit from it; a partitioned one has no rows of its own. */
  private String alone(QualifiedName name) {
    boolean partitioned = plan.tables().stream()
        .anyMatch(planned -> planned.table().name().equals(name)
            && planned.table().kind() == Table.Kind.PARTITIONED);
    return (partitioned ? "" : "ONLY ") + name.sql();
  }

  private static Set<QualifiedName> names(List<Loaded> loaded) {
    return loaded.stream().map(Loaded::table).collect(Collectors.toSet());
  }

  /** Checks what was put off; false where tables break it, which are given up. */
  private boolean checkAll(
      SuspendedKeys suspended,
      SilencedTriggers silenced,
      Replanning plans,
      Set<QualifiedName> loaded)
      throws SQLException {
    try {
      suspended.restore(this::check);
      List<Table> tables = plans.generator().tables().stream()
          .map(TableGenerator::table)
          .filter(table -> loaded.contains(table.name()))
          .toList();
      Map<Table, SQLException> refusals = new ConstraintTriggers(connection, tables).refusals();
      refusals.forEach((table, e) -> {
        String reason = SqlFailure.refusal(e, table);
        if (silenced.worthwhile(table)) {
          plans.silence(table.name(), reason);
        } else {
          plans.giveUp(
              table.name(),
              reason + silenced.cure(table),
              !SqlFailure.namesRow(e),
              Set.of(table.name()));
        }
      });
      if (!refusals.isEmpty()) {
        return false;
      }
      check("SET CONSTRAINTS ALL IMMEDIATE", null);
      return true;
    } catch (Refusal refusal) {
      plans.giveUp(refusal.table(), refusal.getMessage(), false, Set.of(refusal.table()));
      return false;
    }
  }

  /** Runs a statement that checks rows which are loaded already; {@code table} is whose rows they are, null where unknown. */
  private void check(String sql, QualifiedName table) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      QualifiedName broken = table == null ? tableOf(e) : table;
      if (broken != null && SqlFailure.refusesRow(e)) {
        throw new Refusal(broken, Refusal.Kind.ROWS, SqlFailure.told(e));
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

  private void execute(String sql, String purpose) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw SqlFailure.of(purpose, e);
    }
  }

  /**
   * Gathers the planner's statistics; each table for itself, outside the transaction that loaded it. Of empty tables too: the planner
   * takes one that was never looked at for ten pages of rows.
   */
  public void analyze() {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      for (TablePlan table : plan.tables()) {
        if (table.rows() > 0 || table.given() > 0 || table.kept() == 0) {
          statement.execute("ANALYZE " + table.table().name().sql());
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of("analyze the loaded tables (their rows are committed)", e);
    }
  }
}
