package dev.replica.scan.publish;

import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import java.util.Arrays;

/**
 * A column, a null mask or the position of rows, as the dependence sees it.
 *
 * @param codes of the sampled rows: the place of each value in the variable's order, from 0; -1 where it is absent
 * @param levels how many places there are
 */
record Variable(String name, int[] codes, int levels) {

  /** Of more levels than these, neighbours are put together: what that loses of a correlation is corrected for. */
  private static final int LEVELS = 4096;

  /** Numbers in their order. */
  static Variable ofNumbers(String name, long[] units) {
    long[] sorted = Numbers.sorted(units);
    long[] distinct = new long[sorted.length];
    int[] places = new int[sorted.length];
    int levels = 0;
    for (int index = 0; index < sorted.length; index++) {
      if (index == 0 || sorted[index] != sorted[index - 1]) {
        distinct[levels] = sorted[index];
        places[levels++] = place(index, sorted.length);
      }
    }
    int[] codes = new int[units.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = units[row] == Values.ABSENT
          ? -1
          : places[Arrays.binarySearch(distinct, 0, levels, units[row])];
    }
    return new Variable(name, codes, LEVELS);
  }

  /** The position of rows in a table. */
  static Variable ofPosition(int rows) {
    int[] codes = new int[rows];
    Arrays.setAll(codes, row -> place(row, rows));
    return new Variable("", codes, LEVELS);
  }

  private static int place(int index, int rows) {
    return (int) ((long) index * LEVELS / rows);
  }

  /** Every {@code stride}th row. */
  Variable thinned(int stride) {
    int[] rows = new int[(codes.length + stride - 1) / stride];
    Arrays.setAll(rows, row -> row * stride);
    return of(rows);
  }

  /** Some of the rows, in the order that they are given in. */
  Variable of(int[] rows) {
    int[] some = new int[rows.length];
    Arrays.setAll(some, row -> codes[rows[row]]);
    return new Variable(name, some, levels);
  }
}
