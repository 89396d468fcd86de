package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges, slowly and plainly, whether rows obey what an analysis says. */
final class Obedience {

  private Obedience() {}

  static boolean obeys(Restriction restriction, Object value) {
    if (value == null) {
      return !restriction.notNull();
    }
    Optional<String> text = Constants.text(value);
    Optional<Restriction.Bound> bound = text.map(each -> new Restriction.Bound(each, true));
    int length = length(value);
    return !restriction.onlyNull()
        && (text.isEmpty()
            || restriction
                .allowed()
                .map(allowed -> allowed.contains(text.get()))
                .orElse(true))
        && text.filter(restriction.excluded()::contains).isEmpty()
        // NaN and infinity are no texts, and lie beyond all bounds.
        && (bound.isEmpty()
            || restriction
                .lower()
                .map(lower -> bound.get().compareTo(lower) >= (lower.inclusive() ? 0 : 1))
                .orElse(true))
        && (bound.isEmpty()
            || restriction
                .upper()
                .map(upper -> bound.get().compareTo(upper) <= (upper.inclusive() ? 0 : -1))
                .orElse(true))
        // An empty array is let through by array_length, which is NULL for it.
        && (length < 0
            || length >= restriction.minimumLength() && length <= restriction.maximumLength()
            || value.equals(List.of()))
        && restriction.patterns().stream()
            .allMatch(pattern -> pattern
                .regex()
                .pattern(pattern.ignoreCase())
                .matcher((String) value)
                .find())
        && restriction
            .letters()
            .map(letters -> value.equals(
                letters == Restriction.Letters.LOWER
                    ? TextFunctions.lower((String) value)
                    : TextFunctions.upper((String) value)))
            .orElse(true);
  }

  static boolean obeys(
      ColumnFact fact, Function<String, Object> row, Function<String, SqlType> types) {
    if (fact instanceof ColumnFact.NullTogether together) {
      return together.columns().stream()
              .map(name -> row.apply(name) == null)
              .distinct()
              .count()
          == 1;
    }
    if (fact instanceof ColumnFact.NotNullCount count) {
      long present =
          count.columns().stream().filter(name -> row.apply(name) != null).count();
      return present >= count.least() && present <= count.most();
    }
    if (fact instanceof ColumnFact.Less less) {
      Integer sign = compare(less.lesser(), less.greater(), row, types);
      return sign == null || sign < 0 || sign == 0 && !less.strict();
    }
    if (fact instanceof ColumnFact.Different different) {
      Integer sign = compare(different.one(), different.other(), row, types);
      return sign == null || sign != 0;
    }
    ColumnFact.Same same = (ColumnFact.Same) fact;
    Integer sign = compare(same.one(), same.other(), row, types);
    return sign == null || sign == 0;
  }

  private static Integer compare(
      String one, String other, Function<String, Object> row, Function<String, SqlType> types) {
    Object left = row.apply(one);
    Object right = row.apply(other);
    try {
      return left == null || right == null
          ? null
          : (Integer)
              ValueOrder.of(ValueType.of(types.apply(one)), ValueType.of(types.apply(other)))
                  .comparator()
                  .compare(left, right);
    } catch (Unsupported e) {
      throw new AssertionError("a fact on columns that do not compare: " + one + ", " + other, e);
    }
  }

  private static int length(Object value) {
    return value instanceof String string
        ? TextFunctions.length(string)
        : value instanceof List<?> list
            ? list.size()
            : value instanceof byte[] bytes ? bytes.length : -1;
  }
}
