package dev.replica.seed.generate;

/** A cell that is NULL where the user asks for that. */
record MaskedCell(Cell cell, int mask) implements Cell {

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    if (cursor.isNull(mask, i)) {
      out.nullValue();
    } else {
      cell.write(cursor, i, out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return cursor.isNull(mask, i) ? null : cell.value(cursor, i);
  }
}
