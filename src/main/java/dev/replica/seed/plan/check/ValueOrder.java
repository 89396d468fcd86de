package dev.replica.seed.plan.check;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How two values compare, neither of them null.
 *
 * @param comparator of PostgreSQL's order, or at least zero for equal values and only for them
 * @param ordered whether the comparator's sign is PostgreSQL's too, and not only its zero
 * @param hashable whether {@code equals} agrees with the comparator
 */
record ValueOrder(Comparator<Object> comparator, boolean ordered, boolean hashable) {

  /** The order in which values of two types compare, where PostgreSQL compares them without a cast. */
  static ValueOrder of(ValueType left, ValueType right) throws Unsupported {
    if (left.integer() && right.integer()) {
      return new ValueOrder((a, b) -> Long.compare((Long) a, (Long) b), true, true);
    }
    if (left.number() && right.number()) {
      boolean floating = left.floating() || right.floating();
      return new ValueOrder(
          floating ? ValueOrder::compareFloats : ValueOrder::compareNumerics, true, false);
    }
    if (left.textual() && right.textual()) {
      boolean ordered =
          left.kind() == ValueType.Kind.ORDERED_TEXT || right.kind() == ValueType.Kind.ORDERED_TEXT;
      return new ValueOrder(ValueOrder::compareStrings, ordered, true);
    }
    if (isEnum(left) && isEnum(right) && left.name().equals(right.name())) {
      return ofLabels(left.kind() == ValueType.Kind.ENUM ? left.labels() : right.labels());
    }
    if (left.kind() == ValueType.Kind.ARRAY && right.kind() == ValueType.Kind.ARRAY) {
      return ofArrays(of(left.element(), right.element()));
    }
    if (isLocal(left) && isLocal(right)) {
      return left.kind() == ValueType.Kind.DATE && right.kind() == ValueType.Kind.DATE
          ? natural(true)
          : new ValueOrder(ValueOrder::compareLocal, true, false);
    }
    if (left.kind() != right.kind()) {
      throw new Unsupported("comparison of " + left.kind() + " with " + right.kind());
    }
    return switch (left.kind()) {
      case BOOLEAN, TIME, TIMESTAMPTZ, UUID -> natural(true);
      case MONEY, INTERVAL -> natural(false);
      case BPCHAR -> new ValueOrder(ValueOrder::compareStrings, false, true);
      case CITEXT ->
        new ValueOrder(
            (a, b) ->
                compareStrings(TextFunctions.lower((String) a), TextFunctions.lower((String) b)),
            false,
            false);
      case BYTEA ->
        new ValueOrder((a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b), true, false);
      case JSONB -> new ValueOrder(JsonFunctions::compare, false, false);
      default -> throw new Unsupported("comparison of " + left.kind());
    };
  }

  private static ValueOrder natural(boolean hashable) {
    return new ValueOrder(ValueOrder::compareNatural, true, hashable);
  }

  @SuppressWarnings("unchecked") // The types were looked at when the comparison was compiled.
  private static int compareNatural(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static boolean isEnum(ValueType type) {
    // A cast names an enum without telling its labels.
    return type.kind() == ValueType.Kind.ENUM || type.kind() == ValueType.Kind.OTHER;
  }

  private static ValueOrder ofLabels(List<String> labels) throws Unsupported {
    if (labels.isEmpty()) {
      throw new Unsupported("comparison of an unknown type");
    }
    return new ValueOrder(
        (a, b) -> a.equals(b)
            ? 0
            : Integer.compare(labels.indexOf((String) a), labels.indexOf((String) b)),
        true,
        true);
  }

  /** Arrays are equal where their elements are, and NULL elements equal each other. */
  private static ValueOrder ofArrays(ValueOrder elements) {
    Comparator<Object> comparator = (a, b) -> {
      List<?> left = (List<?>) a;
      List<?> right = (List<?>) b;
      boolean equal = left.size() == right.size();
      for (int index = 0; equal && index < left.size(); index++) {
        Object one = left.get(index);
        Object other = right.get(index);
        equal = one == null || other == null
            ? one == other
            : elements.comparator.compare(one, other) == 0;
      }
      return equal ? 0 : 1;
    };
    return new ValueOrder(comparator, false, false);
  }

  /** NaN equals itself and is above all else, and minus zero is zero. */
  private static int compareFloats(Object left, Object right) {
    double one = ((Number) left).doubleValue() + 0.0;
    double other = ((Number) right).doubleValue() + 0.0;
    return Double.compare(one, other);
  }

  /** A numeric that is infinite or not a number is a Double. */
  private static int compareNumerics(Object left, Object right) {
    return left instanceof Double || right instanceof Double
        ? compareFloats(left, right)
        : Arithmetic.decimal(left).compareTo(Arithmetic.decimal(right));
  }

  /** By code points, which is the order of UTF-8's bytes; Java's own order is by UTF-16 units. */
  static int compareStrings(Object left, Object right) {
    String one = (String) left;
    String other = (String) right;
    int length = Math.min(one.length(), other.length());
    for (int index = 0; index < length; index++) {
      if (one.charAt(index) != other.charAt(index)) {
        return Integer.compare(one.codePointAt(index), other.codePointAt(index));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private static boolean isLocal(ValueType type) {
    return type.kind() == ValueType.Kind.DATE
        || type.kind() == ValueType.Kind.TIMESTAMP
        || type.kind() == ValueType.Kind.ZONED_DATE;
  }

  private static int compareLocal(Object left, Object right) {
    return midnight(left).compareTo(midnight(right));
  }

  /** A date as the timestamp that it becomes when it is compared with one. */
  static LocalDateTime midnight(Object value) {
    if (value instanceof LocalDate date) {
      return date.equals(LocalDate.MAX)
          ? LocalDateTime.MAX
          : date.equals(LocalDate.MIN) ? LocalDateTime.MIN : date.atStartOfDay();
    }
    return (LocalDateTime) value;
  }
}
