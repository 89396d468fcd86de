package dev.replica.seed.generate;

import dev.replica.catalog.QualifiedName;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All rows of a plan, table by table in the order of loading. */
public final class Generator {

  private final List<TableGenerator> tables;

  private Generator(List<TableGenerator> tables) {
    this.tables = List.copyOf(tables);
  }

  /**
   * Prepares the rows of a plan.
   *
   * @param state the rows that are kept, which children may refer to
   * @param seed other seeds give other rows
   */
  public static Generator of(SeedPlan plan, TargetState state, long seed) {
    List<TableGenerator> tables = new ArrayList<>();
    for (int i = 0; i < plan.tables().size(); i++) {
      TargetState.Kept kept = state.of(plan.tables().get(i).table().name());
      tables.add(new TableGenerator(plan.tables().get(i), i, plan.tables().size(), kept, seed));
    }
    tables.forEach(table -> table.relations().relate(tables));
    tables.forEach(table -> prepare(table, () -> table.link(tables)));
    tables.forEach(table -> prepare(table, table.relations()::settle));
    for (TableGenerator table : tables) {
      prepare(table, table.relations()::weigh);
      prepare(table, table::sequence);
      prepare(table, table::even);
    }
    return new Generator(tables);
  }

  private static void prepare(TableGenerator table, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | StackOverflowError e) {
      throw table.failed(e);
    }
  }

  /** Takes over what judges found of tables that another generator makes the same rows of. */
  public void adopt(Generator other, Set<QualifiedName> same) {
    Map<QualifiedName, TableGenerator> known = other.tables.stream()
        .filter(table -> same.contains(table.table().name()))
        .collect(Collectors.toMap(table -> table.table().name(), Function.identity()));
    for (TableGenerator table : tables) {
      if (known.containsKey(table.table().name())) {
        table.adopt(known.get(table.table().name()));
      }
    }
  }

  public List<TableGenerator> tables() {
    return tables;
  }
}
