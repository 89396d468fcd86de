package dev.replica.scan.profile;

import dev.replica.catalog.Column;
import java.util.BitSet;

/**
 * What was seen of a column.
 *
 * @param nulls among the rows seen
 * @param nullPattern equal for two columns exactly if they are null in the same rows; 0 for a column without nulls
 * @param distinct estimated number of different values in the table (HyperLogLog, relative standard error 1.6 %); 0
 *     where not counted
 * @param nullRows sampled rows in which it is null
 * @param hashes of the sampled cells, equal for equal values of like types; 0 for null; empty where not read
 */
public record ColumnProfile(
    Column column,
    long nulls,
    long nullPattern,
    long distinct,
    Values values,
    BitSet nullRows,
    long[] hashes) {

  /** Where rows are not to be told apart by the column. */
  public ColumnProfile(
      Column column, long nulls, long nullPattern, long distinct, Values values, BitSet nullRows) {
    this(column, nulls, nullPattern, distinct, values, nullRows, new long[0]);
  }

  /** A column of which nothing was read. */
  static ColumnProfile unread(Column column) {
    return new ColumnProfile(column, 0, 0, 0, new Values.Unknown(), new BitSet());
  }
}
