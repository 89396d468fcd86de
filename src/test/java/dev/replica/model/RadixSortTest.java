package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RadixSortTest {

  private final Random random = new Random(1);

  @Test
  void numbersOfAnyRangeAscend() {
    for (int bits = 0; bits < Long.SIZE; bits++) {
      for (int size : new int[] {0, 1, 2, 1000}) {
        int shift = bits;
        long[] numbers = random.longs(size).map(number -> number >> shift).toArray();
        sortsAsTheLibrary(numbers);
        sortsAsTheLibrary(
            Arrays.stream(numbers).map(number -> number << shift / 2).toArray());
      }
    }
    sortsAsTheLibrary(Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, 1, Long.MIN_VALUE);
  }

  private static void sortsAsTheLibrary(long... numbers) {
    long[] expected = numbers.clone();
    Arrays.sort(expected);
    RadixSort.sort(numbers);
    assertThat(numbers).containsExactly(expected);
  }

  @Test
  void whatStandsBehindTheCountStays() {
    long[] numbers = {3, 1, 2, 0};
    RadixSort.sort(numbers, 3);
    assertThat(numbers).containsExactly(1, 2, 3, 0);
  }
}
