package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.KeyNames;
import dev.replica.catalog.KeyNames.Candidate;
import dev.replica.catalog.KeyNames.Evidence;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.Genome;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.TableGenome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * References that the schema does not declare: those that the scan found, or whose constraint was dropped since, those that tables
 * inherit without their constraint, and for columns that no genome knows those that their names leave no doubt about.
 */
public final class SoftReferences {

  private final Schema schema;
  private final Map<QualifiedName, TableGenome> genomes = new HashMap<>();
  private final KeyNames names;
  private final Map<QualifiedName, TableSettings> settings;

  private SoftReferences(Genome genome, Schema schema, Map<QualifiedName, TableSettings> settings) {
    this.schema = schema;
    this.settings = settings;
    names = new KeyNames(schema);
    genome
        .tables()
        .forEach(table -> genomes.put(new QualifiedName(table.schema(), table.name()), table));
  }

  /**
   * The schema with what was found added to the tables' foreign keys.
   *
   * @param settings of the user's, which count for more
   */
  public static Schema added(
      Genome genome, Schema schema, Map<QualifiedName, TableSettings> settings) {
    SoftReferences references = new SoftReferences(genome, schema, settings);
    return new Schema(
        schema.serverVersion(),
        schema.identity(),
        schema.tables().stream().map(table -> table.with(references.of(table))).toList(),
        schema.routines());
  }

  private List<ForeignKey> of(Table table) {
    List<ForeignKey> found = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    table.foreignKeys().forEach(key -> covered.addAll(key.columns()));
    TableGenome genome = genomes.get(table.name());
    Set<String> known = new HashSet<>();
    if (genome != null && genome.rows() > 0) {
      genome.columns().forEach(column -> known.add(column.name()));
      for (ReferenceGenome reference : genome.references()) {
        if (reference.columns().stream().noneMatch(covered::contains)) {
          foreignKey(table, reference).ifPresent(found::add);
        }
      }
    }
    found.forEach(key -> covered.addAll(key.columns()));
    for (ForeignKey key : inherited(table)) {
      if (key.columns().stream().noneMatch(covered::contains)) {
        covered.addAll(key.columns());
        found.add(key);
      }
    }
    for (Column column : table.columns()) {
      if (!covered.contains(column.name()) && !known.contains(column.name())) {
        byName(table, column).ifPresent(found::add);
      }
    }
    found.removeIf(key -> settled(table, key));
    return found;
  }

  /** Whether the user says what the referring columns hold, or leaves keys that can't be told before they are in. */
  private boolean settled(Table table, ForeignKey key) {
    TableSettings own = settings.getOrDefault(table.name(), TableSettings.NONE);
    TableSettings parents = settings.getOrDefault(key.parent(), TableSettings.NONE);
    return key.columns().stream().anyMatch(name -> own.content(name) != null)
        || key.condition()
            .map(condition -> own.content(condition.column()) instanceof ColumnSettings.Sql)
            .orElse(false)
        || key.parentColumns().stream()
            .anyMatch(name -> parents.content(name) instanceof ColumnSettings.Sql
                || parents.column(name) != null && parents.column(name).nulls() > 0);
  }

  /** What the genome tells of, where the tables and columns are there and of one kind still. */
  private Optional<ForeignKey> foreignKey(Table table, ReferenceGenome reference) {
    QualifiedName name = new QualifiedName(reference.parentSchema(), reference.parentTable());
    Table parent = schema.table(name).orElse(null);
    if (parent == null || parent.kind() == Table.Kind.FOREIGN || !isKey(parent, reference)) {
      return Optional.empty();
    }
    for (int i = 0; i < reference.columns().size(); i++) {
      Column column = table.column(reference.columns().get(i)).orElse(null);
      Column key = parent.column(reference.parentColumns().get(i)).orElse(null);
      boolean fits = column != null
          && key != null
          && column.writable()
          && KeyNames.alike(column.type(), key.type());
      if (!fits) {
        return Optional.empty();
      }
    }
    ReferenceGenome.Condition condition = reference.condition();
    if (condition != null && table.column(condition.column()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ForeignKey(
        reference.name(),
        reference.columns(),
        name,
        reference.parentColumns(),
        false,
        false,
        false,
        true,
        true,
        Optional.ofNullable(condition)
            .map(told -> new ForeignKey.Condition(told.column(), told.value()))));
  }

  private static boolean isKey(Table parent, ReferenceGenome reference) {
    return parent.keys().stream()
        .anyMatch(key ->
            key.total() && Set.copyOf(key.columns()).equals(Set.copyOf(reference.parentColumns())));
  }

  /** Foreign keys are not inherited, but what reads the parent reads its heirs' rows as well, and means the same by them. */
  private List<ForeignKey> inherited(Table table) {
    List<ForeignKey> keys = new ArrayList<>();
    for (QualifiedName name : table.inherits()) {
      schema.table(name).ifPresent(parent -> {
        parent.foreignKeys().stream()
            .filter(key -> !key.soft())
            .map(ForeignKey::withoutConstraint)
            .forEach(keys::add);
        keys.addAll(inherited(parent));
      });
    }
    return keys;
  }

  /** Only where the whole name is that of one table and its key: {@code user_id} beside {@code users} with an {@code id}. */
  private Optional<ForeignKey> byName(Table table, Column column) {
    // A check may ask for what no parent's key is.
    boolean checked = column.type() instanceof SqlType.Domain
        || table.checks().stream().anyMatch(check -> check.expression().contains(column.name()));
    if (checked || column.sequence().isPresent() || names.typeOf(table, column).isPresent()) {
      return Optional.empty();
    }
    List<Candidate> exact = names.of(table, column).stream()
        .filter(candidate -> candidate.evidence() == Evidence.EXACT)
        .toList();
    if (exact.size() != 1) {
      return Optional.empty();
    }
    Candidate parent = exact.get(0);
    return Optional.of(ForeignKey.soft(
        column.name(), parent.parent().name(), parent.key().name(), Optional.empty()));
  }
}
