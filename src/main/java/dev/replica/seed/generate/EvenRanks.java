package dev.replica.seed.generate;

import dev.replica.model.Polyline;
import java.util.Arrays;

/**
 * Makes the ranks of a table's rows even: of few rows chance alone moves shares more than what was learned does (stratification). A
 * function of all the rows' random numbers, so that it is only for tables of few rows.
 */
final class EvenRanks {

  private static final int LEAST = 64;
  private static final int MOST = 1 << 13;

  /** Rows of each piece that ranks are made even in. */
  private static final int PIECE = 8;

  private static final int PIECES = 1 << 8;

  private EvenRanks() {}

  /** Whether a table of so many rows is one of few, but not of next to none. */
  static boolean few(long rows) {
    return rows >= LEAST && rows <= MOST;
  }

  /** What turns ranks into even ones, as {@link Polyline#quantile}; null for too few. */
  static Polyline of(double[] ranks) {
    int pieces = Math.min(PIECES, ranks.length / PIECE);
    if (pieces < 2) {
      return null;
    }
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    double[] even = new double[pieces + 1];
    double[] drawn = new double[pieces + 1];
    for (int piece = 1; piece < pieces; piece++) {
      even[piece] = (double) piece / pieces;
      drawn[piece] = sorted[(int) ((long) piece * sorted.length / pieces)];
    }
    even[pieces] = 1;
    drawn[pieces] = 1;
    return Polyline.of(even, drawn);
  }
}
