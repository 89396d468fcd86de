package dev.replica.seed.generate;

import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Grouping;
import java.util.Arrays;

/** The rows of a table divided among the combinations of a composite key's leading columns. Immutable. */
final class Groups {

  private final int[] sizes;
  private final long last;

  /** Rows before each combination; one entry more than combinations. */
  private final long[] before;

  private final Permutation order;
  private final long key;

  private Groups(int[] sizes, long last, long[] before, Permutation order, long key) {
    this.sizes = sizes;
    this.last = last;
    this.before = before;
    this.order = order;
    this.key = key;
  }

  /** Divides {@code rows} by the weights, no combination getting more than the last column has values. */
  static Groups of(Grouping grouping, long rows, long key) {
    int[] sizes = grouping.sizes().stream().mapToInt(Integer::intValue).toArray();
    double[] weights = weights(grouping);
    long[] counts = divide(weights, rows, grouping.last());
    long[] before = new long[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      before[i + 1] = before[i] + counts[i];
    }
    return new Groups(
        sizes, grouping.last(), before, rows == 0 ? null : Permutation.of(rows, key), key);
  }

  private static double[] weights(Grouping grouping) {
    double[] weights = new double[grouping.combinations()];
    for (int i = 0; i < weights.length; i++) {
      double weight = 1;
      int rest = i;
      for (int c = 0; c < grouping.sizes().size(); c++) {
        weight *= grouping.weights().get(c).get(rest % grouping.sizes().get(c));
        rest /= grouping.sizes().get(c);
      }
      weights[i] = weight;
    }
    return weights;
  }

  /** Shares out in rounds: what a full combination cannot take goes to the others. */
  private static long[] divide(double[] weights, long rows, long most) {
    long[] counts = new long[weights.length];
    long left = rows;
    while (left > 0) {
      double open = 0;
      for (int i = 0; i < weights.length; i++) {
        open += counts[i] < most ? weights[i] : 0;
      }
      long given = 0;
      for (int i = 0; i < weights.length && open > 0; i++) {
        long share =
            counts[i] < most ? Math.min(most - counts[i], (long) (left * (weights[i] / open))) : 0;
        counts[i] += share;
        given += share;
      }
      left -= given;
      if (given == 0) {
        left = dealOut(counts, weights, left, most, open > 0);
        if (open == 0) {
          break;
        }
      }
    }
    return counts;
  }

  /** One each to the combinations that have weight, or to any where none of those has room. */
  private static long dealOut(
      long[] counts, double[] weights, long rows, long most, boolean weighted) {
    long left = rows;
    boolean room = true;
    while (left > 0 && room) {
      room = false;
      for (int i = 0; i < counts.length && left > 0; i++) {
        if (counts[i] < most && (!weighted || weights[i] > 0)) {
          counts[i]++;
          left--;
          room = true;
        }
      }
    }
    return left;
  }

  /** The number that the row takes in the domain of column {@code place}; the last column comes after all of {@code sizes}. */
  long number(long row, int place) {
    long position = order.apply(row);
    int found = Arrays.binarySearch(before, position);
    int group = found >= 0 ? found : -found - 2;
    // Empty combinations share their beginning with the next.
    while (before[group + 1] <= position) {
      group++;
    }
    if (place == sizes.length) {
      long slot = position - before[group];
      return before[group + 1] - before[group] == last
          ? slot
          : Permutation.of(last, Randomness.hash(key, group)).apply(slot);
    }
    int rest = group;
    for (int i = 0; i < place; i++) {
      rest /= sizes[i];
    }
    return rest % sizes[place];
  }
}
