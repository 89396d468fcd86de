package dev.replica.seed.generate;

/**
 * A column of a composite key without references.
 *
 * @param place of the column in the grouping
 */
record GroupedCell(DomainValues values, Groups groups, int place) implements KeyedCell {

  @Override
  public boolean fixed() {
    return true;
  }

  @Override
  public void write(long row, Session session, RowWriter out) {
    values.write(groups.number(row, place), session.scratch(), out);
  }

  @Override
  public Object value(long row, Session session) {
    return values.value(groups.number(row, place), session.scratch());
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    write(cursor.row(i), cursor.session(), out);
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return value(cursor.row(i), cursor.session());
  }
}
