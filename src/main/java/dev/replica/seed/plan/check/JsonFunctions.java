package dev.replica.seed.plan.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Functions and operators on json and jsonb. */
final class JsonFunctions {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
      .build();

  private JsonFunctions() {}

  static Operand call(String name, List<Operand> arguments) throws Unsupported {
    Functions.count(arguments, 1, 1);
    Operand json = arguments.get(0);
    requireJson(json);
    if (name.endsWith("_typeof")) {
      return Compiler.strict(ValueType.TEXT, json, value -> type(parse(value)));
    }
    return Compiler.strict(ValueType.INT4, json, value -> {
      JsonNode node = parse(value);
      if (!node.isArray()) {
        throw Failure.RAISED;
      }
      return (long) node.size();
    });
  }

  static Operand binary(String operator, Operand left, Operand right) throws Unsupported {
    requireJson(left);
    boolean binary = left.type().kind() == ValueType.Kind.JSONB;
    boolean text = operator.equals("->>");
    if (operator.equals("->") || text) {
      if (!right.type().textual() && !right.type().integer()) {
        throw new Unsupported(operator);
      }
      return Compiler.strict(
          text ? ValueType.TEXT : left.type(),
          left,
          right,
          (a, b) -> field(parse(a), b, text, binary));
    }
    if (operator.startsWith("#>") && right.type().kind() == ValueType.Kind.ARRAY) {
      boolean asText = operator.equals("#>>");
      return Compiler.strict(
          asText ? ValueType.TEXT : left.type(),
          left,
          right,
          (a, b) -> path(parse(a), (List<?>) b, asText, binary));
    }
    if (binary && operator.equals("?") && right.type().textual()) {
      return Compiler.strict(
          ValueType.BOOLEAN, left, right, (a, b) -> exists(parse(a), (String) b));
    }
    if (binary && right.type().kind() == ValueType.Kind.JSONB && operator.equals("@>")) {
      return Compiler.strict(
          ValueType.BOOLEAN, left, right, (a, b) -> contains(parse(a), parse(b), true));
    }
    if (binary && right.type().kind() == ValueType.Kind.JSONB && operator.equals("<@")) {
      return Compiler.strict(
          ValueType.BOOLEAN, left, right, (a, b) -> contains(parse(b), parse(a), true));
    }
    throw new Unsupported(operator);
  }

  static boolean valid(String text) {
    try {
      MAPPER.readTree(text);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }

  /** 0 for equal jsonb documents. */
  static int compare(Object left, Object right) {
    return equal(parse(left), parse(right)) ? 0 : 1;
  }

  private static void requireJson(Operand operand) throws Unsupported {
    if (operand.type().kind() != ValueType.Kind.JSON
        && operand.type().kind() != ValueType.Kind.JSONB) {
      throw new Unsupported("JSON of " + operand.type().kind());
    }
  }

  private static JsonNode parse(Object value) {
    try {
      return MAPPER.readTree((String) value);
    } catch (JacksonException e) {
      throw Failure.RAISED;
    }
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      default -> "null";
    };
  }

  /** What keys lead to one after another, in arrays the numbers of elements. */
  private static Object path(JsonNode root, List<?> keys, boolean text, boolean binary) {
    Object found = text && root.isNull()
        ? null
        : text && root.isString() ? root.stringValue() : root.toString();
    JsonNode node = root;
    for (int i = 0; i < keys.size(); i++) {
      if (!(keys.get(i) instanceof String name)) {
        return null;
      }
      boolean number = node.isArray() && name.matches("-?[0-9]{1,9}");
      Object key = number ? (Object) Long.valueOf(name) : name;
      boolean last = i == keys.size() - 1;
      found = field(node, key, text && last, binary);
      if (found == null || last) {
        return found;
      }
      node = parse(found);
    }
    return found;
  }

  private static Object field(JsonNode node, Object key, boolean text, boolean binary) {
    JsonNode value = key instanceof String name
        ? (node.isObject() ? node.get(name) : null)
        : element(node, (Long) key, binary);
    if (value == null || text && value.isNull()) {
      return null;
    }
    if (text && value.isString()) {
      return value.stringValue();
    }
    // How a document within a document is spaced is nobody's business: it is only looked into.
    return value.isNumber() ? value.decimalValue().toPlainString() : value.toString();
  }

  /** The element of an array; jsonb takes a scalar for an array of one. */
  private static JsonNode element(JsonNode node, long index, boolean binary) {
    if (binary && node.isValueNode()) {
      return index == 0 || index == -1 ? node : null;
    }
    long place = index < 0 ? node.size() + index : index;
    return node.isArray() && place >= 0 && place < node.size() ? node.get((int) place) : null;
  }

  private static boolean exists(JsonNode node, String key) {
    if (node.isObject()) {
      return node.has(key);
    }
    return node.isArray()
        ? node.values().stream()
            .anyMatch(element -> element.isString() && element.stringValue().equals(key))
        : node.isString() && node.stringValue().equals(key);
  }

  private static boolean equal(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return decimal(left).compareTo(decimal(right)) == 0;
    }
    if (left.getNodeType() != right.getNodeType() || left.size() != right.size()) {
      return false;
    }
    if (left.isObject()) {
      return left.properties().stream()
          .allMatch(property -> right.has(property.getKey())
              && equal(property.getValue(), right.get(property.getKey())));
    }
    if (left.isArray()) {
      for (int index = 0; index < left.size(); index++) {
        if (!equal(left.get(index), right.get(index))) {
          return false;
        }
      }
      return true;
    }
    return left.equals(right);
  }

  private static BigDecimal decimal(JsonNode number) {
    return number.decimalValue();
  }

  /** At the top, and there alone, an array contains a scalar. */
  private static boolean contains(JsonNode whole, JsonNode part, boolean top) {
    if (whole.isObject() && part.isObject()) {
      for (Map.Entry<String, JsonNode> property : part.properties()) {
        JsonNode value = whole.get(property.getKey());
        if (value == null || !contains(value, property.getValue(), false)) {
          return false;
        }
      }
      return true;
    }
    if (whole.isArray() && part.isArray()) {
      return part.values().stream()
          .allMatch(
              wanted -> whole.values().stream().anyMatch(each -> contains(each, wanted, false)));
    }
    if (top && whole.isArray() && part.isValueNode()) {
      return whole.values().stream().anyMatch(each -> equal(each, part));
    }
    return equal(whole, part);
  }
}
