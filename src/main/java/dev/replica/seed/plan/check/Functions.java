package dev.replica.seed.plan.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** PostgreSQL's functions by name; those that do not depend on a type, and those on numbers, are here. */
final class Functions {

  private Functions() {}

  static Operand call(String name, List<Operand> arguments) throws Unsupported {
    return switch (name) {
      case "num_nonnulls", "num_nulls" -> count(name.equals("num_nulls"), arguments);
      case "coalesce" -> coalesce(arguments);
      case "nullif" -> nullIf(arguments);
      case "greatest", "least" -> extreme(name.equals("greatest"), arguments);
      case "abs",
          "sign",
          "floor",
          "ceil",
          "ceiling",
          "trunc",
          "round",
          "sqrt",
          "mod",
          "div",
          "power" -> number(name, arguments);
      case "extract", "date_part", "date_trunc", "isfinite", "make_date" ->
        TimeFunctions.call(name, arguments);
      case "cardinality",
          "array_length",
          "array_upper",
          "array_lower",
          "array_ndims",
          "array_position" -> ArrayFunctions.call(name, arguments);
      case "jsonb_typeof", "json_typeof", "jsonb_array_length", "json_array_length" ->
        JsonFunctions.call(name, arguments);
      default -> TextFunctions.call(name, arguments);
    };
  }

  private static Operand count(boolean nulls, List<Operand> arguments) {
    Node[] nodes = nodes(arguments);
    Node node = row -> {
      long count = 0;
      for (Node each : nodes) {
        count += each.value(row) == null == nulls ? 1 : 0;
      }
      return count;
    };
    return new Operand(ValueType.INT4, node, constant(arguments));
  }

  private static Operand coalesce(List<Operand> arguments) throws Unsupported {
    Node[] nodes = nodes(arguments);
    Node node = row -> {
      Object value = null;
      for (int index = 0; value == null && index < nodes.length; index++) {
        value = nodes[index].value(row);
      }
      return value;
    };
    return new Operand(Logic.common(arguments), node, constant(arguments));
  }

  private static Operand nullIf(List<Operand> arguments) throws Unsupported {
    count(arguments, 2, 2);
    Operand value = arguments.get(0);
    Node equal = Compiler.comparison("=", value, arguments.get(1)).node();
    Node node = value.node();
    return new Operand(
        value.type(),
        row -> Boolean.TRUE.equals(equal.value(row)) ? null : node.value(row),
        constant(arguments));
  }

  private static Operand extreme(boolean greatest, List<Operand> arguments) throws Unsupported {
    ValueType type = Logic.common(arguments);
    ValueOrder order = ValueOrder.of(type, type);
    if (!order.ordered()) {
      throw new Unsupported("order of " + type.kind());
    }
    Comparator<Object> comparator =
        greatest ? order.comparator() : order.comparator().reversed();
    Node[] nodes = nodes(arguments);
    Node node = row -> {
      Object extreme = null;
      for (Node each : nodes) {
        Object value = each.value(row);
        extreme = extreme == null || value != null && comparator.compare(value, extreme) > 0
            ? value
            : extreme;
      }
      return extreme;
    };
    return new Operand(type, node, constant(arguments));
  }

  private static Operand number(String name, List<Operand> arguments) throws Unsupported {
    count(arguments, 1, 2);
    Operand first = arguments.get(0);
    ValueType type = first.type();
    if (arguments.size() == 2) {
      return numberOfTwo(name, first, arguments.get(1));
    }
    if (type.integer() && name.equals("abs")) {
      return Compiler.strict(
          type, first, value -> Arithmetic.inRange(type, Math.abs((Long) value)));
    }
    if (type.kind() == ValueType.Kind.NUMERIC) {
      return switch (name) {
        case "abs" ->
          Compiler.strict(type, first, value -> Arithmetic.decimal(value).abs());
        case "sign" ->
          Compiler.strict(
              type, first, value -> BigDecimal.valueOf(Arithmetic.decimal(value).signum()));
        case "floor" -> toScale(first, 0, RoundingMode.FLOOR);
        case "ceil", "ceiling" -> toScale(first, 0, RoundingMode.CEILING);
        case "trunc" -> toScale(first, 0, RoundingMode.DOWN);
        case "round" -> toScale(first, 0, RoundingMode.HALF_UP);
        default -> throw new Unsupported(name);
      };
    }
    if (type.floating()) {
      return switch (name) {
        case "abs" -> Compiler.strict(type, first, value -> Math.abs((Double) value));
        case "sign" ->
          Compiler.strict(
              type, first, value -> (Double) value > 0 ? 1.0 : (Double) value < 0 ? -1.0 : 0.0);
        case "floor" -> Compiler.strict(type, first, value -> Math.floor((Double) value));
        case "ceil", "ceiling" ->
          Compiler.strict(type, first, value -> StrictMath.ceil((Double) value));
        case "trunc" ->
          Compiler.strict(
              type,
              first,
              value -> (Double) value < 0
                  ? StrictMath.ceil((Double) value)
                  : Math.floor((Double) value));
        case "round" -> Compiler.strict(type, first, value -> Math.rint((Double) value));
        case "sqrt" -> Compiler.strict(type, first, value -> root((Double) value));
        default -> throw new Unsupported(name);
      };
    }
    throw new Unsupported(name);
  }

  private static Operand numberOfTwo(String name, Operand first, Operand second)
      throws Unsupported {
    boolean exact = !first.type().floating() && !second.type().floating();
    if (name.equals("mod") && exact) {
      return Arithmetic.binary("%", first, second);
    }
    if (name.equals("power") && first.type().floating() && second.type().floating()) {
      return Compiler.strict(
          ValueType.FLOAT8, first, second, (a, b) -> power((Double) a, (Double) b));
    }
    boolean scale = second.constant() && second.value() instanceof Long;
    if (first.type().kind() == ValueType.Kind.NUMERIC
        && scale
        && (name.equals("round") || name.equals("trunc"))) {
      return toScale(
          first,
          (int) Math.max(-2000, Math.min(2000, (Long) second.value())),
          name.equals("round") ? RoundingMode.HALF_UP : RoundingMode.DOWN);
    }
    throw new Unsupported(name);
  }

  private static Operand toScale(Operand operand, int scale, RoundingMode mode) {
    return Compiler.strict(ValueType.NUMERIC, operand, value -> {
      BigDecimal decimal = Arithmetic.decimal(value);
      return decimal.scale() <= scale ? decimal : decimal.setScale(scale, mode);
    });
  }

  private static Double root(double value) {
    if (value < 0) {
      throw Failure.RAISED;
    }
    return Math.sqrt(value);
  }

  private static Double power(double base, double exponent) {
    double result = StrictMath.pow(base, exponent);
    if (Double.isNaN(result) || Double.isInfinite(result)) {
      throw Failure.RAISED;
    }
    return result;
  }

  static void count(List<Operand> arguments, int least, int most) throws Unsupported {
    if (arguments.size() < least || arguments.size() > most) {
      throw new Unsupported("number of arguments");
    }
  }

  static boolean constant(List<Operand> operands) {
    return operands.stream().allMatch(Operand::constant);
  }

  private static Node[] nodes(List<Operand> operands) {
    List<Node> nodes = new ArrayList<>();
    operands.forEach(operand -> nodes.add(operand.node()));
    return nodes.toArray(Node[]::new);
  }
}
