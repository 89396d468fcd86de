package dev.replica.seed.generate;

/**
 * A number or a time that exceeds another cell by a difference.
 *
 * @param own stands in where the other cell is NULL; its rank is that of the difference
 * @param followed place of the other cell
 * @param perUnit units of the other cell in one of the own
 * @param cells of the row; filled once all are made
 */
record FollowingCell(
    GriddedCell own, GridValues differences, int followed, long perUnit, Cell[] cells)
    implements DerivedCell {

  @Override
  public long units(Cursor cursor, int i) {
    return after(cursor, i, ((CountedCell) cells[followed]).units(cursor, i));
  }

  @Override
  public long written(Cursor cursor, int i) {
    return after(cursor, i, ((CountedCell) cells[followed]).written(cursor, i));
  }

  private long after(Cursor cursor, int i, long other) {
    long alone = own.units(cursor, i);
    if (alone == NULL || other == NULL) {
      return alone;
    }
    long bits = cursor.bits(own.drawn().key(), i);
    return own.values()
        .within(
            Math.floorDiv(other, perUnit) + differences.units(own.drawn().rank(cursor, bits, i)));
  }
}
