package dev.replica.model;

import java.util.Arrays;

/**
 * A distribution function that is linear between knots: 0 at the first, 1 at the last, not decreasing. Immutable.
 * Inverting takes a direct index by a uniform grid of ranks, not a search.
 */
public final class Polyline {

  /**
   * Cells of the grid for each knot: most cells then lie between two knots, and the step to the next one is predicted.
   */
  private static final int CELLS_PER_KNOT = 4;

  private static final int MOST_CELLS = 1 << 16;

  private final double[] at;
  private final double[] cumulative;
  private final double[] slopes;

  /** The first piece that a rank of a cell may lie on. */
  private final int[] pieces;

  private final int cells;

  private Polyline(double[] at, double[] cumulative) {
    this.at = at;
    this.cumulative = cumulative;
    this.slopes = new double[at.length - 1];
    for (int i = 0; i < slopes.length; i++) {
      double rise = cumulative[i + 1] - cumulative[i];
      slopes[i] = rise > 0 ? (at[i + 1] - at[i]) / rise : 0;
    }
    this.cells = Math.min(Integer.highestOneBit(at.length * CELLS_PER_KNOT - 1) * 2, MOST_CELLS);
    this.pieces = new int[cells + 1];
    int piece = 0;
    for (int cell = 0; cell <= cells; cell++) {
      while (cumulative[piece + 1] < (double) cell / cells) {
        piece++;
      }
      pieces[cell] = piece;
    }
  }

  /**
   * @param at strictly ascending positions, two or more
   * @param cumulative not descending, first 0, last 1, as many
   * @throws IllegalArgumentException if they are not so
   */
  public static Polyline of(double[] at, double[] cumulative) {
    if (at.length < 2 || at.length != cumulative.length) {
      throw new IllegalArgumentException(
          "A polyline is expected to have two knots or more, found %d positions and %d ranks"
              .formatted(at.length, cumulative.length));
    }
    int last = at.length - 1;
    if (cumulative[0] != 0
        || cumulative[last] != 1
        || !Double.isFinite(at[0])
        || !Double.isFinite(at[last])) {
      throw new IllegalArgumentException(
          "A polyline is expected to run from 0 to 1 between finite ends");
    }
    for (int i = 1; i < at.length; i++) {
      if (!(at[i - 1] < at[i]) || !(cumulative[i - 1] <= cumulative[i])) {
        throw new IllegalArgumentException(
            "A polyline is expected to ascend, but does not at knot " + i);
      }
    }
    return new Polyline(at.clone(), cumulative.clone());
  }

  /** The position of rank {@code u}, 0 to 1. On a flat piece: its left end. */
  public double quantile(double u) {
    int piece = pieces[(int) (u * cells)];
    while (cumulative[piece + 1] < u) {
      piece++;
    }
    double position = at[piece] + (u - cumulative[piece]) * slopes[piece];
    // Rounding may lead an ulp past the piece's end. Not Math.min, which is slower than a branch
    // that is hardly ever
    // taken.
    return position > at[piece + 1] ? at[piece + 1] : position;
  }

  /** The share at or below {@code x}: 0 left of the first knot, 1 right of the last. */
  public double cdf(double x) {
    if (x <= at[0]) {
      return 0;
    }
    if (x >= at[at.length - 1]) {
      return 1;
    }
    int found = Arrays.binarySearch(at, x);
    if (found >= 0) {
      return cumulative[found];
    }
    int right = -found - 1;
    double share = (x - at[right - 1]) / (at[right] - at[right - 1]);
    return Math.min(
        cumulative[right - 1] + share * (cumulative[right] - cumulative[right - 1]),
        cumulative[right]);
  }

  public double first() {
    return at[0];
  }

  public double last() {
    return at[at.length - 1];
  }

  /**
   * The fewest knots of the given ones, roughly, such that the polyline through them stays within {@code tolerance} of
   * all given points: a greedy slope cone (swing filter; Elmeleegy et al., VLDB 2009) that only ever chooses given
   * points. The first and the last stay.
   *
   * @return indices into the given points, ascending
   */
  public static int[] simplify(double[] at, double[] cumulative, double tolerance) {
    int[] chosen = new int[at.length];
    int count = 0;
    int anchor = 0;
    chosen[count++] = anchor;
    while (anchor < at.length - 1) {
      anchor = farthest(at, cumulative, anchor, tolerance);
      chosen[count++] = anchor;
    }
    return Arrays.copyOf(chosen, count);
  }

  /**
   * The last point before the cone closes whose chord from the anchor passes all points between within the tolerance.
   */
  private static int farthest(double[] at, double[] cumulative, int anchor, double tolerance) {
    // Slopes are rounded: the cone is a little narrower, for the tolerance to hold exactly.
    double reach = Math.max(0, tolerance - 1e-14);
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    int farthest = anchor + 1;
    for (int i = anchor + 1; i < at.length && low <= high; i++) {
      double run = at[i] - at[anchor];
      double rise = cumulative[i] - cumulative[anchor];
      double slope = rise / run;
      if (low <= slope && slope <= high) {
        farthest = i;
      }
      low = Math.max(low, (rise - reach) / run);
      high = Math.min(high, (rise + reach) / run);
    }
    return farthest;
  }
}
