package dev.replica.seed;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.genome.Genome;
import dev.replica.seed.load.FirstRowsScript;
import dev.replica.seed.load.Loader;
import dev.replica.seed.load.Script;
import dev.replica.seed.plan.GenomeSchema;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.Present;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.TablePlan;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fills a database with rows that look like those a genome was scanned from. */
public final class Seed {

  private Seed() {}

  /**
   * Seeds the database: reads its catalog, plans, generates, loads and commits; or changes nothing and throws.
   *
   * @param target a connection to the database to be filled; its auto-commit mode is changed
   * @throws ReplicaException if the target is the scanned database, has rows where none may be, or refuses a row
   */
  public static SeedResult run(
      Connection target, Genome genome, SeedOptions options, Progress progress) {
    return inTransaction(target, () -> load(target, genome, options, progress));
  }

  /** Loads, anew where a table that is given up changes the rows of those that were loaded before it. */
  private static SeedResult load(
      Connection target, Genome genome, SeedOptions options, Progress progress)
      throws SQLException {
    Request request = new Request(genome, options);
    Target found = Target.look(target, request);
    Course course = Course.begin(
        genome,
        found.schema(),
        found.state(),
        request.wish(found.schema(), found.settled(), found.present()),
        options.seed());
    // First rows and new partitions stay where all is loaded again.
    Savepoint start = target.setSavepoint();
    Optional<List<Loader.Loaded>> loaded = Optional.empty();
    while (loaded.isEmpty()) {
      Loader loader = new Loader(target, course.plan(), progress);
      loaded = loader.load(course, found.truncated(), options.triggers(), options.threads());
      if (loaded.isPresent()) {
        List<Loader.Loaded> all = withGiven(loaded.get(), course.plan());
        loader.analyze();
        return new SeedResult(
            course.plan(), all, notices(found.notices(), course.plan(), loader.notices()));
      }
      target.rollback(start);
      course.afresh();
    }
    throw new IllegalStateException("nothing was loaded, and no reason given");
  }

  private static List<String> notices(List<String> before, SeedPlan plan, List<String> loading) {
    List<String> notices = new ArrayList<>(before);
    notices.addAll(plan.notices());
    notices.addAll(loading);
    return notices;
  }

  /** Tables that got first rows got them as well, if only those. */
  private static List<Loader.Loaded> withGiven(List<Loader.Loaded> generated, SeedPlan plan) {
    Map<QualifiedName, Loader.Loaded> byName =
        generated.stream().collect(Collectors.toMap(Loader.Loaded::table, table -> table));
    List<Loader.Loaded> loaded = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      QualifiedName name = table.table().name();
      Loader.Loaded own = byName.get(name);
      if (own != null || table.given() > 0) {
        loaded.add(new Loader.Loaded(
            name, table.given() + (own == null ? 0 : own.rows()), own == null ? 0 : own.nanos()));
      }
    }
    return loaded;
  }

  /** Plans as {@link #run} does, and changes nothing. */
  public static SeedResult dryRun(Connection target, Genome genome, SeedOptions options) {
    return inTransaction(target, () -> {
      Request request = new Request(genome, options);
      Target found = Target.look(target, request);
      SeedPlan plan = Planner.plan(
          genome,
          found.schema(),
          found.state(),
          request.wish(found.schema(), found.settled(), found.present()));
      return new SeedResult(plan, List.of(), notices(found.notices(), plan, List.of()));
    });
  }

  /**
   * Writes the rows that {@link #run} would load into an empty copy of the scanned schema as a script for psql; needs no database.
   *
   * @param today the day (UTC) on which the script has to load: checks may ask the clock
   */
  public static SeedResult generate(
      Genome genome, SeedOptions options, LocalDate today, OutputStream script, Progress progress) {
    Schema declared = GenomeSchema.of(genome);
    Settled settled = Settled.of(options.tables(), declared, null);
    Request request = new Request(genome, options);
    Schema schema = request.withSoftReferences(declared, settled);
    FirstRowsScript first = FirstRowsScript.read(schema, request.inOrder(schema), settled.tables());
    Course course = Course.begin(
        genome,
        schema,
        first.state(),
        request.wish(schema, settled, Present.during(today)),
        options.seed());
    Script rows = new Script(course.plan(), first, script);
    rows.write(course.generator(), options.threads(), progress);
    return new SeedResult(
        course.plan(), List.of(), notices(settled.notices(), course.plan(), rows.notices()));
  }

  private interface Work {
    SeedResult run() throws SQLException;
  }

  /** Rolls back whatever the work did not commit itself. */
  private static SeedResult inTransaction(Connection connection, Work work) {
    try {
      connection.setAutoCommit(false);
      SeedResult result;
      try {
        result = work.run();
      } catch (ReplicaException e) {
        rollBack(connection, e);
        throw e;
      }
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      return result;
    } catch (SQLException e) {
      throw ReplicaException.environment(
          "the connection to the target failed: " + e.getMessage() + " (SQLSTATE " + e.getSQLState()
              + "). See that the server runs.",
          e);
    }
  }

  /** Where the connection is lost the server rolls back by itself; what was being done is what the user has to be told. */
  private static void rollBack(Connection connection, ReplicaException failure) {
    try {
      if (!connection.isClosed() && !connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
