package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HyperLogLogTest {

  @Test
  void anEmptySketchEstimatesNone() {
    assertThat(new HyperLogLog(12).estimate()).isZero();
  }

  @Test
  void aFewHashesAreCountedExactly() {
    HyperLogLog sketch = new HyperLogLog(14);
    for (int distinct = 1; distinct <= 10; distinct++) {
      sketch.add(Randomness.hash(1, distinct));
      sketch.add(Randomness.hash(1, distinct));
      assertThat(sketch.estimate()).isEqualTo(distinct);
    }
  }

  @Test
  void theErrorStaysWithinFourStandardErrors() {
    for (int precision : new int[] {4, 8, 12, 16}) {
      double standardError = 1.04 / Math.sqrt(1 << precision);
      for (int key = 0; key < 4; key++) {
        HyperLogLog sketch = new HyperLogLog(precision);
        int distinct = 0;
        for (int upTo : new int[] {100, 1000, 10_000, 100_000, 500_000}) {
          for (; distinct < upTo; distinct++) {
            sketch.add(Randomness.hash(key, distinct));
          }
          double relative = (double) sketch.estimate() / distinct;
          // A rounding to whole numbers comes on top where there are few.
          assertThat(relative)
              .as("%d of precision %d", distinct, precision)
              .isCloseTo(1, within(4 * standardError + 0.5 / distinct));
        }
      }
    }
  }

  @Test
  void theEstimateHasNoBias() {
    // Where the sketch is neither empty nor full other estimators have theirs.
    for (int distinct : new int[] {64, 256, 640, 1500}) {
      double sum = 0;
      int sketches = 500;
      for (int key = 0; key < sketches; key++) {
        HyperLogLog sketch = new HyperLogLog(8);
        for (int i = 0; i < distinct; i++) {
          sketch.add(Randomness.hash(key + 1000L, i));
        }
        sum += (double) sketch.estimate() / distinct;
      }
      assertThat(sum / sketches).isCloseTo(1, within(4 * 1.04 / 16 / Math.sqrt(sketches)));
    }
  }

  @Test
  void mergingEqualsSequentialAdding() {
    HyperLogLog all = new HyperLogLog(10);
    HyperLogLog even = new HyperLogLog(10);
    HyperLogLog odd = new HyperLogLog(10);
    for (int i = 0; i < 5000; i++) {
      long hash = Randomness.hash(2, i);
      all.add(hash);
      (i % 2 == 0 ? even : odd).add(hash);
    }
    even.merge(odd);
    assertThat(even.estimate()).isEqualTo(all.estimate());
    even.merge(all);
    assertThat(even.estimate()).isEqualTo(all.estimate());
  }

  @Test
  void extremeHashesAreCounted() {
    HyperLogLog sketch = new HyperLogLog(4);
    sketch.add(0);
    sketch.add(-1);
    assertThat(sketch.estimate()).isBetween(1L, 3L);
  }

  @Test
  void otherPrecisionsAreRefused() {
    assertThatThrownBy(() -> new HyperLogLog(3)).hasMessageContaining("4 to 16, found 3");
    assertThatThrownBy(() -> new HyperLogLog(10).merge(new HyperLogLog(11)))
        .hasMessageContaining("10, found 11");
  }
}
