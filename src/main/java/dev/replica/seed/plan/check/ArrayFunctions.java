package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Functions and operators on arrays. */
final class ArrayFunctions {

  private ArrayFunctions() {}

  static Operand literal(List<Operand> elements) throws Unsupported {
    ValueType element = Logic.common(elements);
    if (element.kind() == ValueType.Kind.ARRAY) {
      throw new Unsupported("array of arrays");
    }
    Node node = row -> {
      List<Object> values = new ArrayList<>(elements.size());
      for (Operand each : elements) {
        values.add(each.node().value(row));
      }
      return Collections.unmodifiableList(values);
    };
    return new Operand(ValueType.arrayOf(element), node, Functions.constant(elements));
  }

  static Operand index(Operand array, Operand index) throws Unsupported {
    if (array.type().kind() != ValueType.Kind.ARRAY || !index.type().integer()) {
      throw new Unsupported("array index");
    }
    return Compiler.strict(array.type().element(), array, index, (a, b) -> {
      List<?> list = flat(a);
      if (list instanceof MultiArray) {
        return null;
      }
      long place = (Long) b;
      return place >= 1 && place <= list.size() ? list.get((int) place - 1) : null;
    });
  }

  static Operand call(String name, List<Operand> arguments) throws Unsupported {
    Functions.count(arguments, 1, 2);
    Operand array = arguments.get(0);
    if (array.type().kind() != ValueType.Kind.ARRAY) {
      throw new Unsupported(name);
    }
    if (arguments.size() == 1) {
      return switch (name) {
        case "cardinality" ->
          Compiler.strict(ValueType.INT4, array, value -> (long) flat(value).size());
        case "array_ndims" ->
          Compiler.strict(
              ValueType.INT4,
              array,
              value -> flat(value).isEmpty()
                  ? null
                  : (long) MultiArray.lengths(flat(value)).size());
        default -> throw new Unsupported(name);
      };
    }
    Operand second = arguments.get(1);
    if (name.equals("array_position")) {
      return position(array, second);
    }
    if (!second.constant() || !(second.value() instanceof Long dimension)) {
      throw new Unsupported(name);
    }
    return Compiler.strict(
        ValueType.INT4, array, value -> bound(name, flat(value), dimension.intValue()));
  }

  private static Long bound(String name, List<?> array, int dimension) {
    if (array.isEmpty()
        || dimension < 1
        || dimension > MultiArray.lengths(array).size()) {
      return null;
    }
    long length = MultiArray.lengths(array).get(dimension - 1);
    long lower = MultiArray.lowerBounds(array).get(dimension - 1);
    return switch (name) {
      case "array_length" -> length;
      case "array_lower" -> lower;
      default -> lower + length - 1;
    };
  }

  private static Operand position(Operand array, Operand wanted) throws Unsupported {
    Comparator<Object> comparator =
        ValueOrder.of(array.type().element(), wanted.type()).comparator();
    Node list = array.node();
    Node value = wanted.node();
    Node node = row -> {
      List<?> elements = (List<?>) list.value(row);
      Object sought = value.value(row);
      for (int index = 0; elements != null && index < flat(elements).size(); index++) {
        Object element = elements.get(index);
        if (element == null || sought == null
            ? element == sought
            : comparator.compare(element, sought) == 0) {
          return index + 1L;
        }
      }
      return null;
    };
    return new Operand(ValueType.INT4, node, array.constant() && wanted.constant());
  }

  /** Containment and overlap, for which NULL elements equal nothing. */
  static Operand binary(String operator, Operand left, Operand right) throws Unsupported {
    if (left.type().kind() != ValueType.Kind.ARRAY || right.type().kind() != ValueType.Kind.ARRAY) {
      return JsonFunctions.binary(operator, left, right);
    }
    Comparator<Object> comparator =
        ValueOrder.of(left.type().element(), right.type().element()).comparator();
    return Compiler.strict(
        ValueType.BOOLEAN,
        left,
        right,
        switch (operator) {
          case "@>" -> (a, b) -> contains((List<?>) a, (List<?>) b, comparator);
          case "<@" -> (a, b) -> contains((List<?>) b, (List<?>) a, comparator);
          default ->
            (a, b) ->
                ((List<?>) b).stream().anyMatch(element -> has((List<?>) a, element, comparator));
        });
  }

  private static boolean contains(List<?> list, List<?> elements, Comparator<Object> comparator) {
    for (Object element : elements) {
      if (!has(list, element, comparator)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(List<?> list, Object element, Comparator<Object> comparator) {
    if (element != null) {
      for (Object each : list) {
        if (each != null && comparator.compare(each, element) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The elements; those of an array that has several dimensions side by side. */
  private static List<?> flat(Object value) {
    return (List<?>) value;
  }
}
