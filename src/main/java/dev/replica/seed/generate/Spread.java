package dev.replica.seed.generate;

import java.util.Arrays;

/**
 * Rows spread over parents in their order, so that no two rows meet while there are no more rows than parents: evenly, or over the
 * parents that were chosen. Immutable.
 */
final class Spread {

  private final long parents;
  private final long rows;

  /** The parents that have a row, ascending; null for evenly. */
  private final int[] chosen;

  private Spread(long parents, long rows, int[] chosen) {
    this.parents = parents;
    this.rows = rows;
    this.chosen = chosen;
  }

  static Spread evenly(long parents, long rows) {
    return new Spread(parents, rows, null);
  }

  /** Over the last of the parents in this order. */
  static Spread overLast(int[] ordered, long rows) {
    int[] chosen = Arrays.copyOfRange(ordered, ordered.length - (int) rows, ordered.length);
    Arrays.sort(chosen);
    return new Spread(ordered.length, rows, chosen);
  }

  /** The parent of a row. */
  long parent(long row) {
    if (chosen != null) {
      return chosen[(int) row];
    }
    long stride = parents / rows;
    return row * stride + Math.min(row, parents % rows);
  }

  /** The row that a parent is spread to; {@link References#NONE} for one left over. */
  long row(long parent) {
    if (chosen != null) {
      int found = Arrays.binarySearch(chosen, (int) parent);
      return found < 0 ? References.NONE : found;
    }
    long stride = parents / rows;
    long wider = parents % rows;
    long row = parent < wider * (stride + 1)
        ? parent / (stride + 1)
        : wider + (parent - wider * (stride + 1)) / stride;
    return row < rows && parent(row) == parent ? row : References.NONE;
  }
}
