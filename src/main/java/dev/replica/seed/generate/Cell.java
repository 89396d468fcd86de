package dev.replica.seed.generate;

/** Makes the cells of one column for the rows that a cursor stands on. Immutable. */
interface Cell {

  /** Writes the cell of the cursor's row {@code i}. */
  void write(Cursor cursor, int i, RowWriter out);

  /** The same cell as an object; null for NULL. */
  Object value(Cursor cursor, int i);

  /** The cell's rank in the column's distribution, 0 to 1; below 0 for NULL, and for what has none. */
  default double rank(Cursor cursor, int i) {
    return -1;
  }
}
