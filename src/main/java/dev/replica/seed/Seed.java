package dev.replica.seed;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogReader;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.genome.Fingerprint;
import dev.replica.genome.Genome;
import dev.replica.seed.generate.Generator;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.load.KeptRows;
import dev.replica.seed.load.Loader;
import dev.replica.seed.load.Script;
import dev.replica.seed.plan.GenomeSchema;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.TargetState;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  public static SeedResult run(Connection target, Genome genome, SeedOptions options, Progress progress) {
    return inTransaction(target, () -> load(target, genome, options, progress));
  }

  /**
   * Loads until no table is refused: one whose rows break a rule that cannot be told without the server, or that a trigger
   * refuses, is given up and costs no other table its rows.
   */
  private static SeedResult load(Connection target, Genome genome, SeedOptions options, Progress progress) throws SQLException {
    Target found = look(target, genome, options);
    PlanOptions wish = planOptions(genome, options);
    while (true) {
      SeedPlan plan = Planner.plan(genome, found.schema(), found.state(), wish);
      Generator generator = Generator.of(plan, found.state(), options.seed());
      PlanOptions possible = giveUpImpossible(generator, wish);
      if (possible != wish) {
        wish = possible;
        continue;
      }
      Loader loader = new Loader(target, plan, progress);
      Loader.Outcome outcome = loader.load(generator, found.truncated(), options.threads());
      if (outcome.refused() == null) {
        loader.analyze(outcome.loaded());
        List<String> notices = new ArrayList<>(plan.notices());
        notices.addAll(loader.notices());
        return new SeedResult(plan, outcome.loaded(), notices);
      }
      target.rollback();
      if (wish.without().containsKey(outcome.refused()) || plan.tables().stream().noneMatch(table -> table.rows() > 0)) {
        throw ReplicaException.configuration(outcome.refused() + " was refused: " + outcome.reason() + ". Nothing was changed.");
      }
      wish = wish.giveUp(outcome.refused(), "the server refuses them: " + outcome.reason());
    }
  }

  /** Gives up the tables whose first rows meet the checks at no attempt. */
  private static PlanOptions giveUpImpossible(Generator generator, PlanOptions wish) {
    PlanOptions possible = wish;
    for (TableGenerator table : generator.tables()) {
      String problem = table.problem().orElse(null);
      if (problem != null) {
        possible = possible.giveUp(table.table().name(), problem);
      }
    }
    return possible;
  }

  /** Plans as {@link #run} does, and changes nothing. */
  public static SeedResult dryRun(Connection target, Genome genome, SeedOptions options) {
    return inTransaction(
        target,
        () -> {
          Target found = look(target, genome, options);
          SeedPlan plan = Planner.plan(genome, found.schema(), found.state(), planOptions(genome, options));
          return new SeedResult(plan, List.of(), plan.notices());
        });
  }

  /** Writes the rows that {@link #run} would load into an empty copy of the scanned schema as a script for psql; needs no database. */
  public static SeedResult generate(Genome genome, SeedOptions options, OutputStream script, Progress progress) {
    Schema all = GenomeSchema.of(genome);
    Schema schema = new Schema(0, "", all.tables().stream().filter(table -> options.filter().accepts(table.name())).toList());
    SeedPlan plan = Planner.plan(genome, schema, TargetState.EMPTY, planOptions(genome, options));
    new Script(plan, script).write(Generator.of(plan, TargetState.EMPTY, options.seed()), options.threads(), progress);
    return new SeedResult(plan, List.of(), plan.notices());
  }

  /** The target as it was found; {@code truncated} are the tables that are to be emptied. */
  private record Target(Schema schema, TargetState state, List<QualifiedName> truncated) {}

  private static Target look(Connection target, Genome genome, SeedOptions options) {
    Schema schema = CatalogReader.read(target, options.filter());
    refuseSource(genome, schema);
    TargetState found = new KeptRows(target).read(schema);
    if (options.existing() == SeedOptions.Existing.FAIL && !found.tables().isEmpty()) {
      throw ReplicaException.configuration(
          "the target has rows already, in "
              + found.tables().keySet().stream().sorted().map(QualifiedName::toString).collect(Collectors.joining(", "))
              + ". Keep them with replica.existing=keep, empty the tables with truncate, or add to them with append.");
    }
    boolean truncate = options.existing() == SeedOptions.Existing.TRUNCATE && !found.tables().isEmpty();
    TargetState state = truncate ? TargetState.EMPTY : found;
    List<QualifiedName> truncated =
        truncate ? schema.tables().stream().filter(table -> table.kind() != Table.Kind.FOREIGN).map(Table::name).toList() : List.of();
    return new Target(schema, state, truncated);
  }

  /** The one mistake that must never happen: rows of nobody in the place of real ones. */
  private static void refuseSource(Genome genome, Schema schema) {
    if (!genome.source().fingerprint().isEmpty() && Fingerprint.matches(genome.source(), schema.identity())) {
      throw ReplicaException.configuration(
          "the target is the very database that the genome was scanned from; nothing was changed. Point replica.url at a test database.");
    }
  }

  private static PlanOptions planOptions(Genome genome, SeedOptions options) {
    boolean append = options.existing() == SeedOptions.Existing.APPEND;
    return new PlanOptions(options.rows(), options.scale(), options.tables(), append, shiftDays(genome, options.asOf()));
  }

  private static long shiftDays(Genome genome, LocalDate asOf) {
    String lastDay = genome.source().lastDay();
    return asOf == null || lastDay == null ? 0 : ChronoUnit.DAYS.between(LocalDate.parse(lastDay), asOf);
  }

  private interface Work {
    SeedResult run() throws SQLException;
  }

  /** Rolls back whatever the work did not commit itself. */
  private static SeedResult inTransaction(Connection connection, Work work) {
    try {
      connection.setAutoCommit(false);
      try {
        return work.run();
      } finally {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw ReplicaException.environment(
          "the connection to the target failed: " + e.getMessage() + " (SQLSTATE " + e.getSQLState() + "). See that the server runs.", e);
    }
  }
}
