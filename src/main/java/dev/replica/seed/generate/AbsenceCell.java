package dev.replica.seed.generate;

/**
 * Tells the server, which computes the column, whether it is NULL instead.
 *
 * @param mask the null mask that the column is in; -1 for none
 */
record AbsenceCell(int mask) implements Cell {

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    out.bool(mask >= 0 && cursor.isNull(mask, i));
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return null;
  }
}
