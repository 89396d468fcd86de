package dev.replica.scan.publish;

/** Rows by the hashes of their keys: open addressing, half full at most. Immutable. */
final class KeyIndex {

  /** Stands for a key that no row has. */
  static final int NONE = -1;

  private final long[] keys;
  private final int[] rows;

  /** @param hashes of the rows' keys, well mixed; 0 for a row without one. Of rows with equal keys the first is found */
  KeyIndex(long[] hashes) {
    int size = Integer.highestOneBit(Math.max(4, hashes.length)) * 4;
    keys = new long[size];
    rows = new int[size];
    for (int row = 0; row < hashes.length; row++) {
      if (hashes[row] != 0) {
        int place = place(hashes[row]);
        if (keys[place] == 0) {
          keys[place] = hashes[row];
          rows[place] = row;
        }
      }
    }
  }

  /** The row with that key; {@link #NONE} where there is none. */
  int row(long hash) {
    if (hash == 0) {
      return NONE;
    }
    int place = place(hash);
    return keys[place] == 0 ? NONE : rows[place];
  }

  private int place(long hash) {
    int place = (int) hash & keys.length - 1;
    while (keys[place] != 0 && keys[place] != hash) {
      place = place + 1 & keys.length - 1;
    }
    return place;
  }
}
