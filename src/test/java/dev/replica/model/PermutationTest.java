package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermutationTest {

  @Test
  void eachSizeIsMappedOntoItselfAndBack() {
    for (int size = 1; size <= 300; size++) {
      assertBijection(size, size * 31L);
    }
    for (int size :
        new int[] {1023, 1024, 1025, 4095, 4096, 4097, 65_535, 65_536, 65_537, 100_003}) {
      assertBijection(size, 7);
    }
  }

  private static void assertBijection(int size, long key) {
    Permutation permutation = Permutation.of(size, key);
    BitSet images = new BitSet(size);
    for (int i = 0; i < size; i++) {
      long image = permutation.apply(i);
      images.set(Math.toIntExact(image));
      assertThat(permutation.invert(image)).isEqualTo(i);
    }
    assertThat(images.cardinality()).isEqualTo(size);
    assertThat(images.length()).isEqualTo(size);
  }

  @Test
  void theLargestSizesAreInvertible() {
    for (long size : new long[] {(1L << 32) + 1, (1L << 62) - 1, (1L << 62) + 1, Long.MAX_VALUE}) {
      Permutation permutation = Permutation.of(size, 11);
      for (int i = 0; i < 1000; i++) {
        long index = i < 500 ? i : size - 1 - i;
        long image = permutation.apply(index);
        assertThat(image).isBetween(0L, size - 1);
        assertThat(permutation.invert(image)).isEqualTo(index);
      }
    }
  }

  @Test
  void allOrdersOfFewItemsAreEquallyLikely() {
    assertOrdersAreUniform(2, 2);
    assertOrdersAreUniform(3, 6);
    assertOrdersAreUniform(4, 24);
    assertOrdersAreUniform(5, 120);
    assertOrdersAreUniform(6, 720);
  }

  private static void assertOrdersAreUniform(int size, int orders) {
    Map<Long, Integer> counts = new HashMap<>();
    int draws = 100 * orders;
    for (int draw = 0; draw < draws; draw++) {
      Permutation permutation = Permutation.of(size, Randomness.hash(1, draw));
      long order = 0;
      for (int i = 0; i < size; i++) {
        order = order * size + permutation.apply(i);
      }
      counts.merge(order, 1, Integer::sum);
    }
    double chiSquare = (orders - counts.size()) * 100.0;
    for (int count : counts.values()) {
      chiSquare += (count - 100.0) * (count - 100.0) / 100;
    }
    assertThat(chiSquare)
        .as("size %d", size)
        .isLessThan(orders - 1 + 5 * Math.sqrt(2.0 * (orders - 1)) + 5);
  }

  @Test
  void fixedPointsAndNeighboursAreAsRareAsChanceHasThem() {
    for (int size : new int[] {50, 1000, 5000}) {
      int keys = 400;
      long fixed = 0;
      long neighbours = 0;
      for (int key = 0; key < keys; key++) {
        Permutation permutation = Permutation.of(size, Randomness.hash(2, key));
        long previous = permutation.apply(0);
        fixed += previous == 0 ? 1 : 0;
        for (int i = 1; i < size; i++) {
          long image = permutation.apply(i);
          fixed += image == i ? 1 : 0;
          neighbours += Math.abs(image - previous) == 1 ? 1 : 0;
          previous = image;
        }
      }
      // Both are nearly Poisson, of mean 1 and 2 - 2 / size a permutation: five standard errors.
      assertThat((double) fixed / keys).isCloseTo(1, within(5 / Math.sqrt(keys)));
      assertThat((double) neighbours / keys)
          .isCloseTo(2 - 2.0 / size, within(5 * Math.sqrt(2.0 / keys)));
    }
  }

  @Test
  void imagesOfARangeSpreadEvenlyOverTheWhole() {
    int size = 1_000_000;
    int cells = 100;
    int[] counts = new int[cells];
    Permutation permutation = Permutation.of(size, 5);
    for (int i = 0; i < 100_000; i++) {
      counts[(int) (permutation.apply(i) * cells / size)]++;
    }
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - 1000.0) * (count - 1000.0) / 1000;
    }
    // Without replacement the mean is 99 * .9.
    assertThat(chiSquare).isBetween(89 - 5 * 14.0, 89 + 5 * 14.0);
  }

  @Test
  void anIndexOutsideIsRefused() {
    Permutation permutation = Permutation.of(10, 0);
    assertThatThrownBy(() -> permutation.apply(10)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> permutation.invert(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Permutation.of(0, 0)).hasMessageContaining("positive, found 0");
  }
}
