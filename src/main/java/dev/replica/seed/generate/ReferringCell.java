package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;

/**
 * A column of the parent's key.
 *
 * @param reference place in the table's references
 * @param parent the table that is referred to
 * @param column of the parent, its place
 * @param type that the child's column has where it is not the parent's; null where they are the same
 * @param mask the null mask that the column is in; -1 for none
 * @param source leads to the parent by the row's index
 * @param owner the table that has the column
 */
record ReferringCell(
    int reference,
    TableGenerator parent,
    int column,
    SqlType type,
    int mask,
    References source,
    TableGenerator owner)
    implements KeyedCell {

  @Override
  public boolean fixed() {
    return mask < 0 && owner.relations().fixed(reference);
  }

  @Override
  public void write(long row, Session session, RowWriter out) {
    writeParent(source.parent(row, session), session, out);
  }

  @Override
  public Object value(long row, Session session) {
    return parentValue(source.parent(row, session), session);
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    boolean isNull = mask >= 0 && cursor.isNull(mask, i);
    writeParent(isNull ? References.NONE : cursor.parent(reference, i), cursor.session(), out);
  }

  @Override
  public Object value(Cursor cursor, int i) {
    boolean isNull = mask >= 0 && cursor.isNull(mask, i);
    return parentValue(isNull ? References.NONE : cursor.parent(reference, i), cursor.session());
  }

  private void writeParent(long index, Session session, RowWriter out) {
    if (index == References.NONE) {
      out.nullValue();
    } else if (type == null) {
      parent.writeKey(index, column, session, out);
    } else {
      Casts.write(parent.key(index, column, session), type, out);
    }
  }

  private Object parentValue(long index, Session session) {
    return index == References.NONE ? null : parent.key(index, column, session);
  }
}
