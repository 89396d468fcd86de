package dev.replica.scan.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowSampleTest {

  @Test
  void aShortStreamIsKeptWhole() {
    RowSample sample = filled(100, 1 << 20, 70, 10);
    assertThat(sample.take().numbers()).hasSize(70).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void wideRowsAreFewerButStillUniform() {
    // 1000 slots of 1000 bytes do not fit into 100,000 bytes.
    RowSample sample = filled(1000, 100_000, 200_000, 1000);
    long[] numbers = sample.take().numbers();
    assertThat(numbers).hasSizeBetween(50, 100).isSorted();
    // The mean of n uniform numbers is off by 4 standard deviations, .289 / sqrt(n), in one of
    // 16,000 samples.
    double mean = Arrays.stream(numbers).average().orElseThrow() / 200_000;
    assertThat(mean).isBetween(0.5 - 4 * 0.289 / 7, 0.5 + 4 * 0.289 / 7);
  }

  @Test
  void memoryStaysWithinItsBudget() {
    RowSample sample = filled(500, 10_000, 5000, 300);
    assertThat(Arrays.stream(sample.take().bytes()).mapToInt(row -> row.length).sum())
        .isLessThanOrEqualTo(10_000);
    assertThat(filled(500, 10, 50, 300).take().bytes()).hasNumberOfRows(1);
  }

  @Test
  void rowsKeepTheirNumbers() {
    RowSample sample = new RowSample(10, 1 << 20, 42);
    for (byte row = 0; row < 100; row++) {
      int slot = sample.offer();
      if (slot >= 0) {
        sample.keep(slot, new byte[] {row});
      }
    }
    RowSample.Rows rows = sample.take();
    for (int index = 0; index < 10; index++) {
      assertThat(rows.bytes()[index][0]).isEqualTo((byte) rows.numbers()[index]);
    }
    assertThat(sample.take().bytes()).isEmpty();
  }

  private static RowSample filled(int slots, long budget, int rows, int width) {
    RowSample sample = new RowSample(slots, budget, 42);
    for (int row = 0; row < rows; row++) {
      int slot = sample.offer();
      if (slot >= 0) {
        sample.keep(slot, new byte[width]);
      }
    }
    return sample;
  }
}
