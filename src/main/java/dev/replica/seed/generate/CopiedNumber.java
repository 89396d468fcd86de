package dev.replica.seed.generate;

import dev.replica.seed.plan.Lattice;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number of the parent that others of the row are made of: the price that a quantity is multiplied by.
 *
 * @param copy what it is
 * @param lattice of the column
 */
record CopiedNumber(CopiedCell copy, Lattice lattice) implements CountedCell {

  @Override
  public long units(Cursor cursor, int i) {
    return copy.value(cursor, i) instanceof Number number ? units(number) : NULL;
  }

  private long units(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double units = Math.rint(number.doubleValue() * lattice.perOne());
      return Math.abs(units) < ComposedCell.FARTHEST ? (long) units : NULL;
    }
    BigDecimal value =
        number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    BigDecimal units = value.movePointRight(lattice.scale()).setScale(0, RoundingMode.HALF_UP);
    return units.precision() < Long.toString((long) ComposedCell.FARTHEST).length()
        ? units.longValue()
        : NULL;
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    copy.write(cursor, i, out);
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return copy.value(cursor, i);
  }

  @Override
  public double rank(Cursor cursor, int i) {
    return copy.rank(cursor, i);
  }
}
