package dev.replica.scan.publish;

import dev.replica.catalog.Check;
import dev.replica.catalog.Column;
import dev.replica.catalog.Key;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Sequence;
import dev.replica.catalog.SqlType;
import dev.replica.genome.CheckGenome;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.KeyGenome;
import dev.replica.genome.TypeGenome;
import dev.replica.genome.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a genome holds of the schema alone, the data aside. */
final class SchemaFacts {

  private SchemaFacts() {}

  static KeyGenome key(Key key) {
    return new KeyGenome(
        key.name(),
        key.kind().name().toLowerCase(Locale.ROOT),
        key.columns(),
        key.expressions(),
        key.predicate().orElse(null),
        key.nullsNotDistinct(),
        key.deferrable());
  }

  static List<CheckGenome> checks(List<Check> checks) {
    return checks.stream()
        .map(check -> new CheckGenome(check.name(), check.expression()))
        .toList();
  }

  static String generation(Column column) {
    return switch (column.generation()) {
      case PLAIN -> null;
      case IDENTITY_ALWAYS -> "identity always";
      case IDENTITY_BY_DEFAULT -> "identity by default";
      case COMPUTED -> "computed";
    };
  }

  static ColumnGenome.SequenceGenome sequence(Column column) {
    return column.sequence().map(SchemaFacts::sequence).orElse(null);
  }

  private static ColumnGenome.SequenceGenome sequence(Sequence sequence) {
    return new ColumnGenome.SequenceGenome(
        sequence.name().schema(),
        sequence.name().name(),
        sequence.start(),
        sequence.increment(),
        sequence.minimum(),
        sequence.maximum());
  }

  static TypeName typeName(SqlType type) {
    return TypeName.of(type.sql());
  }

  /** The user-defined types that columns use, those that such types are made of included, sorted by name. */
  static List<TypeGenome> types(Schema schema) {
    Map<QualifiedName, TypeGenome> types = new TreeMap<>();
    schema
        .tables()
        .forEach(table -> table.columns().forEach(column -> collect(column.type(), types)));
    return List.copyOf(types.values());
  }

  private static void collect(SqlType type, Map<QualifiedName, TypeGenome> types) {
    if (type instanceof SqlType.Array array) {
      collect(array.element(), types);
      return;
    }
    QualifiedName name = type.name();
    if (name.schema().equals(SqlType.SYSTEM) || types.containsKey(name)) {
      return;
    }
    if (type instanceof SqlType.Enumeration enumeration) {
      types.put(name, type(name, "enum", enumeration.labels(), List.of()));
    } else if (type instanceof SqlType.Domain domain) {
      types.put(
          name,
          based(name, "domain", domain.underlying(), domain.notNull(), checks(domain.checks())));
      collect(domain.underlying(), types);
    } else if (type instanceof SqlType.Composite composite) {
      List<TypeGenome.AttributeGenome> attributes = composite.attributes().stream()
          .map(part -> new TypeGenome.AttributeGenome(part.name(), typeName(part.type())))
          .toList();
      types.put(name, type(name, "composite", List.of(), attributes));
      composite.attributes().forEach(part -> collect(part.type(), types));
    } else if (type instanceof SqlType.Range range) {
      types.put(name, based(name, "range", range.subtype(), false, List.of()));
      collect(range.subtype(), types);
    } else if (type instanceof SqlType.Multirange multirange) {
      types.put(name, based(name, "multirange", multirange.range(), false, List.of()));
      collect(multirange.range(), types);
    } else {
      types.put(name, type(name, "scalar", List.of(), List.of()));
    }
  }

  private static TypeGenome type(
      QualifiedName name,
      String kind,
      List<String> labels,
      List<TypeGenome.AttributeGenome> attributes) {
    return new TypeGenome(
        name.schema(), name.name(), kind, labels, null, false, List.of(), attributes);
  }

  private static TypeGenome based(
      QualifiedName name, String kind, SqlType base, boolean notNull, List<CheckGenome> checks) {
    return new TypeGenome(
        name.schema(), name.name(), kind, List.of(), typeName(base), notNull, checks, List.of());
  }
}
