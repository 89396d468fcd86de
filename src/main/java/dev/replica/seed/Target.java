package dev.replica.seed;

import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogFilter;
import dev.replica.catalog.CatalogReader;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.genome.Fingerprint;
import dev.replica.genome.Genome;
import dev.replica.seed.load.FirstRows;
import dev.replica.seed.load.KeptRows;
import dev.replica.seed.load.NewPartitions;
import dev.replica.seed.load.RowSecurity;
import dev.replica.seed.load.SessionValues;
import dev.replica.seed.plan.Present;
import dev.replica.seed.plan.TableSettings;
import dev.replica.seed.plan.TargetState;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The target as it was found, with first rows and partitions that were asked for made.
 *
 * @param schema all tables, those too that get no rows
 * @param settled what the user says of tables
 * @param state of the tables that get rows, and of those that they refer to
 * @param truncated tables that are to be emptied
 * @param present what its checks ask of the session
 * @param notices what was done to the target, and what of the settings does not count
 */
record Target(
    Schema schema,
    Settled settled,
    TargetState state,
    List<QualifiedName> truncated,
    Present present,
    List<String> notices) {

  /** Reads the catalog and the rows that are there; the caller rolls back. */
  static Target look(Connection target, Request request) {
    // Tables that are left out are read as well: others may refer to the rows that they have.
    Schema declared = CatalogReader.read(target, CatalogFilter.all());
    refuseSource(request.genome(), declared);
    List<String> notices =
        new ArrayList<>(NewPartitions.create(target, request.missingPartitions(declared)));
    if (!notices.isEmpty()) {
      declared = CatalogReader.read(target, CatalogFilter.all());
    }
    declared = RowSecurity.withPolicies(target, declared);
    Present present = SessionValues.of(target, declared);
    Settled settled = Settled.of(request.options().tables(), declared, target);
    notices.addAll(settled.notices());
    Schema schema = request.withSoftReferences(declared, settled);
    List<Table> seeded = request.seeded(schema);
    if (seeded.isEmpty() && !request.options().filter().schemas().isEmpty()) {
      CatalogReader.read(target, request.options().filter());
    }
    TargetState found = new KeptRows(target).read(withParents(schema, seeded));
    List<QualifiedName> asked = seeded.stream().map(Table::name).toList();
    List<QualifiedName> filled =
        found.tables().keySet().stream().filter(asked::contains).sorted().toList();
    refuseRows(request.options(), filled);
    List<QualifiedName> emptied =
        request.options().existing() == SeedOptions.Existing.TRUNCATE && !filled.isEmpty()
            ? asked
            : List.of();
    Map<QualifiedName, TableSettings> first = withFirstRows(settled, asked);
    if (!first.isEmpty()) {
      Map<QualifiedName, Long> given =
          new FirstRows(target).load(emptied, request.inOrder(schema), first);
      TargetState all = new KeptRows(target).read(withParents(schema, seeded)).given(given);
      return new Target(schema, settled, all, List.of(), present, notices);
    }
    Map<QualifiedName, TargetState.Kept> left = new HashMap<>(found.tables());
    left.keySet().removeAll(emptied);
    return new Target(schema, settled, new TargetState(left), emptied, present, notices);
  }

  /** The one mistake that must never happen: rows of nobody in the place of real ones. */
  private static void refuseSource(Genome genome, Schema schema) {
    if (!genome.source().fingerprint().isEmpty()
        && Fingerprint.matches(genome.source(), schema.identity())) {
      throw ReplicaException.configuration(
          "the target is the very database that the genome was scanned from; nothing was changed. Point replica.url at a test database.");
    }
  }

  private static void refuseRows(SeedOptions options, List<QualifiedName> filled) {
    if (options.existing() == SeedOptions.Existing.FAIL && !filled.isEmpty()) {
      throw ReplicaException.configuration(
          "the target has rows already, in "
              + filled.stream().map(QualifiedName::toString).collect(Collectors.joining(", "))
              + ". Keep them with replica.existing=keep, empty the tables with truncate, or add to them with append.");
    }
  }

  private static Map<QualifiedName, TableSettings> withFirstRows(
      Settled settled, List<QualifiedName> asked) {
    Map<QualifiedName, TableSettings> first = new HashMap<>(settled.tables());
    first.keySet().retainAll(Set.copyOf(asked));
    first.values().removeIf(table -> table.firstRows() == null);
    return first;
  }

  private static Schema withParents(Schema schema, List<Table> tables) {
    Set<QualifiedName> names = tables.stream().map(Table::name).collect(Collectors.toSet());
    tables.forEach(
        table -> table.foreignKeys().forEach(foreignKey -> names.add(foreignKey.parent())));
    List<Table> read =
        schema.tables().stream().filter(table -> names.contains(table.name())).toList();
    return new Schema(schema.serverVersion(), schema.identity(), read);
  }
}
