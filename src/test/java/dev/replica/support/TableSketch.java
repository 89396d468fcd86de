package dev.replica.support;

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
import dev.replica.genome.Dependence;
import dev.replica.genome.Genome;
import dev.replica.genome.KeyGenome;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.Source;
import dev.replica.genome.TableGenome;
import dev.replica.genome.TypeGenome;
import dev.replica.genome.TypeName;
import dev.replica.genome.ValueModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A table made by hand for tests without a database: its catalog entry, and what a scan would have told of it. */
public final class TableSketch {

  private static final Function<QualifiedName, Optional<SqlType>> NO_TYPES =
      name -> Optional.empty();

  private final QualifiedName name;
  private final List<Column> columns = new ArrayList<>();
  private final List<Key> keys = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, ValueModel> models = new HashMap<>();
  private final Map<String, ColumnGenome.Difference> differences = new HashMap<>();
  private final Map<String, ColumnGenome.Formula> formulas = new HashMap<>();
  private final Map<String, Long> distinct = new HashMap<>();
  private final Map<String, ReferenceGenome.FanOut> fanOuts = new HashMap<>();
  private final List<TableGenome.NullMask> masks = new ArrayList<>();
  private Dependence dependence;
  private long rows = 1000;

  private TableSketch(String name) {
    this.name = name(name);
  }

  /** A table of schema {@code public}, without columns. */
  public static TableSketch of(String name) {
    return new TableSketch(name);
  }

  public static QualifiedName name(String table) {
    return new QualifiedName("public", table);
  }

  public static SqlType type(String sql) {
    return TypeParser.parse(sql, NO_TYPES);
  }

  /** A NOT NULL column. */
  public TableSketch column(String column, String type) {
    return column(column, type(type), false, Optional.empty());
  }

  public TableSketch column(String column, SqlType type) {
    return column(column, type, false, Optional.empty());
  }

  public TableSketch nullable(String column, String type) {
    return column(column, type(type), true, Optional.empty());
  }

  /** A bigint that an identity sequence feeds, the primary key. */
  public TableSketch identity(String column) {
    Sequence sequence = new Sequence(
        new QualifiedName("public", name.name() + "_" + column + "_seq"), 1, 1, 1, Long.MAX_VALUE);
    columns.add(new Column(
        column,
        columns.size() + 1,
        type("bigint"),
        false,
        Column.Generation.IDENTITY_ALWAYS,
        Optional.empty(),
        Optional.of(sequence)));
    models.put(column, new ValueModel.Serial());
    return primary(column);
  }

  private TableSketch column(
      String column, SqlType type, boolean nullable, Optional<Sequence> sequence) {
    columns.add(new Column(
        column,
        columns.size() + 1,
        type,
        nullable,
        Column.Generation.PLAIN,
        Optional.empty(),
        sequence));
    return this;
  }

  /** The columns that a column is made of. */
  public TableSketch composed(String column, ColumnGenome.Formula formula) {
    formulas.put(column, formula);
    return this;
  }

  /** The column exceeds the other one by these numbers. */
  public TableSketch follows(String column, String other, ValueModel.Number difference) {
    differences.put(column, new ColumnGenome.Difference(other, difference));
    return this;
  }

  public TableSketch primary(String... key) {
    keys.add(
        0,
        new Key(
            name.name() + "_pkey",
            Key.Kind.PRIMARY,
            List.of(key),
            List.of(),
            Optional.empty(),
            false,
            false));
    return this;
  }

  public TableSketch unique(String... key) {
    keys.add(new Key(
        name.name() + "_" + String.join("_", key) + "_key",
        Key.Kind.UNIQUE,
        List.of(key),
        List.of(),
        Optional.empty(),
        false,
        false));
    return this;
  }

  /** A foreign key to the parent's {@code id}. */
  public TableSketch references(String parent, String column) {
    return references(parent, List.of("id"), false, column);
  }

  public TableSketch references(
      String parent, List<String> parentColumns, boolean deferrable, String... key) {
    foreignKeys.add(new ForeignKey(
        name.name() + "_" + String.join("_", key) + "_fkey",
        List.of(key),
        name(parent),
        parentColumns,
        false,
        deferrable,
        false,
        true));
    return this;
  }

  public TableSketch check(String expression) {
    checks.add(new Check(name.name() + "_check" + checks.size(), expression, true));
    return this;
  }

  /** What a scan told of a column. */
  public TableSketch values(String column, long distinctValues, ValueModel model) {
    models.put(column, model);
    distinct.put(column, distinctValues);
    return this;
  }

  public TableSketch fanOut(String column, List<Double> ranks, List<Double> counts) {
    fanOuts.put(column, new ReferenceGenome.FanOut(ranks, counts));
    return this;
  }

  public TableSketch nulls(double fraction, String... together) {
    masks.add(new TableGenome.NullMask(List.of(together), fraction));
    return this;
  }

  public TableSketch dependence(Dependence gaussian) {
    dependence = gaussian;
    return this;
  }

  /** The scanned number of rows; 1,000 unless told. */
  public TableSketch rows(long scanned) {
    rows = scanned;
    return this;
  }

  public Table table() {
    return new Table(
        name,
        Table.Kind.ORDINARY,
        columns,
        keys,
        foreignKeys,
        checks,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        false,
        rows,
        0,
        true,
        true);
  }

  public static Schema schema(TableSketch... tables) {
    return new Schema(0, "", Arrays.stream(tables).map(TableSketch::table).toList());
  }

  /** The genome of these tables, and of the types of users that they have. */
  public static Genome genome(TableSketch... tables) {
    Map<QualifiedName, TypeGenome> types = new TreeMap<>();
    for (TableSketch table : tables) {
      table.columns.forEach(column -> collect(column.type(), types));
    }
    return new Genome(
        Genome.FORMAT,
        new Source("", "", null),
        List.copyOf(types.values()),
        Arrays.stream(tables).map(TableSketch::scanned).toList());
  }

  private static void collect(SqlType type, Map<QualifiedName, TypeGenome> types) {
    String schema = type.name().schema();
    String name = type.name().name();
    if (type instanceof SqlType.Array array) {
      collect(array.element(), types);
    } else if (type instanceof SqlType.Enumeration enumeration) {
      types.put(
          type.name(),
          new TypeGenome(
              schema, name, "enum", enumeration.labels(), null, false, List.of(), List.of()));
    } else if (type instanceof SqlType.Composite composite) {
      composite.attributes().forEach(attribute -> collect(attribute.type(), types));
      List<TypeGenome.AttributeGenome> attributes = composite.attributes().stream()
          .map(attribute -> new TypeGenome.AttributeGenome(
              attribute.name(), TypeName.of(attribute.type().sql())))
          .toList();
      types.put(
          type.name(),
          new TypeGenome(schema, name, "composite", List.of(), null, false, List.of(), attributes));
    } else if (type instanceof SqlType.Domain domain) {
      collect(domain.underlying(), types);
      List<CheckGenome> checks = domain.checks().stream()
          .map(check -> new CheckGenome(check.name(), check.expression()))
          .toList();
      types.put(
          type.name(),
          new TypeGenome(
              schema,
              name,
              "domain",
              List.of(),
              TypeName.of(domain.underlying().sql()),
              domain.notNull(),
              checks,
              List.of()));
    } else if (!schema.equals(SqlType.SYSTEM)) {
      types.put(
          type.name(),
          new TypeGenome(schema, name, "scalar", List.of(), null, false, List.of(), List.of()));
    }
  }

  public TableGenome scanned() {
    return new TableGenome(
        name.schema(),
        name.name(),
        rows,
        null,
        columns.stream().map(this::genome).toList(),
        keys.stream().map(TableSketch::genome).toList(),
        foreignKeys.stream().map(this::genome).toList(),
        checks.stream()
            .map(check -> new CheckGenome(check.name(), check.expression()))
            .toList(),
        masks,
        dependence);
  }

  private ColumnGenome genome(Column column) {
    ColumnGenome.SequenceGenome sequence = column
        .sequence()
        .map(s -> new ColumnGenome.SequenceGenome(
            s.name().schema(), s.name().name(), s.start(), s.increment(), s.minimum(), s.maximum()))
        .orElse(null);
    return new ColumnGenome(
        column.name(),
        TypeName.of(column.type().sql()),
        column.nullable(),
        sequence == null ? null : "identity always",
        column.defaultExpression().isPresent(),
        sequence,
        distinct.getOrDefault(column.name(), rows),
        models.get(column.name()),
        differences.get(column.name()),
        null,
        null,
        formulas.get(column.name()));
  }

  private static KeyGenome genome(Key key) {
    return new KeyGenome(
        key.name(),
        key.kind().name().toLowerCase(Locale.ROOT),
        key.columns(),
        key.expressions(),
        key.predicate().orElse(null),
        key.nullsNotDistinct(),
        key.deferrable());
  }

  private ReferenceGenome genome(ForeignKey key) {
    return new ReferenceGenome(
        key.name(),
        key.columns(),
        key.parent().schema(),
        key.parent().name(),
        key.parentColumns(),
        key.full(),
        key.deferrable(),
        key.initiallyDeferred(),
        fanOuts.get(key.columns().get(0)),
        false);
  }
}
