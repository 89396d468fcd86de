package dev.replica.seed.generate;

/**
 * A drawn number or time.
 *
 * @param weekday variable of the day of the week; -1 where it is drawn alone, or the values have none
 * @param clock variable of the time of day, likewise
 */
record GriddedCell(DrawnCell drawn, GridValues values, int weekday, int clock)
    implements CountedCell {

  @Override
  public long units(Cursor cursor, int i) {
    if (drawn.mask() >= 0 && cursor.isNull(drawn.mask(), i)) {
      return NULL;
    }
    long bits = cursor.bits(drawn.key(), i);
    if (drawn.candidate(cursor, bits, i) != null) {
      return NULL;
    }
    double rank = drawn.rank(cursor, bits, i);
    return values.days() == null
        ? values.units(rank)
        : values.units(
            rank,
            weekday < 0 ? GridValues.weekday(bits) : cursor.rank(weekday, i),
            clock < 0 ? GridValues.clock(bits) : cursor.rank(clock, i));
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    long units = values.days() == null ? NULL : units(cursor, i);
    if (units == NULL) {
      drawn.write(cursor, i, out);
    } else {
      Units.write(values.lattice(), units, out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    long units = values.days() == null ? NULL : units(cursor, i);
    return units == NULL ? drawn.value(cursor, i) : Units.value(values.lattice(), units);
  }

  @Override
  public double rank(Cursor cursor, int i) {
    return drawn.rank(cursor, i);
  }
}
