package dev.replica.model;

/**
 * Sorts numbers by their bytes, the lowest first (Knuth, 5.2.5), leaving out bytes that all numbers have in common: as many passes as
 * the numbers' range has bytes, a fraction of what comparing takes.
 */
public final class RadixSort {

  private static final int BYTES = 256;

  private RadixSort() {}

  /** Sorts ascending. */
  public static void sort(long[] numbers) {
    sort(numbers, numbers.length);
  }

  /** Sorts the first {@code count} ascending. */
  public static void sort(long[] numbers, int count) {
    long varying = 0;
    for (int i = 1; i < count; i++) {
      varying |= numbers[i] ^ numbers[0];
    }
    long[] from = numbers;
    long[] to = varying == 0 ? from : new long[count];
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      if ((varying >>> shift & 0xFF) != 0) {
        pass(from, to, count, shift);
        long[] sorted = to;
        to = from;
        from = sorted;
      }
    }
    if (from != numbers) {
      System.arraycopy(from, 0, numbers, 0, count);
    }
  }

  private static void pass(long[] from, long[] to, int count, int shift) {
    // The topmost bit is the sign's: negative numbers come first.
    int turned = shift == Long.SIZE - 8 ? BYTES / 2 : 0;
    int[] places = new int[BYTES + 1];
    for (int i = 0; i < count; i++) {
      places[((int) (from[i] >>> shift) & 0xFF ^ turned) + 1]++;
    }
    for (int value = 0; value < BYTES; value++) {
      places[value + 1] += places[value];
    }
    for (int i = 0; i < count; i++) {
      to[places[(int) (from[i] >>> shift) & 0xFF ^ turned]++] = from[i];
    }
  }
}
