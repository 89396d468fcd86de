package dev.replica.seed.generate;

/**
 * The value that goes with another cell's.
 *
 * @param own stands in where the other cell's value decides nothing
 * @param by place of the other cell, which is {@link DrawnCell}
 * @param categories of the other cell
 * @param literals by the places of the other cell's values; null where nothing is decided
 * @param cells of the row; filled once all are made
 */
record LookedCell(
    DrawnCell own, int by, CategoryValues categories, Literal[] literals, Cell[] cells)
    implements Cell {

  /** Null where the column's own draw stands in. */
  private Literal looked(Cursor cursor, int i) {
    DrawnCell other = (DrawnCell) cells[by];
    if (own.mask() >= 0 && cursor.isNull(own.mask(), i)
        || other.mask() >= 0 && cursor.isNull(other.mask(), i)) {
      return null;
    }
    long bits = cursor.bits(other.key(), i);
    if (other.candidate(cursor, bits, i) != null) {
      return null;
    }
    int place = categories.place(other.rank(cursor, bits, i));
    return place < literals.length ? literals[place] : null;
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    Literal literal = looked(cursor, i);
    if (literal == null) {
      own.write(cursor, i, out);
    } else {
      literal.write(out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    Literal literal = looked(cursor, i);
    return literal == null ? own.value(cursor, i) : literal.value();
  }
}
