package dev.replica.scan.publish;

/** How unevenly sorted numbers lie. */
final class Entropy {

  /** A value of so large a share is a frequent one. */
  private static final double FREQUENT = 0.01;

  private Entropy() {}

  /** The entropy in bits of the pieces of a width that the numbers fall into; 0 or more. */
  static double bits(long[] sorted, double width) {
    double bits = 0;
    for (int start = 0; start < sorted.length; ) {
      int end = start;
      double piece = Math.rint(sorted[start] / width);
      while (end < sorted.length && Math.rint(sorted[end] / width) == piece) {
        end++;
      }
      double share = (double) (end - start) / sorted.length;
      bits -= share * StrictMath.log(share) / StrictMath.log(2);
      start = end;
    }
    return Math.max(0, bits);
  }

  /** The share of the most frequent number. */
  static double mode(long[] sorted) {
    int most = 0;
    for (int start = 0; start < sorted.length; ) {
      int end = start;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      most = Math.max(most, end - start);
      start = end;
    }
    return (double) most / Math.max(1, sorted.length);
  }

  /** What the others lack of the shares of the frequent numbers, all sorted: 0 to 1. */
  static double missed(long[] sorted, long[] others) {
    double missed = 0;
    for (int start = 0; start < sorted.length; ) {
      int end = start;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      double share = (double) (end - start) / sorted.length;
      if (share >= FREQUENT) {
        double theirs = (double) (first(others, sorted[start] + 1) - first(others, sorted[start]))
            / others.length;
        missed += Math.max(0, share - theirs);
      }
      start = end;
    }
    return missed;
  }

  /** The place of the first number that is not below. */
  private static int first(long[] sorted, long number) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
