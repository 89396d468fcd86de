package dev.replica.seed;

import dev.replica.ReplicaException;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.genome.Genome;
import dev.replica.seed.generate.Generator;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.load.Replanning;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.TablePlan;
import dev.replica.seed.plan.TargetState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The plan of a seeding, made anew as tables turn out not to take the rows that were planned for them. Not thread-safe. */
final class Course implements Replanning {

  /** Loads of all tables that the rows left out of one of them are worth. */
  private static final int RESTARTS = 3;

  private final Genome genome;
  private final Schema schema;
  private final TargetState before;
  private final long seed;

  /** Tables whose rows are not asked for any more: loaded ones that triggers have changed. */
  private final Set<QualifiedName> settled = new HashSet<>();

  private final Map<QualifiedName, Integer> restarts = new HashMap<>();
  private final Map<QualifiedName, String> silenced = new HashMap<>();
  private TargetState state;
  private PlanOptions wish;
  private SeedPlan plan;
  private Generator generator;

  private Course(Genome genome, Schema schema, TargetState state, PlanOptions wish, long seed) {
    this.genome = genome;
    this.schema = schema;
    this.before = state;
    this.state = state;
    this.wish = wish;
    this.seed = seed;
  }

  /** Plans, and gives up the tables no row of which can be made. */
  static Course begin(
      Genome genome, Schema schema, TargetState state, PlanOptions wish, long seed) {
    Course course = new Course(genome, schema, state, wish, seed);
    course.replan(Set.of());
    return course;
  }

  /** Forgets what triggers have made: it goes with the transaction. */
  void afresh() {
    Set<QualifiedName> other = new HashSet<>(state.tables().keySet());
    other.removeIf(table -> state.of(table).equals(before.of(table)));
    state = before;
    settled.clear();
    if (!other.isEmpty()) {
      replan(other);
    }
  }

  SeedPlan plan() {
    return plan;
  }

  @Override
  public Generator generator() {
    return generator;
  }

  @Override
  public Optional<Generator> giveUp(
      QualifiedName table, String reason, boolean allRows, Set<QualifiedName> loaded) {
    QualifiedName planned = planned(table)
        .orElseThrow(() -> ReplicaException.configuration(table
            + " was refused: " + reason
            + ". Nothing was changed. Leave the tables that fill it out with replica.excludes."));
    if (allRows || !dropSoft(planned)) {
      wish = wish.giveUp(planned, "the server refuses them: " + reason);
    }
    Set<QualifiedName> same = replan(Set.of());
    return same.containsAll(loaded) ? Optional.of(generator) : Optional.empty();
  }

  /** Drops the soft references of a table, which may be why it does not take its rows; false where there is none. */
  private boolean dropSoft(QualifiedName name) {
    boolean soft = plan.tables().stream()
        .map(TablePlan::table)
        .filter(table -> table.name().equals(name))
        .anyMatch(table -> table.foreignKeys().stream().anyMatch(ForeignKey::soft));
    wish = soft ? wish.declaredAlone(name) : wish;
    return soft;
  }

  @Override
  public Optional<Generator> found(
      QualifiedName table, TargetState.Kept rows, boolean isSettled, Set<QualifiedName> loaded) {
    SeedPlan knownPlan = plan;
    Generator known = generator;
    TargetState knownState = state;
    PlanOptions knownWish = wish;
    state =
        state.with(table, new TargetState.Kept(rows.rows(), state.of(table).first(), rows.keys()));
    boolean added = isSettled && settled.add(table);
    Set<QualifiedName> same = new HashSet<>(replan(Set.of(table)));
    same.add(table);
    if (same.containsAll(loaded)) {
      return Optional.of(generator);
    }
    plan = knownPlan;
    generator = known;
    state = knownState;
    wish = knownWish;
    if (added) {
      settled.remove(table);
    }
    return Optional.empty();
  }

  @Override
  public void silence(QualifiedName table, String reason) {
    silenced.put(table, reason);
  }

  @Override
  public Map<QualifiedName, String> silenced() {
    return Map.copyOf(silenced);
  }

  @Override
  public boolean again(QualifiedName table) {
    return restarts.merge(table, 1, Integer::sum) <= RESTARTS;
  }

  /** The table that gets rows under that name: itself, or the one that it is a partition of. */
  private Optional<QualifiedName> planned(QualifiedName refused) {
    return plan.tables().stream()
        .filter(table -> table.rows() > 0)
        .map(TablePlan::table)
        .filter(table -> table.name().equals(refused)
            || table.partitions().stream()
                .anyMatch(partition -> partition.name().equals(refused)))
        .map(Table::name)
        .findFirst();
  }

  /**
   * Plans until no table is left of which no row can be made; gives the tables whose rows are as they were.
   *
   * @param other tables whose kept rows are others than before
   */
  private Set<QualifiedName> replan(Set<QualifiedName> other) {
    Set<QualifiedName> same = plan == null ? Set.of() : names(plan);
    boolean possible = false;
    while (!possible) {
      SeedPlan last = plan;
      Generator known = generator;
      PlanOptions asked = wish;
      for (QualifiedName table : settled) {
        asked = asked.leaveOut(table);
      }
      plan = Planner.plan(genome, schema, state, asked);
      generator = Generator.of(plan, state, seed);
      if (known != null) {
        Set<QualifiedName> unchanged = unchanged(last, plan, other);
        generator.adopt(known, unchanged);
        same = same.stream().filter(unchanged::contains).collect(Collectors.toSet());
      }
      possible = giveUpImpossible();
    }
    return same;
  }

  /** Gives up the tables whose rows meet the checks at no attempt; true where there was none. */
  private boolean giveUpImpossible() {
    boolean possible = true;
    for (TableGenerator table : generator.tables()) {
      String problem = table.problem().orElse(null);
      if (problem != null && !dropSoft(table.table().name())) {
        wish = wish.giveUp(table.table().name(), problem);
      }
      possible &= problem == null;
    }
    return possible;
  }

  private static Set<QualifiedName> names(SeedPlan plan) {
    return plan.tables().stream().map(table -> table.table().name()).collect(Collectors.toSet());
  }

  /** Tables that two plans make the same rows of: they are planned alike, and so are those that they refer to, and theirs. */
  private static Set<QualifiedName> unchanged(
      SeedPlan before, SeedPlan after, Set<QualifiedName> other) {
    Map<QualifiedName, TablePlan> known = before.tables().stream()
        .collect(Collectors.toMap(table -> table.table().name(), Function.identity()));
    Set<QualifiedName> changed = after.tables().stream()
        .filter(table -> other.contains(table.table().name())
            || !table.equals(known.get(table.table().name())))
        .map(table -> table.table().name())
        .collect(Collectors.toCollection(HashSet::new));
    boolean more = !changed.isEmpty();
    while (more) {
      more = changed.addAll(after.tables().stream()
          .map(TablePlan::table)
          .filter(table ->
              table.foreignKeys().stream().map(ForeignKey::parent).anyMatch(changed::contains))
          .map(Table::name)
          .toList());
    }
    Set<QualifiedName> unchanged = names(after);
    unchanged.removeAll(changed);
    return unchanged;
  }
}
