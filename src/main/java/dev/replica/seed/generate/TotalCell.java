package dev.replica.seed.generate;

/**
 * A number or a time that is written as what the rows that refer to this one are together. These depend on the usual cell: the row's
 * other cells, its checks and its children see that one.
 *
 * @param own of the usual cell
 * @param part of the totals
 * @param plus what other cells of the row add, in units
 */
record TotalCell(
    CountedCell usual,
    GriddedCell own,
    TableGenerator table,
    ChildTotals totals,
    int part,
    boolean nullable,
    TermSum plus)
    implements CountedCell {

  @Override
  public long units(Cursor cursor, int i) {
    return usual.units(cursor, i);
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return usual.value(cursor, i);
  }

  @Override
  public double rank(Cursor cursor, int i) {
    return usual.rank(cursor, i);
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    long units = total(cursor, i);
    if (units != NULL) {
      Units.write(own.values().lattice(), units, out);
    } else if (nullable && totals.told()) {
      out.nullValue();
    } else {
      usual.write(cursor, i, out);
    }
  }

  @Override
  public long written(Cursor cursor, int i) {
    long units = total(cursor, i);
    return units != NULL || nullable && totals.told() ? units : usual.written(cursor, i);
  }

  /** {@link #NULL} for the least and the greatest of none, and for what is too far from zero. */
  private long total(Cursor cursor, int i) {
    long units =
        totals.told() ? totals.of(part, table.plan().kept() + cursor.row(i)) : ChildTotals.NONE;
    if (units == ChildTotals.NONE) {
      return NULL;
    }
    double total =
        units * (own.values().lattice().perOne() / totals.perOne(part)) + plus.of(cursor, i, true);
    return Double.isNaN(total) || Math.abs(total) > ComposedCell.FARTHEST
        ? NULL
        : own.values().within((long) ComposedCell.rounded(total));
  }
}
