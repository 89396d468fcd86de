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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns a genome, a schema and a wish for rows into a plan. */
public final class Planner {

  private final Map<QualifiedName, TableGenome> genomes = new HashMap<>();
  private final Map<QualifiedName, Integer> places = new HashMap<>();
  private final Map<QualifiedName, Long> totals = new HashMap<>();
  private final Map<QualifiedName, TablePlan> planned = new HashMap<>();
  private final List<String> notices = new ArrayList<>();
  private final TargetState state;
  private final PlanOptions options;

  private Planner(Genome genome, TargetState state, PlanOptions options) {
    this.state = state;
    this.options = options;
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
   * @throws ReplicaException if a request names no table of the schema, or a column can get no value
   */
  public static SeedPlan plan(
      Genome genome, Schema schema, TargetState state, PlanOptions options) {
    return new Planner(genome, state, options).plan(schema, genome);
  }

  private SeedPlan plan(Schema schema, Genome genome) {
    checkRequests(schema);
    options.without().entrySet().stream()
        .filter(given -> !given.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .forEach(given -> notices.add(given.getKey() + " gets no rows: " + given.getValue()));
    tellDrift(schema, genome);
    LoadOrder order = LoadOrder.of(fillable(schema));
    List<Table> tables = order.tables();
    for (int i = 0; i < tables.size(); i++) {
      QualifiedName name = tables.get(i).name();
      places.put(name, i);
      // A table on a cycle is referred to before it is planned: what it was asked for has to do.
      totals.put(name, Math.max(asked(name), state.of(name).rows()));
    }
    List<TablePlan> plans = new ArrayList<>();
    for (Table table : tables) {
      TablePlan plan = plan(table);
      totals.put(table.name(), plan.total());
      planned.put(table.name(), plan);
      plans.add(plan);
    }
    List<SeedPlan.Deferred> deferred = order.deferred().stream()
        .map(edge -> new SeedPlan.Deferred(edge.child().name(), edge.foreignKey()))
        .toList();
    return new SeedPlan(plans, deferred, notices);
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

  private void checkRequests(Schema schema) {
    List<String> unknown = options.tables().keySet().stream()
        .filter(name -> schema.tables().stream()
            .noneMatch(table ->
                table.name().toString().equals(name) || table.name().name().equals(name)))
        .sorted()
        .toList();
    if (!unknown.isEmpty()) {
      throw ReplicaException.configuration(unknown.stream()
          .map(name -> "<tables> names " + name + ", which is no table of the target"
              + Suggestion.of(name, schema))
          .collect(Collectors.joining("; ")));
    }
  }

  private void tellDrift(Schema schema, Genome genome) {
    TreeMap<QualifiedName, String> missing = new TreeMap<>();
    genomes.forEach((name, table) -> {
      if (table.rows() > 0 && schema.table(name).isEmpty()) {
        missing.put(name, name.toString());
      }
    });
    if (!missing.isEmpty()) {
      notices.add("the genome knows " + missing.size() + " tables that the target lacks, skipped: "
          + String.join(", ", missing.values()));
    }
    List<String> unknown = schema.tables().stream()
        .map(Table::name)
        .filter(name -> !genomes.containsKey(name) && !options.without().containsKey(name))
        .map(QualifiedName::toString)
        .toList();
    if (!unknown.isEmpty() && !genome.tables().isEmpty()) {
      notices.add("the genome does not know " + unknown.size()
          + " tables of the target, seeded from their types: " + String.join(", ", unknown));
    }
  }

  private long asked(QualifiedName table) {
    TableGenome genome = genomes.get(table);
    return options.asked(table, genome == null ? -1 : genome.rows());
  }

  private TablePlan plan(Table table) {
    TargetState.Kept kept = state.of(table.name());
    long asked = asked(table.name());
    long rows = options.append() ? asked : Math.max(0, asked - kept.rows());
    if (rows > 0
        && table.kind() == Table.Kind.PARTITIONED
        && Partitions.leaves(table).isEmpty()) {
      notices.add(
          table.name()
              + " gets no rows: it is partitioned and has no partition to hold them. Create one before seeding");
      rows = 0;
    }
    List<RowCheck> checks = RowChecks.of(table);
    TableGenome genome = genomes.get(table.name());
    // A table that was empty tells of its columns no more than the schema does.
    boolean informative = genome != null && genome.rows() > 0;
    TableDraft draft = new TableDraft(
        table,
        informative ? TimeShift.shifted(genome, options.shiftDays()) : null,
        LimitFinder.limits(table, checks),
        LimitFinder.facts(table, checks),
        kept,
        new RowCount(table.name(), rows, notices),
        new PlannedParents());
    new KeyPlanner(draft).plan();
    return draft.finish(asked, checks);
  }

  private final class PlannedParents implements Parents {
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
