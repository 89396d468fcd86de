package dev.replica.scan.publish;

/** Rows by the hashes of their keys: open addressing, half full at most. Immutable, as long as the hashes are. */
final class KeyIndex {

  /** Stands for a key that no row has. */
  static final int NONE = -1;

  private final long[] hashes;

  /** One more than the row in each place; 0 for none. */
  private final int[] rows;

  /** @param hashes of the rows' keys, well mixed; 0 for a row without one. Of rows with equal keys the first is found */
  KeyIndex(long[] hashes) {
    this.hashes = hashes;
    rows = new int[Integer.highestOneBit(Math.max(4, hashes.length)) * 4];
    for (int row = 0; row < hashes.length; row++) {
      if (hashes[row] != 0) {
        int place = place(hashes[row]);
        rows[place] = rows[place] == 0 ? row + 1 : rows[place];
      }
    }
  }

  /** The row with that key; {@link #NONE} where there is none. */
  int row(long hash) {
    return hash == 0 ? NONE : rows[place(hash)] - 1;
  }

  private int place(long hash) {
    int place = (int) hash & rows.length - 1;
    while (rows[place] != 0 && hashes[rows[place] - 1] != hash) {
      place = place + 1 & rows.length - 1;
    }
    return place;
  }
}
