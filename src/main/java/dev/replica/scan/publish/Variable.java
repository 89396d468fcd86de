package dev.replica.scan.publish;

import dev.replica.scan.profile.Values;
import java.util.Arrays;

/**
 * A column, a null mask or the position of rows, as the dependence sees it.
 *
 * @param codes of the sampled rows: the place of each value in the variable's order, from 0; -1 where it is absent
 * @param levels how many places there are
 */
record Variable(String name, int[] codes, int levels) {

  /** Numbers in their order. */
  static Variable ofNumbers(String name, long[] units) {
    long[] sorted = Arrays.stream(units).filter(unit -> unit != Values.ABSENT).sorted().distinct().toArray();
    int[] codes = new int[units.length];
    Arrays.setAll(codes, row -> units[row] == Values.ABSENT ? -1 : Arrays.binarySearch(sorted, units[row]));
    return new Variable(name, codes, sorted.length);
  }

  /** Every {@code stride}th row. */
  Variable thinned(int stride) {
    int[] thinned = new int[(codes.length + stride - 1) / stride];
    Arrays.setAll(thinned, row -> codes[row * stride]);
    return new Variable(name, thinned, levels);
  }
}
