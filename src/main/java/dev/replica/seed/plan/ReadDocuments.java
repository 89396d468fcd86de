package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Routine;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.CheckParser;
import dev.replica.seed.plan.check.DocumentRead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON documents of which nothing is known but what generated columns read in them: that is there, of the type that they want, so that
 * what they may not be without comes out.
 */
final class ReadDocuments {

  /** Of a field that no column needs. */
  private static final double PRESENT = 0.7;

  private static final String INSTANT = "yyyy-MM-dd'T'HH:mm:ss'Z'";

  /** What a type is called in the catalog, by what SQL prints of it before any parenthesis. */
  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("boolean", "bool"),
      Map.entry("smallint", "int2"),
      Map.entry("integer", "int4"),
      Map.entry("bigint", "int8"),
      Map.entry("numeric", "numeric"),
      Map.entry("real", "float4"),
      Map.entry("double precision", "float8"),
      Map.entry("date", "date"),
      Map.entry("timestamp", "timestamp"),
      Map.entry("timestamp without time zone", "timestamp"),
      Map.entry("timestamp with time zone", "timestamptz"),
      Map.entry("time without time zone", "time"),
      Map.entry("interval", "interval"),
      Map.entry("uuid", "uuid"),
      Map.entry("inet", "inet"),
      Map.entry("text", "text"));

  /** What functions return, by their names as expressions have them. */
  private final Map<String, String> results = new HashMap<>();

  ReadDocuments(List<Routine> routines) {
    routines.forEach(routine -> results.put(
        (routine.name().schema() + "." + routine.name().name()).toLowerCase(Locale.ROOT),
        routine.result()));
  }

  /** A field, or what is in it. */
  private static final class Node {
    private final Map<String, Node> fields = new TreeMap<>();
    private ValueModel.Json scalar;
    private boolean needed;
  }

  /** The documents of columns that are read, by name. */
  Map<String, ValueModel> of(Table table) {
    Map<String, Node> roots = new LinkedHashMap<>();
    for (Column generated : table.columns()) {
      if (generated.generation() == Column.Generation.COMPUTED) {
        generated
            .defaultExpression()
            .flatMap(CheckParser::parse)
            .map(DocumentRead::in)
            .orElse(List.of())
            .forEach(read -> add(roots, read, generated));
      }
    }
    Map<String, ValueModel> documents = new HashMap<>();
    roots.forEach((column, root) -> documents.put(column, json(root)));
    return documents;
  }

  private void add(Map<String, Node> roots, DocumentRead read, Column generated) {
    Node node = roots.computeIfAbsent(read.column(), column -> new Node());
    for (String key : read.keys()) {
      node = node.fields.computeIfAbsent(key, name -> new Node());
      node.needed |= !generated.nullable();
    }
    String name = read.keys().get(read.keys().size() - 1);
    ValueModel.Json found = scalar(read, name, generated);
    if (found != null && (node.scalar == null || plain(node.scalar))) {
      node.scalar = found;
    }
  }

  /** Whether it is a string of any content, that another column may want more of. */
  private static boolean plain(ValueModel.Json scalar) {
    return scalar.values() instanceof ValueModel.Text text && text.shapes().isEmpty();
  }

  private ValueModel.Json scalar(DocumentRead read, String name, Column generated) {
    if (!read.values().isEmpty()) {
      return scalar("string", even(read.values()));
    }
    SqlType own = generated.type().base();
    String wanted = read.type() != null
        ? read.type()
        : read.function() == null ? "text" : results.getOrDefault(read.function(), "text");
    if (read.alone() && own instanceof SqlType.Enumeration enumeration) {
      return scalar("string", even(enumeration.labels()));
    }
    String type = TYPES.get(wanted.replaceAll("\\(.*?\\)", "").strip());
    boolean text = type == null || type.equals("text");
    return of(
        text && read.alone() && ModelChoice.isText(own) ? own : systemType(text ? "text" : type),
        name);
  }

  private static ValueModel.Json of(SqlType type, String name) {
    ValueModel model = ModelChoice.byType(type, name);
    String called = type instanceof SqlType.Scalar scalar ? scalar.name().name() : "";
    return switch (called) {
      case "bool" -> scalar("boolean", model);
      case "date" -> scalar("string", new ValueModel.Written("yyyy-MM-dd", model));
      case "timestamp", "timestamptz" -> scalar("string", new ValueModel.Written(INSTANT, model));
      case "time" -> scalar("string", new ValueModel.Written("HH:mm:ss", model));
      case "interval" -> scalar("string", shape("PT9{1,2}M9{1,2}S"));
      case "uuid" -> scalar("string", shape("h{8}-h{4}-4h{3}-\\ah{3}-h{12}"));
      case "inet" -> scalar("string", shape("10.9.9{1,2}.9{1,2}"));
      default ->
        model instanceof ValueModel.Number ? scalar("number", model) : scalar("string", model);
    };
  }

  private static ValueModel.Json scalar(String type, ValueModel values) {
    return new ValueModel.Json(type, List.of(), null, null, values);
  }

  private static ValueModel even(List<String> values) {
    return new ValueModel.Category(
        values, Collections.nCopies(values.size(), 1.0 / values.size()), null);
  }

  private static ValueModel shape(String pattern) {
    return new ValueModel.Text(0, null, List.of(new ValueModel.Shape(pattern, 1)), null);
  }

  private static SqlType.Scalar systemType(String name) {
    return new SqlType.Scalar(0, new QualifiedName(SqlType.SYSTEM, name), 'U', List.of());
  }

  private static ValueModel.Json json(Node node) {
    if (node.fields.isEmpty()) {
      return node.scalar;
    }
    Node element = node.fields.get("[]");
    if (element != null) {
      return new ValueModel.Json("array", List.of(), ModelChoice.whole(1, 3), json(element), null);
    }
    List<ValueModel.Json.Field> fields = new ArrayList<>();
    node.fields.forEach((name, field) ->
        fields.add(new ValueModel.Json.Field(name, field.needed ? 1 : PRESENT, json(field))));
    return new ValueModel.Json("object", fields, null, null, null);
  }
}
