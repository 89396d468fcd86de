package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Turns JSON documents into a published tree. Fields that fewer than {@code minCount} documents have are not told, so that keys that
 * are data stay untold; of a field's types those are that enough have, of elements and whole documents the most frequent one.
 */
final class Documents {

  private static final int DEPTH = 4;
  private static final int FIELDS = 64;
  private static final int ELEMENTS = 100;

  private final PublishingPolicy policy;

  private Documents(PublishingPolicy policy) {
    this.policy = policy;
  }

  /** The tree; null where too few documents are present. */
  static ValueModel of(Values.Documents documents, PublishingPolicy policy) {
    List<JsonNode> present =
        documents.documents().stream().filter(document -> document != null).toList();
    return new Documents(policy).tree(present, DEPTH);
  }

  private ValueModel.Json tree(List<JsonNode> nodes, int depth) {
    return tree(mostFrequent(nodes), nodes, depth);
  }

  private ValueModel.Json tree(String type, List<JsonNode> nodes, int depth) {
    List<JsonNode> typed =
        nodes.stream().filter(node -> type(node).equals(type)).toList();
    if (!policy.tells(typed.size())) {
      return null;
    }
    return switch (type) {
      case "object" ->
        new ValueModel.Json(type, depth == 0 ? List.of() : fields(typed, depth), null, null, null);
      case "array" -> array(typed, depth);
      case "null" -> new ValueModel.Json(type, List.of(), null, null, null);
      default -> new ValueModel.Json(type, List.of(), null, null, scalar(type, typed));
    };
  }

  private static String mostFrequent(List<JsonNode> nodes) {
    Map<String, Integer> counts = new TreeMap<>();
    nodes.forEach(node -> counts.merge(type(node), 1, Integer::sum));
    // Of a value that is mostly null, what it is otherwise says more.
    Comparator<Map.Entry<String, Integer>> byCount =
        Comparator.comparingInt(entry -> entry.getKey().equals("null") ? 0 : entry.getValue());
    return counts.entrySet().stream().max(byCount).map(Map.Entry::getKey).orElse("null");
  }

  /** As the genome calls it. */
  static String type(JsonNode node) {
    if (node.isObject()) {
      return "object";
    }
    if (node.isArray()) {
      return "array";
    }
    if (node.isString()) {
      return "string";
    }
    if (node.isNumber()) {
      return "number";
    }
    return node.isBoolean() ? "boolean" : "null";
  }

  private List<ValueModel.Json.Field> fields(List<JsonNode> objects, int depth) {
    Map<String, List<JsonNode>> values = new TreeMap<>();
    for (JsonNode object : objects) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        values.computeIfAbsent(field.getKey(), name -> new ArrayList<>()).add(field.getValue());
      }
    }
    Comparator<Map.Entry<String, List<JsonNode>>> byCount =
        Comparator.comparingInt(field -> -field.getValue().size());
    List<ValueModel.Json.Field> fields = new ArrayList<>();
    values.entrySet().stream()
        .filter(field -> policy.tellsLiteral(field.getKey(), field.getValue().size()))
        .sorted(byCount.thenComparing(Map.Entry.comparingByKey()))
        .limit(FIELDS)
        .sorted(Map.Entry.comparingByKey())
        .forEach(field -> add(fields, field.getKey(), field.getValue(), objects.size(), depth));
    return fields;
  }

  /** A field of each type that enough have; those of other types count as of the most frequent one. */
  private void add(
      List<ValueModel.Json.Field> fields,
      String name,
      List<JsonNode> values,
      int objects,
      int depth) {
    String usual = mostFrequent(values);
    Map<String, Integer> counts = new TreeMap<>();
    values.forEach(value -> counts.merge(type(value), 1, Integer::sum));
    Map<String, ValueModel.Json> trees = new TreeMap<>();
    counts.keySet().forEach(type -> {
      ValueModel.Json tree = tree(type, values, depth - 1);
      if (tree != null) {
        trees.put(type, tree);
      }
    });
    if (trees.isEmpty()) {
      return;
    }
    String most = trees.containsKey(usual) ? usual : trees.keySet().iterator().next();
    int others = counts.entrySet().stream()
        .filter(entry -> !trees.containsKey(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
    double running = 0;
    int rows = 0;
    for (Map.Entry<String, ValueModel.Json> tree : trees.entrySet()) {
      rows += counts.get(tree.getKey()) + (tree.getKey().equals(most) ? others : 0);
      double end = Rounding.rough((double) rows / objects);
      fields.add(new ValueModel.Json.Field(name, Rounding.rough(end - running), tree.getValue()));
      running = end;
    }
  }

  private ValueModel.Json array(List<JsonNode> arrays, int depth) {
    long[] lengths = arrays.stream().mapToLong(JsonNode::size).toArray();
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode array : arrays) {
      for (int index = 0; index < Math.min(ELEMENTS, array.size()); index++) {
        elements.add(array.get(index));
      }
    }
    ValueModel.Json element = depth == 0 ? null : tree(elements, depth - 1);
    return new ValueModel.Json(
        "array", List.of(), Marginal.ofLengths(Numbers.ofWhole(lengths), policy), element, null);
  }

  private ValueModel scalar(String type, List<JsonNode> nodes) {
    if (type.equals("number")) {
      BigDecimal[] decimals = nodes.stream().map(JsonNode::decimalValue).toArray(BigDecimal[]::new);
      return Marginal.of(Numbers.ofDecimals(decimals), policy).orElse(null);
    }
    Texts texts = texts(nodes);
    if (type.equals("boolean")) {
      Literals labels = Literals.ofLabels(texts, List.of("false", "true"), policy);
      return labels.told() == 0 ? null : Strings.category(texts, labels, false, 2, policy);
    }
    return ValueModels.ofTexts(texts, policy);
  }

  private static Texts texts(List<JsonNode> nodes) {
    String[] texts = nodes.stream().map(JsonNode::asString).toArray(String[]::new);
    int[] lengths = new int[texts.length];
    Arrays.setAll(lengths, row -> texts[row].codePointCount(0, texts[row].length()));
    return new Texts(texts, lengths);
  }
}
