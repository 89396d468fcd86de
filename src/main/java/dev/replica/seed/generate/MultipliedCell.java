package dev.replica.seed.generate;

/**
 * A number that is a sum of products of other cells times a drawn factor. One that is drawn below 1 never makes it more than the
 * sum, nor one above 1 less, whatever rounding does.
 *
 * @param own stands in where one of the others is NULL; its rank is that of the factor
 * @param times of the factor
 * @param unit of the factor's units
 * @param step units of a step
 */
record MultipliedCell(GriddedCell own, GridValues times, double unit, TermSum sum, long step)
    implements DerivedCell {

  @Override
  public long units(Cursor cursor, int i) {
    return of(cursor, i, false);
  }

  @Override
  public long written(Cursor cursor, int i) {
    return of(cursor, i, true);
  }

  private long of(Cursor cursor, int i, boolean written) {
    long alone = own.units(cursor, i);
    double steps = alone == CountedCell.NULL ? Double.NaN : sum.of(cursor, i, written);
    if (Double.isNaN(steps)) {
      return alone;
    }
    long bits = cursor.bits(own.drawn().key(), i);
    double factor = times.units(own.drawn().rank(cursor, bits, i)) * unit;
    double rounded = ComposedCell.rounded(steps * factor);
    if (factor < 1) {
      rounded = Math.min(rounded, Math.floor(steps + ComposedCell.SLACK));
    } else if (factor > 1) {
      rounded = Math.max(rounded, Math.ceil(steps - ComposedCell.SLACK));
    }
    return Math.abs(rounded) * step > ComposedCell.FARTHEST
        ? alone
        : own.values().within((long) rounded * step);
  }
}
