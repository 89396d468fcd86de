package dev.replica.scan.profile;

import dev.replica.model.RadixSort;
import dev.replica.model.Randomness;
import dev.replica.model.Reservoir;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A uniform sample of the rows of a stream, within a number of rows and a number of bytes. Where rows turn out wider
 * than was thought, a random half of them is let go and the reservoir goes on with half its slots. Not thread-safe.
 */
final class RowSample {

  /**
   * Rows in the order of their stream.
   *
   * @param numbers of the rows in the stream, from 0
   */
  record Rows(long[] numbers, byte[][] bytes) {}

  private static final int SLOT_BITS = 24;

  /** More than any sample holds; leaves 39 bits for the number of a row. */
  static final int MOST_ROWS = (1 << SLOT_BITS) - 1;

  private final long budget;
  private final long key;
  private Reservoir reservoir;
  private byte[][] slots;
  private long[] numbers;
  private long bytes;

  RowSample(int rows, long budget, long key) {
    this.budget = budget;
    this.key = key;
    slots = new byte[rows][];
    numbers = new long[rows];
    reservoir = new Reservoir(rows, key);
  }

  /** Offers the next row: the slot that it is to be kept in, or -1. */
  int offer() {
    return reservoir.offer();
  }

  /** Keeps the row that was offered last. */
  void keep(int slot, byte[] row) {
    bytes += row.length - (slots[slot] == null ? 0 : slots[slot].length);
    slots[slot] = row;
    numbers[slot] = reservoir.offered() - 1;
    while (bytes > budget && slots.length > 1) {
      halve();
    }
  }

  /** Whether all rows that were offered are kept. */
  boolean complete() {
    return reservoir.offered() <= slots.length;
  }

  /** Hands the rows over: the sample is empty then. */
  Rows take() {
    // Number and slot in one word: sorting plain words takes a fraction of the time of sorting by a
    // comparator.
    long[] order = new long[slots.length];
    int kept = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != null) {
        order[kept++] = numbers[slot] << SLOT_BITS | slot;
      }
    }
    RadixSort.sort(order, kept);
    byte[][] rows = new byte[kept][];
    for (int index = 0; index < kept; index++) {
      rows[index] = slots[(int) order[index] & MOST_ROWS];
      order[index] >>>= SLOT_BITS;
    }
    slots = new byte[0][];
    numbers = new long[0];
    return new Rows(kept == order.length ? order : Arrays.copyOf(order, kept), rows);
  }

  private void halve() {
    Rows rows = take();
    int[] chosen = IntStream.range(0, rows.bytes().length)
        .boxed()
        .sorted(Comparator.comparingLong(row -> Randomness.hash(key, rows.numbers()[row])))
        .mapToInt(Integer::intValue)
        .toArray();
    // At least one row is there, and all slots that stay are filled, so that the sample stays
    // uniform.
    int half = Math.max(1, chosen.length / 2);
    slots = new byte[half][];
    numbers = new long[half];
    bytes = 0;
    for (int slot = 0; slot < half; slot++) {
      slots[slot] = rows.bytes()[chosen[slot]];
      numbers[slot] = rows.numbers()[chosen[slot]];
      bytes += slots[slot].length;
    }
    // A reservoir of half the size that has seen as many rows: which rows it took does not matter
    // to its further
    // course.
    long offered = reservoir.offered();
    reservoir = new Reservoir(half, key);
    for (long row = 0; row < offered; row++) {
      reservoir.offer();
    }
  }
}
