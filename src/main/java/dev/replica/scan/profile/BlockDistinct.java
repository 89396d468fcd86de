package dev.replica.scan.profile;

import java.util.Arrays;
import java.util.List;

/**
 * Distinct values of a whole table as estimated from a sample of its rows: n d / (n - f1 + f1 n/N), with d distinct
 * values and f1 values seen once among n sampled of N rows (Haas and Stokes 1998; what ANALYZE takes, too).
 */
final class BlockDistinct {

  private final List<RowSample.Row> sampled;
  private final int columns;
  private final long total;

  BlockDistinct(List<RowSample.Row> sampled, int columns, long total) {
    this.sampled = sampled;
    this.columns = columns;
    this.total = total;
  }

  long estimate(int column) {
    long[] hashes = new long[sampled.size()];
    int present = 0;
    BinaryRow row = new BinaryRow(columns);
    for (RowSample.Row kept : sampled) {
      row.read(kept.bytes(), 0);
      if (!row.isNull(column)) {
        hashes[present++] = CellHash.of(row.bytes(), row.offset(column), row.length(column));
      }
    }
    Arrays.sort(hashes, 0, present);
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
    double rows = (double) total * present / sampled.size();
    double estimate = (double) present * distinct / (present - single + single * present / rows);
    return Math.round(Math.min(estimate, rows));
  }
}
