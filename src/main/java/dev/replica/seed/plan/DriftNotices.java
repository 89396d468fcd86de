package dev.replica.seed.plan;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.genome.Genome;
import dev.replica.genome.TableGenome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sentences on how the target differs from what was scanned, as far as that matters to a seeding. */
final class DriftNotices {

  private DriftNotices() {}

  /** @param without tables that get no rows */
  static List<String> of(Genome genome, Schema schema, Set<QualifiedName> without) {
    if (genome.tables().isEmpty()) {
      return List.of();
    }
    Map<QualifiedName, TableGenome> scanned = genome.tables().stream()
        .collect(Collectors.toMap(
            table -> new QualifiedName(table.schema(), table.name()), table -> table));
    Drift drift = Drift.of(genome, schema);
    Predicate<Drift.TableDrift> wanted = table -> !without.contains(table.table());
    List<String> notices = new ArrayList<>();
    List<String> gone = names(
        drift,
        table -> table.kind() == Drift.Kind.GONE && scanned.get(table.table()).rows() > 0);
    if (!gone.isEmpty()) {
      notices.add("the genome knows " + gone.size() + " tables that the target lacks, skipped: "
          + String.join(", ", gone));
    }
    List<String> unknown = names(drift, wanted.and(table -> table.kind() == Drift.Kind.NEW));
    if (!unknown.isEmpty()) {
      notices.add("the genome does not know " + unknown.size()
          + " tables of the target, seeded from their types: " + String.join(", ", unknown));
    }
    List<Drift.TableDrift> changed = drift.tables().stream()
        .filter(wanted)
        .filter(table -> table.scanned().isPresent() && table.kind() != Drift.Kind.GONE)
        .toList();
    if (!changed.isEmpty()) {
      int changes = new Drift(changed).size();
      notices.add("the genome was scanned from an older schema: " + changes
          + (changes == 1 ? " difference in " : " differences in ")
          + changed.stream()
              .map(table -> table.table().toString())
              .collect(Collectors.joining(", "))
          + ". replica:check tells them; replica:scan takes them in");
    }
    return notices;
  }

  private static List<String> names(Drift drift, Predicate<Drift.TableDrift> wanted) {
    return drift.tables().stream()
        .filter(wanted)
        .map(table -> table.table().toString())
        .toList();
  }
}
