package dev.replica.scan.profile;

import dev.replica.catalog.ForeignKey;
import dev.replica.model.DistinctSample;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Follows one foreign key through a table: how many rows refer to each key, and in which order. Not thread-safe. */
final class ReferenceTracker {

  /** Parents whose children are counted: quantiles to about a hundredth, the tail's too. */
  private static final int PARENTS = 1 << 14;

  private final ForeignKey key;
  private final int[] columns;

  /** The column of the condition, -1 without one, and the value that it has to have. */
  private final int conditionColumn;

  private final byte[] conditionValue;
  private final DistinctSample children = new DistinctSample(PARENTS);
  private long rows;
  private long runs;
  private long ascents;
  private long previous;
  private byte[] previousBytes = {};
  private int previousOffset;
  private int previousLength;

  /** @param names of the columns in the rows to come */
  ReferenceTracker(ForeignKey key, List<String> names) {
    this.key = key;
    columns = key.columns().stream().mapToInt(names::indexOf).toArray();
    conditionColumn =
        key.condition().map(condition -> names.indexOf(condition.column())).orElse(-1);
    conditionValue = key.condition()
        .map(condition -> condition.value().getBytes(StandardCharsets.UTF_8))
        .orElse(null);
  }

  /** Adds a row; one with a null in the key refers to nothing, one that the condition leaves out to another table. */
  void accept(BinaryRow row, long[] hashes) {
    if (conditionColumn >= 0 && !row.holds(conditionColumn, conditionValue)) {
      return;
    }
    long hash = 0;
    for (int column : columns) {
      if (row.isNull(column)) {
        return;
      }
      hash = columns.length == 1 ? hashes[column] : CellHash.join(hash, hashes[column]);
    }
    children.add(hash);
    rows++;
    if (rows > 1 && hash == previous) {
      return;
    }
    int first = columns[0];
    if (rows == 1 || ascends(row, first)) {
      ascents++;
    }
    runs++;
    previous = hash;
    previousBytes = row.bytes();
    previousOffset = row.offset(first);
    previousLength = row.length(first);
  }

  /** By bytes, which is the order of values for integers of one sign, dates, strings and UUIDs. */
  private boolean ascends(BinaryRow row, int column) {
    byte[] bytes = row.bytes();
    int offset = row.offset(column);
    int common = Math.min(previousLength, row.length(column));
    for (int index = 0; index < common; index++) {
      int difference =
          (bytes[offset + index] & 0xFF) - (previousBytes[previousOffset + index] & 0xFF);
      if (difference != 0) {
        return difference > 0;
      }
    }
    return row.length(column) >= previousLength;
  }

  ReferenceProfile profile() {
    return new ReferenceProfile(key, children.counts(), children.distinct(), clustered(), children);
  }

  /**
   * Siblings are neighbours where there are hardly more runs of equal keys than keys, and keys repeat at all; or where
   * the keys nearly always ascend, even if siblings are apart by a few rows.
   */
  private boolean clustered() {
    double parents = children.distinct();
    boolean adjacent = runs <= 1.1 * parents && parents <= 0.67 * rows;
    boolean ascending = ascents >= 0.9 * runs && runs <= 2 * parents;
    return rows > 0 && (adjacent || ascending);
  }
}
