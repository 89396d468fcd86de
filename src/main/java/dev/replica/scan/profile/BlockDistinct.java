package dev.replica.scan.profile;

import dev.replica.model.RadixSort;

/**
 * Distinct values of a whole table as estimated from a sample of its rows: n d / (n - f1 + f1 n/N), with d distinct
 * values and f1 values seen once among n sampled of N rows (Haas and Stokes 1998; what ANALYZE takes, too).
 */
final class BlockDistinct {

  private BlockDistinct() {}

  /**
   * Estimates the distinct values of a column.
   *
   * @param cells hashes of the sampled rows' cells; 0 for null
   * @param rows of the table
   */
  static long estimate(long[] cells, long rows) {
    long[] hashes = new long[cells.length];
    int present = 0;
    for (long cell : cells) {
      if (cell != 0) {
        hashes[present++] = cell;
      }
    }
    RadixSort.sort(hashes, present);
    long distinct = 0;
    long single = 0;
    for (int start = 0; start < present; ) {
      int end = start + 1;
      while (end < present && hashes[end] == hashes[start]) {
        end++;
      }
      distinct++;
      single += end - start == 1 ? 1 : 0;
      start = end;
    }
    if (present == 0) {
      return 0;
    }
    double all = (double) rows * present / cells.length;
    double estimate = (double) present * distinct / (present - single + single * present / all);
    return Math.round(Math.min(estimate, all));
  }
}
