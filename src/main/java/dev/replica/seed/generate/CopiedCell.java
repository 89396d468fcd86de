package dev.replica.seed.generate;

import dev.replica.model.Randomness;

/**
 * What a column of the parent holds.
 *
 * @param own stands in for rows that are no copies
 * @param mask the null mask of the column, for rows that are no copies; -1 for none
 * @param nullable whether the column takes the parent's nulls
 * @param key of the choice of rows that are copies
 */
record CopiedCell(
    Cell own,
    int reference,
    TableGenerator parent,
    int column,
    double share,
    int mask,
    boolean nullable,
    long key)
    implements Cell {

  /** The parent's row that is copied; {@link References#NONE} where the row is no copy. */
  private long source(Cursor cursor, int i) {
    if (cursor.steered(i)) {
      return References.NONE;
    }
    if (share < 1
        && (mask >= 0 && cursor.isNull(mask, i)
            || Randomness.uniform(cursor.bits(key, i)) >= share)) {
      return References.NONE;
    }
    long source = cursor.parent(reference, i);
    boolean known = source != References.NONE
        && source >= parent.plan().kept()
        && (nullable && share == 1 || parent.key(source, column, cursor.session()) != null);
    return known ? source : References.NONE;
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    long source = source(cursor, i);
    if (source == References.NONE) {
      own.write(cursor, i, out);
    } else {
      parent.writeKey(source, column, cursor.session(), out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    long source = source(cursor, i);
    return source == References.NONE
        ? own.value(cursor, i)
        : parent.key(source, column, cursor.session());
  }

  @Override
  public double rank(Cursor cursor, int i) {
    return own instanceof DrawnCell ? own.rank(cursor, i) : -1;
  }
}
