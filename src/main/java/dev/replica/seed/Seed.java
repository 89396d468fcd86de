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
import dev.replica.seed.load.FirstRows;
import dev.replica.seed.load.FirstRowsScript;
import dev.replica.seed.load.KeptRows;
import dev.replica.seed.load.Loader;
import dev.replica.seed.load.Script;
import dev.replica.seed.plan.GenomeSchema;
import dev.replica.seed.plan.LoadOrder;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.SoftReferences;
import dev.replica.seed.plan.TablePlan;
import dev.replica.seed.plan.TableSettings;
import dev.replica.seed.plan.TargetState;
import dev.replica.seed.plan.TodaysGenome;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Loads, anew where a table that is given up changes the rows of those that were loaded before it. */
  private static SeedResult load(
      Connection target, Genome genome, SeedOptions options, Progress progress)
      throws SQLException {
    Target found = look(target, genome, options);
    Course course = Course.begin(
        genome,
        found.schema(),
        found.state(),
        wish(found.schema(), found.settled(), genome, options),
        options.seed());
    // First rows stay where all is loaded again.
    Savepoint start = target.setSavepoint();
    Optional<List<Loader.Loaded>> loaded = Optional.empty();
    while (loaded.isEmpty()) {
      Loader loader = new Loader(target, course.plan(), progress);
      loaded = loader.load(course, found.truncated(), options.threads());
      if (loaded.isPresent()) {
        List<Loader.Loaded> all = withGiven(loaded.get(), course.plan());
        loader.analyze(all);
        return new SeedResult(
            course.plan(), all, notices(found.settled(), course.plan(), loader.notices()));
      }
      target.rollback(start);
    }
    throw new IllegalStateException("nothing was loaded, and no reason given");
  }

  private static List<String> notices(Settled settled, SeedPlan plan, List<String> loading) {
    List<String> notices = new ArrayList<>(settled.notices());
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
      Target found = look(target, genome, options);
      SeedPlan plan = Planner.plan(
          genome,
          found.schema(),
          found.state(),
          wish(found.schema(), found.settled(), genome, options));
      return new SeedResult(plan, List.of(), notices(found.settled(), plan, List.of()));
    });
  }

  /** Writes the rows that {@link #run} would load into an empty copy of the scanned schema as a script for psql; needs no database. */
  public static SeedResult generate(
      Genome genome, SeedOptions options, OutputStream script, Progress progress) {
    Schema declared = GenomeSchema.of(genome);
    Settled settled = Settled.of(options.tables(), declared, null);
    Schema schema = softReferences(genome, declared, settled);
    FirstRowsScript first =
        FirstRowsScript.read(schema, inOrder(schema, seeded(schema, options)), settled.tables());
    Course course = Course.begin(
        genome, schema, first.state(), wish(schema, settled, genome, options), options.seed());
    Script rows = new Script(course.plan(), first, script);
    rows.write(course.generator(), options.threads(), progress);
    return new SeedResult(
        course.plan(), List.of(), notices(settled, course.plan(), rows.notices()));
  }

  /**
   * The target as it was found.
   *
   * @param schema all tables, those too that get no rows
   * @param settled what the user says of tables
   * @param state of the tables that get rows, and of those that they refer to
   * @param truncated tables that are to be emptied
   */
  private record Target(
      Schema schema, Settled settled, TargetState state, List<QualifiedName> truncated) {}

  private static Target look(Connection target, Genome genome, SeedOptions options) {
    // Tables that are left out are read as well: others may refer to the rows that they have.
    Schema declared = CatalogReader.read(target, CatalogFilter.all());
    refuseSource(genome, declared);
    Settled settled = Settled.of(options.tables(), declared, target);
    Schema schema = softReferences(genome, declared, settled);
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
    Map<QualifiedName, TableSettings> first = withFirstRows(settled, asked);
    if (!first.isEmpty()) {
      boolean emptied = options.existing() == SeedOptions.Existing.TRUNCATE && !filled.isEmpty();
      Map<QualifiedName, Long> given = new FirstRows(target)
          .load(
              emptied ? seeded.stream().map(Table::name).toList() : List.of(),
              inOrder(schema, seeded),
              first);
      TargetState all = new KeptRows(target).read(withParents(schema, seeded)).given(given);
      return new Target(schema, settled, all, List.of());
    }
    if (options.existing() != SeedOptions.Existing.TRUNCATE || filled.isEmpty()) {
      return new Target(schema, settled, found, List.of());
    }
    Map<QualifiedName, TargetState.Kept> left = new HashMap<>(found.tables());
    left.keySet().removeAll(asked);
    return new Target(
        schema, settled, new TargetState(left), seeded.stream().map(Table::name).toList());
  }

  private static Schema softReferences(Genome genome, Schema schema, Settled settled) {
    return SoftReferences.added(TodaysGenome.of(genome, schema), schema, settled.tables());
  }

  private static List<Table> seeded(Schema schema, SeedOptions options) {
    return schema.tables().stream()
        .filter(
            table -> table.kind() != Table.Kind.FOREIGN && options.filter().accepts(table.name()))
        .toList();
  }

  private static Map<QualifiedName, TableSettings> withFirstRows(
      Settled settled, Set<QualifiedName> asked) {
    Map<QualifiedName, TableSettings> first = new HashMap<>(settled.tables());
    first.keySet().retainAll(asked);
    first.values().removeIf(table -> table.firstRows() == null);
    return first;
  }

  /** Parents before their children. */
  private static List<Table> inOrder(Schema schema, List<Table> tables) {
    return LoadOrder.of(schema).tables().stream().filter(tables::contains).toList();
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

  private static PlanOptions wish(
      Schema schema, Settled settled, Genome genome, SeedOptions options) {
    boolean append = options.existing() == SeedOptions.Existing.APPEND;
    PlanOptions wish = new PlanOptions(
        options.rows(),
        options.scale(),
        settled.tables(),
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
