package dev.replica.scan.profile;

import dev.replica.model.Randomness;
import dev.replica.model.Reservoir;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A uniform sample of the rows of a stream, within a number of rows and a number of bytes. Where rows turn out wider
 * than was thought, a random half of them is let go and the reservoir goes on with half its slots. Not thread-safe.
 */
final class RowSample {

  /** A row with its number in the stream, from 0. */
  record Row(long number, byte[] bytes) {}

  private static final int SLOT_BITS = 24;

  /** More than any sample holds; leaves 39 bits for the number of a row. */
  static final int MOST_ROWS = (1 << SLOT_BITS) - 1;

  private final long budget;
  private final long key;
  private Reservoir reservoir;
  private Row[] slots;
  private long bytes;

  RowSample(int rows, long budget, long key) {
    this.budget = budget;
    this.key = key;
    slots = new Row[rows];
    reservoir = new Reservoir(rows, key);
  }

  /** Offers the next row: the slot that it is to be kept in, or -1. */
  int offer() {
    return reservoir.offer();
  }

  /** Keeps the row that was offered last. */
  void keep(int slot, byte[] row) {
    Row former = slots[slot];
    bytes += row.length - (former == null ? 0 : former.bytes().length);
    slots[slot] = new Row(reservoir.offered() - 1, row);
    while (bytes > budget && slots.length > 1) {
      halve();
    }
  }

  /** The rows kept, in the order of the stream. */
  List<Row> rows() {
    // Number and slot in one word: sorting plain words takes a fraction of the time of sorting by a
    // comparator.
    long[] order = new long[slots.length];
    int kept = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != null) {
        order[kept++] = slots[slot].number() << SLOT_BITS | slot;
      }
    }
    Arrays.sort(order, 0, kept);
    List<Row> rows = new ArrayList<>(kept);
    for (int index = 0; index < kept; index++) {
      rows.add(slots[(int) order[index] & MOST_ROWS]);
    }
    return rows;
  }

  private void halve() {
    List<Row> rows = rows();
    rows.sort(Comparator.comparingLong(row -> Randomness.hash(key, row.number())));
    // At least one row is there, and all slots that stay are filled, so that the sample stays
    // uniform.
    int half = Math.max(1, rows.size() / 2);
    slots = new Row[half];
    bytes = 0;
    for (int slot = 0; slot < half; slot++) {
      slots[slot] = rows.get(slot);
      bytes += rows.get(slot).bytes().length;
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
