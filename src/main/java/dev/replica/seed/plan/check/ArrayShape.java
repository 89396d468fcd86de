package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What checks ask of an array of several dimensions.
 *
 * @param inner lengths of all dimensions but the first; one at the least
 * @param shortest elements in all, at the least
 * @param longest at the most
 */
public record ArrayShape(List<Integer> inner, int shortest, int longest) {

  /** As PostgreSQL has it. */
  private static final int MOST_DIMENSIONS = 6;

  /** Of a dimension, where nothing asks for another. */
  private static final int LENGTH = 2;

  /** Where the number of elements, and that of dimensions, is kept among lengths of dimensions. */
  private static final int ALL = 0;

  private static final int COUNT = -1;

  public ArrayShape {
    inner = List.copyOf(inner);
  }

  /**
   * The shape that checks which all have to hold ask for; empty where one dimension is enough.
   *
   * @param column as the checks call it
   */
  public static Optional<ArrayShape> of(List<Expression> checks, String column) {
    Map<Integer, Bounds> asked = new HashMap<>();
    checks.forEach(check -> read(check, column, asked));
    long dimensions = asked.getOrDefault(COUNT, Bounds.ANY).least();
    for (int dimension : asked.keySet()) {
      dimensions = Math.max(dimensions, dimension);
    }
    if (dimensions < 2 || dimensions > MOST_DIMENSIONS) {
      return Optional.empty();
    }
    List<Integer> inner = new ArrayList<>();
    long each = 1;
    for (int dimension = 2; dimension <= dimensions; dimension++) {
      Bounds bounds = asked.getOrDefault(dimension, Bounds.ANY);
      long length = Math.max(1, Math.min(bounds.most(), Math.max(bounds.least(), LENGTH)));
      inner.add((int) length);
      each *= length;
    }
    Bounds first = asked.getOrDefault(1, Bounds.ANY);
    Bounds all = asked.getOrDefault(ALL, Bounds.ANY);
    long shortest = Math.max(Math.max(1, first.least()) * each, all.least());
    long usual = Math.max(shortest, (LENGTH + 1) * each);
    long longest = Math.min(first.limited() ? first.most() * each : usual, all.most());
    return Optional.of(new ArrayShape(inner, (int) shortest, (int) longest));
  }

  private record Bounds(long least, long most) {

    private static final Bounds ANY = new Bounds(0, Integer.MAX_VALUE);

    private boolean limited() {
      return most < Integer.MAX_VALUE;
    }

    private static Bounds of(String operator, long value) {
      return switch (operator) {
        case "=" -> new Bounds(value, value);
        case ">=" -> new Bounds(value, Integer.MAX_VALUE);
        case ">" -> new Bounds(value + 1, Integer.MAX_VALUE);
        case "<=" -> new Bounds(0, value);
        case "<" -> new Bounds(0, value - 1);
        default -> ANY;
      };
    }

    private Bounds and(Bounds other) {
      return new Bounds(Math.max(least, other.least), Math.min(most, other.most));
    }
  }

  private static void read(Expression check, String column, Map<Integer, Bounds> asked) {
    if (check instanceof Expression.And and) {
      and.operands().forEach(operand -> read(operand, column, asked));
    } else if (check instanceof Expression.Comparison comparison
        && comparison.left() instanceof Expression.Call call
        && !call.arguments().isEmpty()
        && Forms.looseColumn(call.arguments().get(0)).equals(Optional.of(column))
        && Constants.value(comparison.right()).orElse(null) instanceof Long value) {
      place(call)
          .ifPresent(
              place -> asked.merge(place, Bounds.of(comparison.operator(), value), Bounds::and));
    }
  }

  private static Optional<Integer> place(Expression.Call call) {
    return switch (call.name()) {
      case "cardinality" -> Optional.of(ALL);
      case "array_ndims" -> Optional.of(COUNT);
      case "array_length", "array_upper" ->
        call.arguments().size() == 2
                && Constants.value(call.arguments().get(1)).orElse(null) instanceof Long dimension
                && dimension >= 1
                && dimension <= MOST_DIMENSIONS
            ? Optional.of(dimension.intValue())
            : Optional.empty();
      default -> Optional.empty();
    };
  }
}
