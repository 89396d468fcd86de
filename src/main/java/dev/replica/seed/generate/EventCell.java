package dev.replica.seed.generate;

/**
 * A time that is one of its parent's sequence; at later attempts, where checks turn that down, any.
 *
 * @param usual what it is outside of a sequence: the own one, or one that is not before a parent's time
 * @param distinct whether no two children of one parent have the same: it is then one of the sequence at any attempt
 */
record EventCell(GriddedCell own, CountedCell usual, Events events, boolean distinct)
    implements DerivedCell {

  @Override
  public long units(Cursor cursor, int i) {
    if (!distinct && cursor.steered(i)
        || own.drawn().mask() >= 0 && cursor.isNull(own.drawn().mask(), i)) {
      return usual.units(cursor, i);
    }
    long time = events.time(cursor.row(i));
    if (time == NULL) {
      return usual.units(cursor, i);
    }
    return !distinct
            && usual instanceof SucceedingCell later
            && later.reference() != events.reference()
        ? later.after(time, cursor, i)
        : time;
  }
}
