package dev.replica.seed;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogFilter;
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
import dev.replica.seed.plan.SoftReferences;
import dev.replica.seed.plan.TargetState;
import dev.replica.seed.plan.TodaysGenome;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * Loads until no table is refused: one whose rows break a rule that cannot be told without the server, or that a trigger
   * refuses, is given up and costs no other table its rows.
   */
  private static SeedResult load(
      Connection target, Genome genome, SeedOptions options, Progress progress)
      throws SQLException {
    Target found = look(target, genome, options);
    PlanOptions wish = wish(found.schema(), genome, options);
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
      if (wish.without().containsKey(outcome.refused())
          || plan.tables().stream().noneMatch(table -> table.rows() > 0)) {
        throw ReplicaException.configuration(
            outcome.refused() + " was refused: " + outcome.reason() + ". Nothing was changed.");
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
    return inTransaction(target, () -> {
      Target found = look(target, genome, options);
      SeedPlan plan = Planner.plan(
          genome, found.schema(), found.state(), wish(found.schema(), genome, options));
      return new SeedResult(plan, List.of(), plan.notices());
    });
  }

  /** Writes the rows that {@link #run} would load into an empty copy of the scanned schema as a script for psql; needs no database. */
  public static SeedResult generate(
      Genome genome, SeedOptions options, OutputStream script, Progress progress) {
    Schema schema = softReferences(genome, GenomeSchema.of(genome));
    SeedPlan plan = Planner.plan(genome, schema, TargetState.EMPTY, wish(schema, genome, options));
    new Script(plan, script)
        .write(Generator.of(plan, TargetState.EMPTY, options.seed()), options.threads(), progress);
    return new SeedResult(plan, List.of(), plan.notices());
  }

  /**
   * The target as it was found.
   *
   * @param schema all tables, those too that get no rows
   * @param state of the tables that get rows, and of those that they refer to
   * @param truncated tables that are to be emptied
   */
  private record Target(Schema schema, TargetState state, List<QualifiedName> truncated) {}

  private static Target look(Connection target, Genome genome, SeedOptions options) {
    // Tables that are left out are read as well: others may refer to the rows that they have.
    Schema schema = softReferences(genome, CatalogReader.read(target, CatalogFilter.all()));
    refuseSource(genome, schema);
    List<Table> seeded = seeded(schema, options);
    if (seeded.isEmpty() && !options.filter().schemas().isEmpty()) {
      CatalogReader.read(target, options.filter());
    }
    Set<QualifiedName> asked = seeded.stream().map(Table::name).collect(Collectors.toSet());
    TargetState found = new KeptRows(target).read(withParents(schema, seeded));
    List<QualifiedName> filled =
        found.tables().keySet().stream().filter(asked::contains).sorted().toList();
    if (options.existing() == SeedOptions.Existing.FAIL && !filled.isEmpty()) {
      throw ReplicaException.configuration(
          "the target has rows already, in "
              + filled.stream().map(QualifiedName::toString).collect(Collectors.joining(", "))
              + ". Keep them with replica.existing=keep, empty the tables with truncate, or add to them with append.");
    }
    if (options.existing() != SeedOptions.Existing.TRUNCATE || filled.isEmpty()) {
      return new Target(schema, found, List.of());
    }
    Map<QualifiedName, TargetState.Kept> left = new HashMap<>(found.tables());
    left.keySet().removeAll(asked);
    return new Target(
        schema, new TargetState(left), seeded.stream().map(Table::name).toList());
  }

  private static Schema softReferences(Genome genome, Schema schema) {
    return SoftReferences.added(TodaysGenome.of(genome, schema), schema);
  }

  private static List<Table> seeded(Schema schema, SeedOptions options) {
    return schema.tables().stream()
        .filter(
            table -> table.kind() != Table.Kind.FOREIGN && options.filter().accepts(table.name()))
        .toList();
  }

  private static Schema withParents(Schema schema, List<Table> tables) {
    Set<QualifiedName> names = tables.stream().map(Table::name).collect(Collectors.toSet());
    tables.forEach(
        table -> table.foreignKeys().forEach(foreignKey -> names.add(foreignKey.parent())));
    List<Table> read =
        schema.tables().stream().filter(table -> names.contains(table.name())).toList();
    return new Schema(schema.serverVersion(), schema.identity(), read);
  }

  /** The one mistake that must never happen: rows of nobody in the place of real ones. */
  private static void refuseSource(Genome genome, Schema schema) {
    if (!genome.source().fingerprint().isEmpty()
        && Fingerprint.matches(genome.source(), schema.identity())) {
      throw ReplicaException.configuration(
          "the target is the very database that the genome was scanned from; nothing was changed. Point replica.url at a test database.");
    }
  }

  private static PlanOptions wish(Schema schema, Genome genome, SeedOptions options) {
    boolean append = options.existing() == SeedOptions.Existing.APPEND;
    PlanOptions wish = new PlanOptions(
        options.rows(),
        options.scale(),
        options.tables(),
        append,
        shiftDays(genome, options.asOf()));
    for (Table table : schema.tables()) {
      if (!options.filter().accepts(table.name())) {
        wish = wish.leaveOut(table.name());
      }
    }
    return wish;
  }

  private static long shiftDays(Genome genome, LocalDate asOf) {
    String lastDay = genome.source().lastDay();
    return asOf == null || lastDay == null
        ? 0
        : ChronoUnit.DAYS.between(LocalDate.parse(lastDay), asOf);
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
