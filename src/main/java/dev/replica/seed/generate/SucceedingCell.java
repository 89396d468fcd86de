package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;

/**
 * A time that is not before one of the parent.
 *
 * @param differences what it exceeds that one by; null for what {@code own} says, as long as it is not before
 * @param source the parent's time
 * @param perUnit units of the parent's time in one of the own; the other way round where negative
 * @param key of the draw that takes the place of one that would come before
 */
record SucceedingCell(
    GriddedCell own,
    GridValues differences,
    int reference,
    TableGenerator parent,
    CountedCell source,
    long perUnit,
    long key)
    implements DerivedCell {

  @Override
  public long units(Cursor cursor, int i) {
    long alone = own.units(cursor, i);
    long before = alone == NULL ? NULL : before(cursor, i);
    if (before == NULL) {
      return alone;
    }
    if (differences != null) {
      return own.values().within(before + differences.units(own.drawn().rank(cursor, i)));
    }
    return alone >= before
        ? alone
        : own.values().from(before, alone, Randomness.uniform(cursor.bits(key, i)));
  }

  /** A time, or a later one where it would come before. */
  long after(long time, Cursor cursor, int i) {
    long before = before(cursor, i);
    return before == NULL || time >= before
        ? time
        : own.values().from(before, time, Randomness.uniform(cursor.bits(key, i)));
  }

  private long before(Cursor cursor, int i) {
    return before(cursor.parent(reference, i), cursor.session());
  }

  /** The parent's time on the own grid; {@link #NULL} where it has none. */
  long before(long row, Session session) {
    if (row == References.NONE || row < parent.plan().kept()) {
      return NULL;
    }
    long units = source.units(session.at(parent, row - parent.plan().kept()), 0);
    if (units == NULL) {
      return NULL;
    }
    return own.values().floor(perUnit > 0 ? Math.floorDiv(units, perUnit) : units * -perUnit);
  }

  /** Units of a parent's time in one of the child's, as {@link #perUnit()} has it. */
  static long perUnit(Lattice child, Lattice parent) {
    boolean days = child.kind() == Lattice.Kind.DATE;
    boolean parentDays = parent.kind() == Lattice.Kind.DATE;
    return days == parentDays ? 1 : days ? Lattice.DAY : -Lattice.DAY;
  }
}
