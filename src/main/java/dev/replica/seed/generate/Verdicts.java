package dev.replica.seed.generate;

import java.util.Arrays;

/**
 * What was found of rows when they were judged: the attempts that they begin with, and which of them no attempt can make. Rows
 * that are not listed begin with attempt 0. Open addressing by a mixed row number; a few bytes a listed row, none for the others.
 *
 * <p>Safe for any number of readers as long as nobody writes; what is written has to be handed to them by a lock or a queue.
 */
final class Verdicts {

  /** Stands for the attempt of a row that is left out. */
  static final int LEFT_OUT = -1;

  private static final long FREE = -1;

  private long[] rows = new long[0];
  private int[] attempts = new int[0];
  private int size;
  private long leftOut;
  private long changes;

  /** Grows whenever something is found. */
  long changes() {
    return changes;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Rows that are left out. */
  long leftOut() {
    return leftOut;
  }

  /** The attempt that the row begins with, or {@link #LEFT_OUT}. */
  int of(long row) {
    if (size == 0) {
      return 0;
    }
    int at = place(row);
    return rows[at] == row ? attempts[at] : 0;
  }

  /** The row begins with this attempt from now on, or is {@link #LEFT_OUT}. */
  void set(long row, int attempt) {
    if (2 * (size + 1) > rows.length) {
      grow();
    }
    int at = place(row);
    changes++;
    boolean known = rows[at] == row;
    leftOut += (attempt == LEFT_OUT ? 1 : 0) - (known && attempts[at] == LEFT_OUT ? 1 : 0);
    size += known ? 0 : 1;
    rows[at] = row;
    attempts[at] = attempt;
  }

  /** Takes over all that another one holds. */
  void addAll(Verdicts other) {
    for (int i = 0; i < other.rows.length; i++) {
      if (other.rows[i] != FREE) {
        set(other.rows[i], other.attempts[i]);
      }
    }
  }

  /** Holds what another one holds, and nothing else. */
  void assign(Verdicts other) {
    rows = other.rows.clone();
    attempts = other.attempts.clone();
    size = other.size;
    leftOut = other.leftOut;
    changes++;
  }

  private int place(long row) {
    int mask = rows.length - 1;
    // Fibonacci hashing: the golden ratio's bits scatter rows that stand side by side.
    int at = (int) ((row * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (rows[at] != FREE && rows[at] != row) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldRows = rows;
    int[] oldAttempts = attempts;
    rows = new long[Math.max(16, 2 * oldRows.length)];
    attempts = new int[rows.length];
    Arrays.fill(rows, FREE);
    for (int i = 0; i < oldRows.length; i++) {
      if (oldRows[i] != FREE) {
        int at = place(oldRows[i]);
        rows[at] = oldRows[i];
        attempts[at] = oldAttempts[i];
      }
    }
  }
}
