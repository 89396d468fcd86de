package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReservoirTest {

  @Test
  void theFirstItemsFillTheSlotsInOrder() {
    Reservoir reservoir = new Reservoir(5, 1);
    for (int i = 0; i < 5; i++) {
      assertThat(reservoir.offer()).isEqualTo(i);
    }
    assertThat(reservoir.offered()).isEqualTo(5);
  }

  @Test
  void eachItemIsEquallyLikelyToBeChosen() {
    int size = 10;
    int items = 100;
    int rounds = 20_000;
    int[] chosen = new int[items];
    for (int round = 0; round < rounds; round++) {
      for (int item : sample(size, items, Randomness.hash(1, round))) {
        chosen[item]++;
      }
    }
    double expected = (double) rounds * size / items;
    double chiSquare = 0;
    for (int count : chosen) {
      // The variance of a count is that of a draw of .1.
      chiSquare += (count - expected) * (count - expected) / (expected * 0.9);
    }
    assertThat(chiSquare).isCloseTo(items, within(5 * Math.sqrt(2.0 * items)));
  }

  @Test
  void pairsOfItemsAreEquallyLikelyToBeChosen() {
    int[] pairs = new int[36];
    int rounds = 36_000;
    for (int round = 0; round < rounds; round++) {
      int[] slots = sample(2, 6, Randomness.hash(2, round));
      pairs[6 * Math.min(slots[0], slots[1]) + Math.max(slots[0], slots[1])]++;
    }
    for (int a = 0; a < 6; a++) {
      for (int b = a + 1; b < 6; b++) {
        assertThat(pairs[6 * a + b]).isCloseTo(rounds / 15, within(5 * 48));
      }
    }
  }

  private static int[] sample(int size, int items, long key) {
    Reservoir reservoir = new Reservoir(size, key);
    int[] slots = new int[size];
    for (int item = 0; item < items; item++) {
      int slot = reservoir.offer();
      if (slot >= 0) {
        slots[slot] = item;
      }
    }
    return slots;
  }

  @Test
  void aLongStreamIsSampledOverAllOfItsLength() {
    int size = 1000;
    int items = 5_000_000;
    double sum = 0;
    for (int item : sample(size, items, 3)) {
      sum += (double) item / items;
    }
    assertThat(sum / size).isCloseTo(0.5, within(5 / Math.sqrt(12.0 * size)));
  }

  @Test
  void theSameKeyChoosesTheSame() {
    assertThat(sample(10, 10_000, 4))
        .isEqualTo(sample(10, 10_000, 4))
        .isNotEqualTo(sample(10, 10_000, 5));
    assertThatThrownBy(() -> new Reservoir(0, 1)).hasMessageContaining("positive, found 0");
  }
}
