package dev.replica.model;

/**
 * The relative number of children of each parent: a whole number drawn from a quantile function, for one that is not 0
 * held between a least and a most, and for 0 another number where even the childless are needed. Immutable.
 */
final class FanOutWeights {

  /** Ranks are looked up by their first bits; the table takes 8 KB. */
  private static final int CELL_BITS = 10;

  private static final int CELL_SHIFT = Long.SIZE - CELL_BITS;

  private final long key;

  /** Each parent's number, before it is held; null where it is drawn when it is asked for. */
  private final int[] given;

  private final double[] ranks;
  private final double[] counts;
  private final double[] slopes;
  private final long scale;
  private final long zero;
  private final long least;
  private final long most;

  /** The weight that all ranks of a cell have, or the complement of the knot left of the cell where they differ. */
  private final long[] cells = new long[1 << CELL_BITS];

  private FanOutWeights(
      long key,
      int[] given,
      double[] ranks,
      double[] counts,
      double[] slopes,
      long scale,
      long zero,
      long least,
      long most) {
    this.key = key;
    this.given = given;
    this.ranks = ranks;
    this.counts = counts;
    this.slopes = slopes;
    this.scale = scale;
    this.zero = zero;
    this.least = least;
    this.most = most;
    int knot = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      long first = (long) cell << CELL_SHIFT;
      long last = first | (1L << CELL_SHIFT) - 1;
      while (ranks[knot + 1] <= Randomness.uniform(first)) {
        knot++;
      }
      long weight = weight(first, knot);
      cells[cell] = weight == weight(last, knot) ? weight : ~(long) knot;
    }
  }

  /** The quantile function's own weights, up to {@code most}. */
  static FanOutWeights of(double[] ranks, double[] counts, long key, long most) {
    check(ranks, counts);
    // Level before the first knot and after the last: ends that are looked up need no test of
    // bounds.
    int knots = ranks.length + 2;
    double[] paddedRanks = new double[knots];
    double[] paddedCounts = new double[knots];
    System.arraycopy(ranks, 0, paddedRanks, 1, ranks.length);
    System.arraycopy(counts, 0, paddedCounts, 1, ranks.length);
    paddedCounts[0] = counts[0];
    paddedRanks[knots - 1] = Double.POSITIVE_INFINITY;
    paddedCounts[knots - 1] = counts[counts.length - 1];
    double[] slopes = new double[knots - 1];
    for (int i = 0; i < slopes.length; i++) {
      double run = paddedRanks[i + 1] - paddedRanks[i];
      slopes[i] = run > 0 ? (paddedCounts[i + 1] - paddedCounts[i]) / run : 0;
    }
    return new FanOutWeights(key, null, paddedRanks, paddedCounts, slopes, 1, 0, 0, most);
  }

  private static void check(double[] ranks, double[] counts) {
    if (ranks.length == 0 || ranks.length != counts.length) {
      throw new IllegalArgumentException(
          "A fan-out is expected to have as many counts as ranks, found %d and %d"
              .formatted(counts.length, ranks.length));
    }
    for (int i = 0; i < ranks.length; i++) {
      boolean inside =
          ranks[i] >= 0 && ranks[i] <= 1 && counts[i] >= 0 && counts[i] < Double.POSITIVE_INFINITY;
      if (!inside || i > 0 && (ranks[i - 1] > ranks[i] || counts[i - 1] > counts[i])) {
        throw new IllegalArgumentException(
            "A fan-out's ranks and counts are expected to ascend from 0, found count %s at rank %s as knot %d"
                .formatted(counts[i], ranks[i], i));
      }
    }
  }

  FanOutWeights cappedAt(long cap) {
    return new FanOutWeights(
        key, given, ranks, counts, slopes, scale, zero, Math.min(least, cap), cap);
  }

  /** The same weights in smaller units, so many for one. */
  FanOutWeights refined(long factor) {
    return new FanOutWeights(
        key,
        given,
        ranks,
        counts,
        slopes,
        scale * factor,
        zero * factor,
        least * factor,
        most * factor);
  }

  /** One weight for all who have children, another for those who have none. */
  FanOutWeights flattened(long childless, long others) {
    return new FanOutWeights(key, given, ranks, counts, slopes, 1, childless, others, others);
  }

  long greatest() {
    return clamp(Math.rint(counts[counts.length - 1]));
  }

  /**
   * The weights that parents have whose ranks are given: evenly spread over all ranks, in the order of the given ones.
   *
   * @param order of the parents, the one with the lowest rank first
   */
  FanOutWeights ordered(int[] order) {
    int[] numbers = new int[order.length];
    int knot = 0;
    for (int place = 0; place < order.length; place++) {
      double u = (place + .5) / order.length;
      while (ranks[knot + 1] <= u) {
        knot++;
      }
      double count = Math.rint(counts[knot] + (u - ranks[knot]) * slopes[knot]);
      numbers[order[place]] = (int) Math.min(count, Integer.MAX_VALUE);
    }
    return new FanOutWeights(key, numbers, ranks, counts, slopes, scale, zero, least, most);
  }

  long of(long parent) {
    if (given != null) {
      return clamp(given[(int) parent]);
    }
    long bits = Randomness.hash(key, parent);
    long weight = cells[(int) (bits >>> CELL_SHIFT)];
    return weight >= 0 ? weight : weight(bits, (int) ~weight);
  }

  /** The sum over parents from {@code from} inclusive to {@code to} exclusive. */
  long sum(long from, long to) {
    long sum = 0;
    for (long parent = from; parent < to; parent++) {
      sum += of(parent);
    }
    return sum;
  }

  private long weight(long bits, int knot) {
    double u = Randomness.uniform(bits);
    while (ranks[knot + 1] <= u) {
      knot++;
    }
    return clamp(Math.rint(counts[knot] + (u - ranks[knot]) * slopes[knot]));
  }

  private long clamp(double count) {
    return count == 0 ? zero : Math.max(least, (long) Math.min(count * scale, most));
  }
}
