package dev.replica.seed.generate;

/** NULL in all rows. */
record NullCell() implements Cell {

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    out.nullValue();
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return null;
  }
}
