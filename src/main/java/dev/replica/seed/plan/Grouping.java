package dev.replica.seed.plan;

import java.util.List;

/**
 * A composite key without references: the rows are divided among the combinations of all columns but the last, by the weights of
 * their values, and the rows of one combination take distinct values of the last column.
 *
 * @param sizes of the domains of the columns before the last
 * @param weights of the values of each of them, as many as its size; any scale
 * @param last size of the last column's domain: no combination has more rows
 */
public record Grouping(List<Integer> sizes, List<List<Double>> weights, long last) {

  /** More combinations than this are not listed in memory. */
  static final long MOST = 200_000;

  public Grouping {
    sizes = List.copyOf(sizes);
    weights = weights.stream().map(List::copyOf).toList();
  }

  /** How many combinations there are. */
  public int combinations() {
    return sizes.stream().reduce(1, (a, b) -> a * b);
  }
}
