package dev.replica.seed.plan;

import dev.replica.ReplicaException;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.genome.Genome;
import dev.replica.genome.TableGenome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a genome, a schema and a wish for rows into a plan. */
public final class Planner {

  /** Plannings of tables on cycles, each with fewer rows, before a cycle is left empty. */
  private static final int PASSES = 8;

  private final Map<QualifiedName, TableGenome> genomes = new HashMap<>();
  private final Map<QualifiedName, Integer> places = new HashMap<>();
  private final Map<QualifiedName, Long> totals = new HashMap<>();

  /** Rows that a table is taken to have until it is planned: those on cycles are referred to before. */
  private final Map<QualifiedName, Long> promised = new HashMap<>();

  /** Tables on cycles that can have no row. */
  private final Set<QualifiedName> emptied = new HashSet<>();

  /** What planning each table had to tell. */
  private final Map<QualifiedName, List<String>> told = new LinkedHashMap<>();

  /** Foreign keys of each table by which a column would take its value from itself. */
  private final Map<QualifiedName, Set<ForeignKey>> circular = new HashMap<>();

  private final Map<QualifiedName, Table> tables = new HashMap<>();
  private final Map<QualifiedName, TablePlan> planned = new HashMap<>();
  private final List<String> notices = new ArrayList<>();
  private final TargetState state;
  private final PlanOptions options;

  /** The locale of tables that tell none. */
  private final String elsewhere;

  private HintFinder hints = new HintFinder(List.of());
  private ReadDocuments documents = new ReadDocuments(List.of());
  private WantedKeys wantedKeys = new WantedKeys();
  private Set<QualifiedName> lookups = Set.of();

  private Planner(Genome genome, TargetState state, PlanOptions options) {
    this.state = state;
    this.options = options;
    elsewhere = DataLocale.of(genome);
    genome
        .tables()
        .forEach(table -> genomes.put(new QualifiedName(table.schema(), table.name()), table));
  }

  /**
   * Plans a seeding.
   *
   * @param genome what is likely; may know more tables than the schema, or fewer
   * @param schema what must hold
   * @param state the rows that are kept
   * @throws ReplicaException if settings can't be followed, or a column can get no value
   */
  public static SeedPlan plan(
      Genome genome, Schema schema, TargetState state, PlanOptions options) {
    Genome today = TodaysGenome.of(genome, schema);
    return new Planner(today, state, options).plan(schema, genome);
  }

  private SeedPlan plan(Schema schema, Genome genome) {
    hints = new HintFinder(schema.routines());
    documents = new ReadDocuments(schema.routines());
    wantedKeys = WantedKeys.of(schema, options.present());
    options.without().entrySet().stream()
        .filter(given -> !given.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .forEach(given -> notices.add(given.getKey() + " gets no rows: " + given.getValue()));
    notices.addAll(DriftNotices.of(genome, schema, options.without().keySet()));
    LoadOrder order = LoadOrder.of(fillable(schema));
    lookups = LookupTables.of(order.tables(), this::scanned);
    for (Table table : order.tables()) {
      places.put(table.name(), places.size());
      tables.put(table.name(), table);
      promised.put(
          table.name(), Math.max(asked(table.name()), state.of(table.name()).rows()));
    }
    checkSettings(order.tables());
    List<SeedPlan.Deferred> deferred = order.deferred().stream()
        .filter(edge -> !edge.foreignKey().soft())
        .map(edge -> new SeedPlan.Deferred(edge.child().name(), edge.foreignKey()))
        .toList();
    List<TablePlan> plans = plan(order.tables());
    int pass = 1;
    while (cutCircle(plans) || lowerPromises(order.deferred(), pass++)) {
      plans = plan(order.tables());
    }
    told.values().forEach(notices::addAll);
    return new SeedPlan(
        TotalledCells.of(plans, genomes), deferred, settings(order.tables()), notices);
  }

  private List<TablePlan> plan(List<Table> tables) {
    totals.clear();
    totals.putAll(promised);
    planned.clear();
    List<TablePlan> plans = new ArrayList<>();
    for (Table table : tables) {
      TablePlan plan = planned(table);
      totals.put(table.name(), plan.total());
      planned.put(table.name(), plan);
      plans.add(plan);
    }
    return plans;
  }

  /**
   * Whether a table on a cycle got fewer rows than its children, planned before it, were promised: they are then planned once
   * more. A cycle that keeps shrinking ends at none.
   */
  private boolean lowerPromises(List<LoadOrder.Edge> deferred, int pass) {
    boolean lowered = false;
    for (LoadOrder.Edge edge : deferred) {
      QualifiedName parent = edge.foreignKey().parent();
      long rows = planned.get(parent).total();
      if (rows < promised.get(parent)) {
        promised.put(parent, pass < PASSES ? rows : 0);
        lowered = true;
        if (rows == 0) {
          emptied.add(parent);
        }
      }
    }
    return lowered;
  }

  /** Whether columns took their values from each other in a circle, which is cut now. */
  private boolean cutCircle(List<TablePlan> plans) {
    Optional<ReferenceCircles.Link> weakest = ReferenceCircles.find(plans);
    weakest.ifPresent(link ->
        circular.computeIfAbsent(link.child(), child -> new HashSet<>()).add(link.foreignKey()));
    return weakest.isPresent();
  }

  private boolean circular(QualifiedName child, ForeignKey foreignKey) {
    return circular.getOrDefault(child, Set.of()).contains(foreignKey);
  }

  /** Tables that hold rows of their own: foreign ones do not, and are told of. */
  private Schema fillable(Schema schema) {
    Map<Boolean, List<Table>> byKind = schema.tables().stream()
        .collect(Collectors.partitioningBy(table -> table.kind() != Table.Kind.FOREIGN));
    byKind
        .get(false)
        .forEach(table -> notices.add(table.name() + " is a foreign table and is left alone"));
    return new Schema(schema.serverVersion(), schema.identity(), byKind.get(true));
  }

  /** Settings that the rows asked for, or those that are kept, leave no way to follow. */
  private void checkSettings(List<Table> tables) {
    List<String> problems = new ArrayList<>();
    tables.forEach(table -> SettingsFit.check(
        table, options.of(table.name()), promised.get(table.name()), state, problems));
    if (!problems.isEmpty()) {
      throw ReplicaException.configuration(String.join("; ", problems));
    }
  }

  private List<String> settings(List<Table> tables) {
    List<String> lines = new ArrayList<>();
    tables.stream()
        .filter(table -> !options.without().containsKey(table.name()))
        .forEach(
            table -> lines.addAll(options.of(table.name()).describe(table.name().toString())));
    List<String> unscaled = lookups.stream()
        .filter(options::scales)
        .sorted()
        .map(QualifiedName::toString)
        .toList();
    if (!unscaled.isEmpty()) {
      lines.add("lookup tables keep their scanned rows: " + String.join(", ", unscaled));
    }
    return lines;
  }

  private long asked(QualifiedName table) {
    return options.asked(table, scanned(table), lookups.contains(table));
  }

  /** Rows of the source; negative where the genome does not know the table. */
  private long scanned(QualifiedName table) {
    TableGenome genome = genomes.get(table);
    return genome == null ? -1 : genome.rows();
  }

  private TablePlan planned(Table table) {
    try {
      return plan(table);
    } catch (RuntimeException | StackOverflowError e) {
      throw ReplicaException.at(table.name().toString(), "planning", e);
    }
  }

  /**
   * Plans a table with those of its soft references that lead somewhere; with none where they would cost it rows: what the
   * schema does not ask for must not stand in the way.
   */
  private TablePlan plan(Table declared) {
    Table table = declared.withForeignKeys(declared.foreignKeys().stream()
        .filter(key -> !key.soft() || leads(declared, key))
        .toList());
    List<String> told = new ArrayList<>();
    TablePlan plan = plan(table, told);
    Table strict = table.withForeignKeys(
        table.foreignKeys().stream().filter(key -> !key.soft()).toList());
    if (!strict.foreignKeys().equals(table.foreignKeys()) && !told.isEmpty()) {
      List<String> toldStrictly = new ArrayList<>();
      TablePlan planned = plan(strict, toldStrictly);
      if (planned.rows() > plan.rows()) {
        plan = planned;
        told = toldStrictly;
      }
    }
    if (!emptied.contains(table.name())) {
      this.told.put(table.name(), told);
    }
    return plan;
  }

  /**
   * Whether a soft reference is wanted and leads to rows, and not in a circle: where its parent is not planned yet, the parent's key must not
   * come from a reference itself.
   */
  private boolean leads(Table child, ForeignKey soft) {
    boolean keyed = soft.condition().isPresent()
        && child.keys().stream().anyMatch(key -> key.columns().containsAll(soft.columns()));
    if (options.declared().contains(child.name()) || circular(child.name(), soft)) {
      return false;
    }
    if (keyed) {
      // Which table the row leads to is drawn, and so no key could be made of where it leads.
      return false;
    }
    if (soft.parent().equals(child.name())) {
      return true;
    }
    return totals.getOrDefault(soft.parent(), 0L) > 0
        && (planned.containsKey(soft.parent()) || numbered(soft));
  }

  private boolean numbered(ForeignKey soft) {
    Table parent = tables.get(soft.parent());
    return parent.foreignKeys().stream()
        .noneMatch(key -> key.columns().stream().anyMatch(soft.parentColumns()::contains));
  }

  private TablePlan plan(Table table, List<String> notices) {
    TargetState.Kept kept = state.of(table.name());
    long asked = asked(table.name());
    long rows = Math.max(0, asked - (options.append() ? kept.first() : kept.rows()));
    if (emptied.contains(table.name())) {
      rows = 0;
    }
    if (rows > 0
        && table.kind() == Table.Kind.PARTITIONED
        && Partitions.leaves(table).isEmpty()) {
      notices.add(
          table.name()
              + " gets no rows: it is partitioned and has no partition to hold them. Create one before seeding, or have it made with replica.createPartitions");
      rows = 0;
    }
    TableSettings settings = options.of(table.name());
    List<String> evaluated = settings.evaluated();
    // What the server makes of a row is not there to be checked before.
    List<RowCheck> checks = RowChecks.of(table, options.present()).stream()
        .filter(check -> !check.mentionsAny(evaluated))
        .toList();
    TableGenome genome = genomes.get(table.name());
    // A table that was empty tells of its columns no more than the schema does.
    boolean informative = genome != null && genome.rows() > 0;
    TableDraft draft = new TableDraft(
        table,
        informative ? TimeShift.shifted(genome, options.shiftDays()) : null,
        hints.add(LimitFinder.limits(table, checks), table, checks, informative ? genome : null),
        LimitFinder.facts(table, checks),
        checks,
        kept,
        new RowCount(table.name(), rows, notices),
        settings,
        DataLocale.of(
            options.locale(),
            informative ? genome : null,
            elsewhere,
            options.present().charset()),
        options.edgeCases(),
        documents.of(table),
        wantedKeys.of(table.name()),
        new PlannedParents(table.name()));
    new KeyPlanner(draft).plan();
    return draft.finish(asked);
  }

  private final class PlannedParents implements Parents {

    private final QualifiedName child;

    private PlannedParents(QualifiedName child) {
      this.child = child;
    }

    @Override
    public Table table(QualifiedName table) {
      return tables.get(table);
    }

    @Override
    public boolean circular(ForeignKey foreignKey) {
      return Planner.this.circular(child, foreignKey);
    }

    @Override
    public TablePlan plan(QualifiedName table) {
      return planned.get(table);
    }

    @Override
    public long rows(ForeignKey foreignKey) {
      return totals.getOrDefault(foreignKey.parent(), -1L);
    }

    @Override
    public long kept(ForeignKey foreignKey) {
      return state.of(foreignKey.parent()).rows();
    }

    @Override
    public int index(ForeignKey foreignKey) {
      return places.getOrDefault(foreignKey.parent(), -1);
    }
  }
}
