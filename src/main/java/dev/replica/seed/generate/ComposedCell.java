package dev.replica.seed.generate;

/**
 * A number that is a sum of products of other cells, and a rest.
 *
 * @param own stands in where one of the others is NULL; its rank is that of the rest
 * @param rests of the rest; null where it is always {@code least}
 * @param least the only rest, in units
 * @param step units of a step
 */
record ComposedCell(GriddedCell own, GridValues rests, long least, TermSum terms, long step)
    implements DerivedCell {

  /** What a double may have lost of a half: halves go away from zero, as the server rounds. */
  static final double SLACK = 1e-9;

  /** Farther from zero a sum of two might not be a long. */
  static final double FARTHEST = 1L << 61;

  /** Steps, halves away from zero. */
  static double rounded(double steps) {
    double whole = Math.floor(Math.abs(steps) + .5 + SLACK);
    return steps < 0 ? -whole : whole;
  }

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
    double sum = alone == NULL ? Double.NaN : terms.of(cursor, i, written);
    double steps = rounded(sum);
    if (Double.isNaN(sum) || Math.abs(steps) * step > FARTHEST) {
      return alone;
    }
    long whole = (long) steps * step;
    if (rests == null) {
      return own.values().within(whole + least);
    }
    long bits = cursor.bits(own.drawn().key(), i);
    return own.values().spanned(whole + rests.units(own.drawn().rank(cursor, bits, i)));
  }
}
