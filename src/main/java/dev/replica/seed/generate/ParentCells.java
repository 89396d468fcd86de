package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;

/** Cells that take their values from those of the row's parent. */
final class ParentCells {

  private ParentCells() {}

  /**
   * What a column of the parent holds.
   *
   * @param own stands in for rows that are no copies
   * @param mask the null mask of the column, for rows that are no copies; -1 for none
   * @param nullable whether the column takes the parent's nulls
   * @param key of the choice of rows that are copies
   */
  record Copied(
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
  }

  /**
   * A time that is not before one of the parent.
   *
   * @param differences what it exceeds that one by; null for what {@code own} says, as long as it is not before
   * @param source the parent's time
   * @param perUnit units of the parent's time in one of the own; the other way round where negative
   * @param key of the draw that takes the place of one that would come before
   */
  record Succeeding(
      Cell.Gridded own,
      GridValues differences,
      int reference,
      TableGenerator parent,
      Cell.Counted source,
      long perUnit,
      long key)
      implements Cell.Counted {

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

    private long before(Cursor cursor, int i) {
      long row = cursor.parent(reference, i);
      if (row == References.NONE || row < parent.plan().kept()) {
        return NULL;
      }
      long units = source.units(cursor.session().at(parent, row - parent.plan().kept()), 0);
      if (units == NULL) {
        return NULL;
      }
      return own.values().floor(perUnit > 0 ? Math.floorDiv(units, perUnit) : units * -perUnit);
    }

    @Override
    public void write(Cursor cursor, int i, RowWriter out) {
      long units = units(cursor, i);
      if (units == NULL) {
        own.write(cursor, i, out);
      } else {
        Units.write(own.values().lattice(), units, out);
      }
    }

    @Override
    public Object value(Cursor cursor, int i) {
      long units = units(cursor, i);
      return units == NULL ? own.value(cursor, i) : Units.value(own.values().lattice(), units);
    }
  }

  /** Units of a parent's time in one of the child's, as {@link Succeeding} has it. */
  static long perUnit(Lattice child, Lattice parent) {
    boolean days = child.kind() == Lattice.Kind.DATE;
    boolean parentDays = parent.kind() == Lattice.Kind.DATE;
    return days == parentDays ? 1 : days ? Lattice.DAY : -Lattice.DAY;
  }
}
