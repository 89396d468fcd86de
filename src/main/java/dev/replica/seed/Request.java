package dev.replica.seed;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.genome.Genome;
import dev.replica.genome.TableGenome;
import dev.replica.seed.plan.LoadOrder;
import dev.replica.seed.plan.MissingPartition;
import dev.replica.seed.plan.MissingPartitions;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Present;
import dev.replica.seed.plan.SoftReferences;
import dev.replica.seed.plan.TodaysGenome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is asked of a seeding: a genome and how it is to be followed. */
record Request(Genome genome, SeedOptions options) {

  /** Tables that are to get rows. */
  List<Table> seeded(Schema schema) {
    return schema.tables().stream()
        .filter(
            table -> table.kind() != Table.Kind.FOREIGN && options.filter().accepts(table.name()))
        .toList();
  }

  /** Tables that are to get rows, parents before their children. */
  List<Table> inOrder(Schema schema) {
    List<Table> seeded = seeded(schema);
    return LoadOrder.of(schema).tables().stream().filter(seeded::contains).toList();
  }

  Schema withSoftReferences(Schema schema, Settled settled) {
    return SoftReferences.added(TodaysGenome.of(genome, schema), schema, settled.tables());
  }

  /** Partitions that tables of the role lack, where they are asked for. */
  List<MissingPartition> missingPartitions(Schema schema) {
    if (!options.createPartitions()) {
      return List.of();
    }
    Map<QualifiedName, TableGenome> known = new HashMap<>();
    genome
        .tables()
        .forEach(table -> known.put(new QualifiedName(table.schema(), table.name()), table));
    return seeded(schema).stream()
        .filter(Table::owned)
        .flatMap(
            table -> MissingPartitions.of(table, known.get(table.name()), shiftDays()).stream())
        .toList();
  }

  PlanOptions wish(Schema schema, Settled settled, Present present) {
    boolean append = options.existing() == SeedOptions.Existing.APPEND;
    PlanOptions wish = new PlanOptions(
            options.rows(), options.scale(), settled.tables(), append, shiftDays())
        .asOf(present)
        .in(options.locale())
        .withEdgeCases(options.edgeCases());
    for (Table table : schema.tables()) {
      if (!options.filter().accepts(table.name())) {
        wish = wish.leaveOut(table.name());
      }
    }
    return wish;
  }

  private long shiftDays() {
    String lastDay = genome.source().lastDay();
    return options.asOf() == null || lastDay == null
        ? 0
        : ChronoUnit.DAYS.between(LocalDate.parse(lastDay), options.asOf());
  }
}
