package dev.replica.model;

/**
 * Maps 0 to {@code from} (positive) onto 0 to {@code to} in proportion and without error. Both are at most {@link
 * #MOST}.
 */
final class Proportion {

  /** Up to here the product by a double misses the exact one by less than one half. */
  static final long MOST = 1L << 50;

  private final long from;
  private final long to;
  private final double ratio;

  Proportion(long from, long to) {
    this.from = from;
    this.to = to;
    this.ratio = (double) to / from;
  }

  /** The floor of {@code a * to / from} for a from 0 to {@code from}. */
  long floor(long a) {
    long guess = (long) (a * ratio);
    long rest = rest(a, guess);
    if (rest < 0) {
      return guess - 1;
    }
    return rest >= from ? guess + 1 : guess;
  }

  /** The ceiling of {@code a * to / from} for a from 0 to {@code from}. */
  long ceil(long a) {
    long floor = floor(a);
    return rest(a, floor) == 0 ? floor : floor + 1;
  }

  /** Both products may wrap around, their difference is too small to. */
  private long rest(long a, long quotient) {
    return a * to - quotient * from;
  }
}
