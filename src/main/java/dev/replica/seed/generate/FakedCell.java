package dev.replica.seed.generate;

/**
 * What Datafaker makes.
 *
 * @param mask the null mask that the column is in; -1 for none
 * @param key of the column
 */
record FakedCell(FakeValues values, int mask, long key) implements Cell {

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    if (mask >= 0 && cursor.isNull(mask, i)) {
      out.nullValue();
    } else {
      values.write(cursor.row(i), cursor.bits(key, i), cursor.session(), out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return mask >= 0 && cursor.isNull(mask, i)
        ? null
        : values.value(cursor.row(i), cursor.bits(key, i), cursor.session());
  }
}
