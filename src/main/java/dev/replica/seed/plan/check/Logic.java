package dev.replica.seed.plan.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Three-valued logic, where null is unknown. */
final class Logic {

  private Logic() {}

  static Operand and(List<Operand> operands) throws Unsupported {
    return connect(operands, Boolean.FALSE);
  }

  static Operand or(List<Operand> operands) throws Unsupported {
    return connect(operands, Boolean.TRUE);
  }

  /** From left to right until an operand decides, as PostgreSQL does, so that what stands behind raises no error. */
  private static Operand connect(List<Operand> operands, Boolean deciding) throws Unsupported {
    Node[] nodes = new Node[operands.size()];
    for (int index = 0; index < nodes.length; index++) {
      nodes[index] = truth(operands.get(index)).node();
    }
    Node node = row -> {
      Boolean result = !deciding;
      for (Node each : nodes) {
        Object value = each.value(row);
        if (deciding.equals(value)) {
          return deciding;
        }
        result = value == null ? null : result;
      }
      return result;
    };
    return new Operand(ValueType.BOOLEAN, node, operands.stream().allMatch(Operand::constant));
  }

  static Operand not(Operand operand) throws Unsupported {
    return Compiler.strict(ValueType.BOOLEAN, truth(operand), value -> !(Boolean) value);
  }

  static Operand isTruth(Operand operand, Optional<Boolean> expected) throws Unsupported {
    Node node = truth(operand).node();
    Boolean value = expected.orElse(null);
    return new Operand(
        ValueType.BOOLEAN,
        row -> value == node.value(row) || value != null && value.equals(node.value(row)),
        operand.constant());
  }

  static Operand isDistinct(Operand left, Operand right) throws Unsupported {
    boolean untyped =
        left.type().kind() == ValueType.Kind.NULL || right.type().kind() == ValueType.Kind.NULL;
    Comparator<Object> comparator =
        untyped ? (a, b) -> 1 : ValueOrder.of(left.type(), right.type()).comparator();
    Node first = left.node();
    Node second = right.node();
    Node node = row -> {
      Object one = first.value(row);
      Object other = second.value(row);
      return one == null || other == null ? one != other : comparator.compare(one, other) != 0;
    };
    return new Operand(ValueType.BOOLEAN, node, left.constant() && right.constant());
  }

  static Node comparison(String operator, Node left, Node right, ValueOrder order) {
    Comparator<Object> comparator = order.comparator();
    int accepted = accepted(operator);
    return row -> {
      Object one = left.value(row);
      Object other = one == null ? null : right.value(row);
      return other == null ? null : (Boolean) accepts(accepted, comparator.compare(one, other));
    };
  }

  static Node quantified(String operator, Node left, Node array, ValueOrder order, boolean all) {
    Comparator<Object> comparator = order.comparator();
    int accepted = accepted(operator);
    return row -> {
      Object value = left.value(row);
      List<?> elements = (List<?>) array.value(row);
      if (elements == null) {
        return null;
      }
      boolean unknown = false;
      for (Object element : elements) {
        if (value == null || element == null) {
          unknown = true;
        } else if (accepts(accepted, comparator.compare(value, element)) != all) {
          return !all;
        }
      }
      return unknown ? null : (Boolean) all;
    };
  }

  /** Which signs of a comparison satisfy an operator: bit 0 for less, bit 1 for equal, bit 2 for greater. */
  private static int accepted(String operator) {
    return switch (operator) {
      case "<" -> 0b001;
      case "=" -> 0b010;
      case "<=" -> 0b011;
      case ">" -> 0b100;
      case "<>" -> 0b101;
      case ">=" -> 0b110;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static boolean accepts(int accepted, int comparison) {
    return (accepted >> Integer.signum(comparison) + 1 & 1) != 0;
  }

  /** The last of the results is that of ELSE. */
  static Operand branches(List<Operand> conditions, List<Operand> results) throws Unsupported {
    ValueType type = common(results);
    Node[] tests = new Node[conditions.size()];
    Node[] values = new Node[results.size()];
    for (int index = 0; index < tests.length; index++) {
      tests[index] = truth(conditions.get(index)).node();
    }
    for (int index = 0; index < values.length; index++) {
      values[index] = results.get(index).node();
    }
    Node node = row -> {
      for (int index = 0; index < tests.length; index++) {
        if (Boolean.TRUE.equals(tests[index].value(row))) {
          return values[index].value(row);
        }
      }
      return values[tests.length].value(row);
    };
    boolean constant = conditions.stream().allMatch(Operand::constant)
        && results.stream().allMatch(Operand::constant);
    return new Operand(type, node, constant);
  }

  /** The one type that operands have, those that are a bare NULL aside; PostgreSQL has cast them to it. */
  static ValueType common(List<Operand> operands) throws Unsupported {
    ValueType common = ValueType.NULL;
    for (Operand operand : operands) {
      ValueType type = operand.type();
      if (type.kind() == ValueType.Kind.NULL) {
        continue;
      }
      boolean same = type.kind() == common.kind()
          || type.textual() && common.textual()
          || !type.name().isEmpty() && type.name().equals(common.name());
      if (common.kind() != ValueType.Kind.NULL && !same) {
        throw new Unsupported("different types");
      }
      // Labels of an enum are known from a column, not from a cast.
      common = common.labels().isEmpty() ? type : common;
    }
    return common;
  }

  static Operand truth(Operand operand) throws Unsupported {
    if (operand.type().kind() != ValueType.Kind.BOOLEAN
        && operand.type().kind() != ValueType.Kind.NULL) {
      throw new Unsupported("a condition that is not Boolean");
    }
    return operand;
  }
}
