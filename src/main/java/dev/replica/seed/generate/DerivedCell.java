package dev.replica.seed.generate;

/** A number or a time that other cells decide, where they do. */
sealed interface DerivedCell extends CountedCell
    permits ComposedCell, EventCell, FollowingCell, MultipliedCell, SucceedingCell {

  /** Stands in where they don't. */
  GriddedCell own();

  @Override
  default void write(Cursor cursor, int i, RowWriter out) {
    long units = written(cursor, i);
    if (units == NULL) {
      own().write(cursor, i, out);
    } else {
      Units.write(own().values().lattice(), units, out);
    }
  }

  @Override
  default Object value(Cursor cursor, int i) {
    long units = units(cursor, i);
    return units == NULL ? own().value(cursor, i) : Units.value(own().values().lattice(), units);
  }

  @Override
  default double rank(Cursor cursor, int i) {
    long units = units(cursor, i);
    return units == NULL ? -1 : own().values().unlimitedRank(units);
  }
}
