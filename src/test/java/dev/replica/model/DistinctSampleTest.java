package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistinctSampleTest {

  @Test
  void withinTheCapacityAllIsExact() {
    DistinctSample sample = new DistinctSample(16);
    assertThat(sample.distinct()).isZero();
    assertThat(sample.counts()).isEmpty();
    for (int key = 0; key < 16; key++) {
      for (int i = 0; i <= key; i++) {
        // The first hash is 0 itself.
        sample.add(key == 0 ? 0 : Randomness.hash(1, key));
      }
    }
    assertThat(sample.distinct()).isEqualTo(16);
    assertThat(sample.counts())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  }

  @Test
  void eachKeyThatIsKeptHasAllOfItsOccurrences() {
    DistinctSample sample = new DistinctSample(256);
    for (int round = 0; round < 7; round++) {
      for (int key = 0; key < 10_000; key++) {
        sample.add(Randomness.hash(2, key));
      }
    }
    assertThat(sample.counts()).hasSizeBetween(100, 256).containsOnly(7);
  }

  @Test
  void theNumberOfKeysIsEstimated() {
    int capacity = 4096;
    for (int distinct : new int[] {4000, 5000, 50_000, 1_000_000}) {
      DistinctSample sample = new DistinctSample(capacity);
      for (int key = 0; key < distinct; key++) {
        sample.add(Randomness.hash(3, key));
      }
      // At least nearly half of the capacity is in use: the relative standard error is 1 /
      // sqrt(2048) at most.
      double bound = distinct <= capacity ? 0 : 4 / Math.sqrt(capacity / 2.0);
      assertThat((double) sample.distinct() / distinct).isCloseTo(1, within(bound));
    }
  }

  @Test
  void keysAreChosenWhateverTheirOccurrences() {
    // Key k occurs 1 + k % 4 times: a sample of rows would hold the frequent ones only.
    DistinctSample sample = new DistinctSample(2048);
    for (int i = 0; i < 400_000; i++) {
      int key = i % 100_000;
      if (i / 100_000 <= key % 4) {
        sample.add(Randomness.hash(4, key));
      }
    }
    long[] counts = sample.counts();
    double sum = 0;
    for (long count : counts) {
      sum += count;
    }
    assertThat(sum / counts.length).isCloseTo(2.5, within(5 * Math.sqrt(1.25 / counts.length)));
  }

  @Test
  void hashesThatAreAlikeInTheirLowBitsDoNotOverflow() {
    DistinctSample sample = new DistinctSample(4);
    sample.add(0);
    for (long high = 1; high <= 100; high++) {
      sample.add(high << 40);
      sample.add(high << 40);
    }
    assertThat(sample.counts().length).isBetween(1, 4);
    assertThat(sample.counts()[0]).isEqualTo(1);
  }

  @Test
  void aCapacityThatIsNoPowerOfTwoIsRefused() {
    assertThatThrownBy(() -> new DistinctSample(100)).hasMessageContaining("power of two");
    assertThatThrownBy(() -> new DistinctSample(0)).hasMessageContaining("found 0");
  }
}
