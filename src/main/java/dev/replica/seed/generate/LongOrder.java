package dev.replica.seed.generate;

import dev.replica.model.RadixSort;

/** Puts whole numbers into their order. */
final class LongOrder {

  private static final int PLACE_BITS = 24;
  private static final long PLACES = (1L << PLACE_BITS) - 1;

  private LongOrder() {}

  /** The places of so many numbers at the most, the least one's first; of those that hardly differ, the first one's. */
  static int[] of(long[] numbers) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long number : numbers) {
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
    int coarser = Math.max(0, bits - (Long.SIZE - 1 - PLACE_BITS));
    long[] packed = new long[numbers.length];
    for (int place = 0; place < packed.length; place++) {
      packed[place] = (numbers[place] - least) >>> coarser << PLACE_BITS | place;
    }
    RadixSort.sort(packed);
    int[] order = new int[packed.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) (packed[i] & PLACES);
    }
    return order;
  }
}
