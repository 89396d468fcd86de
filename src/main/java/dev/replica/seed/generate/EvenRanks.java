package dev.replica.seed.generate;

import dev.replica.model.Polyline;
import java.util.Arrays;

/**
 * Makes the ranks of a table's rows as even as their distributions are: of few rows chance alone moves shares more than what was
 * learned does (post-stratification). A function of all the rows' random numbers, so that it is only for tables of few rows.
 */
final class EvenRanks {

  private static final int LEAST = 64;
  private static final int MOST = 1 << 13;

  /** Rows of each piece that ranks are made even in. */
  private static final int PIECE = 8;

  private static final int PIECES = 1 << 8;

  /** How far from where an even one would be a rank may be. */
  private static final double UNEVEN = 0.1;

  private EvenRanks() {}

  /** Whether a table of so many rows is one of few, but not of next to none. */
  static boolean few(long rows) {
    return rows >= LEAST && rows <= MOST;
  }

  /** Whether the ranks are as even as those of a whole table, equal ones being in the middle of what they stand for. */
  static boolean even(double[] ranks) {
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    double farthest = 0;
    for (int start = 0; start < sorted.length; ) {
      int end = start;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      double middle = (start + end) / (2.0 * sorted.length);
      farthest = Math.max(farthest, Math.abs(sorted[start] - middle));
      start = end;
    }
    return farthest <= UNEVEN;
  }

  /** What turns ranks into those that are spread over all, as {@link Polyline#quantile}; null for too few. */
  static Polyline of(double[] ranks) {
    double[] even = new double[Math.max(ranks.length, 1)];
    Arrays.setAll(even, i -> (i + .5) / even.length);
    return of(ranks, even);
  }

  /**
   * What turns ranks into even ones, as {@link Polyline#quantile}; null for too few.
   *
   * @param ranks as they are
   * @param expected many more of the same distributions
   */
  static Polyline of(double[] ranks, double[] expected) {
    int pieces = Math.min(PIECES, ranks.length / PIECE);
    if (pieces < 2) {
      return null;
    }
    double[] drawn = ranks.clone();
    double[] even = expected.clone();
    Arrays.sort(drawn);
    Arrays.sort(even);
    double[] at = new double[pieces + 1];
    double[] cumulative = new double[pieces + 1];
    int kept = 0;
    for (int piece = 1; piece < pieces; piece++) {
      double next = quantile(even, piece, pieces);
      if (next > at[kept] && next < 1) {
        kept++;
        at[kept] = next;
        cumulative[kept] = quantile(drawn, piece, pieces);
      }
    }
    kept++;
    at[kept] = 1;
    cumulative[kept] = 1;
    return Polyline.of(Arrays.copyOf(at, kept + 1), Arrays.copyOf(cumulative, kept + 1));
  }

  private static double quantile(double[] sorted, int piece, int pieces) {
    return sorted[(int) ((long) piece * sorted.length / pieces)];
  }
}
