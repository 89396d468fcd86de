package dev.replica.seed.plan;

import dev.replica.ReplicaException;
import dev.replica.catalog.Check;
import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Key;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Sequence;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.catalog.TypeParser;
import dev.replica.genome.CheckGenome;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Genome;
import dev.replica.genome.KeyGenome;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.TypeGenome;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The schema that a genome was scanned from, for the generation of rows with no database at hand. */
public final class GenomeSchema {

  private final Map<QualifiedName, TypeGenome> declared = new HashMap<>();
  private final Map<QualifiedName, SqlType> types = new HashMap<>();

  private GenomeSchema(Genome genome) {
    genome
        .types()
        .forEach(type -> declared.put(new QualifiedName(type.schema(), type.name()), type));
  }

  /** The schema as far as the genome tells it: no partitions, triggers or exclusions. */
  public static Schema of(Genome genome) {
    GenomeSchema schema = new GenomeSchema(genome);
    return new Schema(0, "", genome.tables().stream().map(schema::table).toList());
  }

  private Table table(TableGenome table) {
    QualifiedName name = new QualifiedName(table.schema(), table.name());
    return new Table(
        name,
        table.partitionKey() == null ? Table.Kind.ORDINARY : Table.Kind.PARTITIONED,
        columns(table),
        table.keys().stream().map(GenomeSchema::key).toList(),
        table.references().stream().map(GenomeSchema::foreignKey).toList(),
        checks(table.checks()),
        List.of(),
        List.of(),
        Optional.ofNullable(table.partitionKey()),
        List.of(),
        List.of(),
        false,
        table.rows(),
        0,
        true,
        true);
  }

  private List<Column> columns(TableGenome table) {
    Column[] columns = new Column[table.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      ColumnGenome column = table.columns().get(i);
      columns[i] = new Column(
          column.name(),
          i + 1,
          type(column.type().sql()),
          column.nullable(),
          generation(column.generation()),
          column.defaulted() ? Optional.of("DEFAULT") : Optional.empty(),
          Optional.ofNullable(column.sequence()).map(GenomeSchema::sequence));
    }
    return List.of(columns);
  }

  private static Column.Generation generation(String generation) {
    return switch (generation == null ? "" : generation) {
      case "identity always" -> Column.Generation.IDENTITY_ALWAYS;
      case "identity by default" -> Column.Generation.IDENTITY_BY_DEFAULT;
      case "computed" -> Column.Generation.COMPUTED;
      default -> Column.Generation.PLAIN;
    };
  }

  private static Sequence sequence(ColumnGenome.SequenceGenome sequence) {
    return new Sequence(
        new QualifiedName(sequence.schema(), sequence.name()),
        sequence.start(),
        sequence.increment(),
        sequence.minimum(),
        sequence.maximum());
  }

  private static Key key(KeyGenome key) {
    return new Key(
        key.name(),
        Key.Kind.valueOf(key.kind().toUpperCase(Locale.ROOT)),
        Objects.requireNonNullElse(key.columns(), List.of()),
        Objects.requireNonNullElse(key.expressions(), List.of()),
        Optional.ofNullable(key.predicate()),
        key.nullsNotDistinct(),
        key.deferrable());
  }

  private static ForeignKey foreignKey(ReferenceGenome reference) {
    return new ForeignKey(
        reference.name(),
        reference.columns(),
        new QualifiedName(reference.parentSchema(), reference.parentTable()),
        reference.parentColumns(),
        reference.full(),
        reference.deferrable(),
        reference.initiallyDeferred(),
        true,
        reference.soft(),
        Optional.ofNullable(reference.condition())
            .map(condition -> new ForeignKey.Condition(condition.column(), condition.value())));
  }

  private static List<Check> checks(List<CheckGenome> checks) {
    return Objects.requireNonNullElse(checks, List.<CheckGenome>of()).stream()
        .map(check -> new Check(check.name(), check.expression(), true))
        .toList();
  }

  private SqlType type(String sql) {
    return TypeParser.parse(sql, this::userType);
  }

  private Optional<SqlType> userType(QualifiedName name) {
    TypeGenome type = declared.get(name);
    if (type == null) {
      return Optional.empty();
    }
    // A composite type may hold an array of itself through a table; PostgreSQL forbids a plain
    // loop, so this ends.
    SqlType known = types.get(name);
    if (known == null) {
      known = declared(name, type);
      types.put(name, known);
    }
    return Optional.of(known);
  }

  private SqlType declared(QualifiedName name, TypeGenome type) {
    return switch (type.kind()) {
      case "enum" -> new SqlType.Enumeration(0, name, type.labels());
      case "domain" ->
        new SqlType.Domain(
            0,
            name,
            type(type.base().sql()),
            type.notNull(),
            Optional.empty(),
            checks(type.checks()));
      case "composite" ->
        new SqlType.Composite(
            0,
            name,
            type.attributes().stream()
                .map(a -> new SqlType.Attribute(a.name(), type(a.type().sql())))
                .toList());
      case "range" -> new SqlType.Range(0, name, type(type.base().sql()));
      case "multirange" ->
        new SqlType.Multirange(0, name, (SqlType.Range) type(type.base().sql()));
      case "scalar" -> new SqlType.Scalar(0, name, 'U', List.of());
      default ->
        throw ReplicaException.configuration("the genome declares type " + name + " to be a "
            + type.kind() + ", which this version of the plugin does not know; upgrade it");
    };
  }
}
