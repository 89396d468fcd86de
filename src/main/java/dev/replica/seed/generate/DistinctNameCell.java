package dev.replica.seed.generate;

/**
 * A name that no other row has.
 *
 * @param first number of the first row, where each has its number in its text; 0 for those alone that would be the same without
 * @param mask the null mask that the column is in; -1 for none
 */
record DistinctNameCell(DistinctNames names, long first, int mask) implements Cell {

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    if (mask >= 0 && cursor.isNull(mask, i)) {
      out.nullValue();
    } else {
      out.text(names.of(cursor.row(i), first));
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return mask >= 0 && cursor.isNull(mask, i) ? null : names.of(cursor.row(i), first);
  }
}
