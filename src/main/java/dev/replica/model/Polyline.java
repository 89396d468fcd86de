package dev.replica.model;

/**
 * A distribution function that is linear between knots: 0 at the first, 1 at the last, not decreasing. Immutable. Inverting
 * takes a direct index by a uniform grid of ranks, not a search.
 */
public final class Polyline {

  private Polyline() {}

  /**
   * @param at strictly ascending positions, two or more
   * @param cumulative not descending, first 0, last 1, as many
   * @throws IllegalArgumentException if they are not so
   */
  public static Polyline of(double[] at, double[] cumulative) {
    throw new UnsupportedOperationException();
  }

  /** The position of rank {@code u}, 0 to 1. On a flat piece: its left end. */
  public double quantile(double u) {
    throw new UnsupportedOperationException();
  }

  /** The share at or below {@code x}: 0 left of the first knot, 1 right of the last. */
  public double cdf(double x) {
    throw new UnsupportedOperationException();
  }

  public double first() {
    throw new UnsupportedOperationException();
  }

  public double last() {
    throw new UnsupportedOperationException();
  }

  /**
   * The fewest knots of the given ones, roughly, such that the polyline through them stays within {@code tolerance} of all given
   * points: a greedy slope cone (swing filter; Elmeleegy et al., VLDB 2009) that only ever chooses given points. The first and the last stay.
   *
   * @return indices into the given points, ascending
   */
  public static int[] simplify(double[] at, double[] cumulative, double tolerance) {
    throw new UnsupportedOperationException();
  }
}
