package dev.replica.scan.publish;

import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;

/** How far times go with the positions of their rows. */
final class TimeDrift {

  /** Correlation of times with positions that says anything of a table. */
  private static final double DRIFT = .1;

  private TimeDrift() {}

  /** The correlation of the times' ranks with the rows' positions; 0 where that is weak. */
  static double of(long[] times) {
    long[] sorted = Numbers.sorted(times);
    double product = 0;
    double square = 0;
    double position = 0;
    for (int row = 0; row < times.length; row++) {
      if (times[row] != Values.ABSENT) {
        double rank = (rank(sorted, times[row]) + .5) / sorted.length - .5;
        double place = (row + .5) / times.length - .5;
        product += rank * place;
        square += rank * rank;
        position += place * place;
      }
    }
    double drift = product == 0 ? 0 : product / Math.sqrt(square * position);
    // Of ranks; of normal scores as Pearson (1907) has it.
    double scores = 2 * StrictMath.sin(Math.PI / 6 * drift);
    return Math.abs(scores) < DRIFT ? 0 : Rounding.share(Math.max(-1, Math.min(1, scores)));
  }

  /** How many are below a time, and half of its equals. */
  private static double rank(long[] sorted, long time) {
    int low = lower(sorted, time);
    int high = lower(sorted, time + 1);
    return low + (high - low - 1) / 2.0;
  }

  private static int lower(long[] sorted, long time) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (sorted[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
