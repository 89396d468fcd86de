package dev.replica.scan.publish;

import java.util.stream.LongStream;

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
    return (double) LongStream.of(runs(sorted)).max().orElse(0) / Math.max(1, sorted.length);
  }

  /** The share of all numbers that are frequent. */
  static double frequent(long[] sorted) {
    long least = (long) Math.ceil(FREQUENT * sorted.length);
    return (double) LongStream.of(runs(sorted)).filter(run -> run >= least).sum()
        / Math.max(1, sorted.length);
  }

  /** How often each number is there. */
  private static long[] runs(long[] sorted) {
    LongStream.Builder runs = LongStream.builder();
    for (int start = 0; start < sorted.length; ) {
      int end = start;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      runs.add(end - start);
      start = end;
    }
    return runs.build().toArray();
  }
}
