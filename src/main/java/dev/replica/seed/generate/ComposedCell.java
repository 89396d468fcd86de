package dev.replica.seed.generate;

/**
 * A number that is a sum of products of other cells, and a rest.
 *
 * @param own stands in where one of the others is NULL; its rank is that of the rest
 * @param rests of the rest; null where it is always {@code least}
 * @param least the only rest, in units
 * @param factors of the terms, in steps of the column for one of each other cell's units
 * @param places of the other cells, for each term
 * @param step units of a step
 * @param cells of the row; filled once all are made
 */
record ComposedCell(
    GriddedCell own,
    GridValues rests,
    long least,
    double[] factors,
    int[][] places,
    long step,
    Cell[] cells)
    implements DerivedCell {

  /** What a double may have lost of a half: halves go away from zero, as the server rounds. */
  private static final double SLACK = 1e-9;

  /** Farther from zero a sum of two might not be a long. */
  private static final double FARTHEST = 1L << 61;

  @Override
  public long units(Cursor cursor, int i) {
    long alone = own.units(cursor, i);
    if (alone == NULL) {
      return NULL;
    }
    double sum = 0;
    for (int term = 0; term < places.length; term++) {
      double product = factors[term];
      for (int place : places[term]) {
        long units = ((CountedCell) cells[place]).units(cursor, i);
        if (units == NULL) {
          return alone;
        }
        product *= units;
      }
      sum += product;
    }
    double steps = Math.floor(Math.abs(sum) + .5 + SLACK);
    if (steps * step > FARTHEST) {
      return alone;
    }
    long whole = (long) (sum < 0 ? -steps : steps) * step;
    if (rests == null) {
      return own.values().within(whole + least);
    }
    long bits = cursor.bits(own.drawn().key(), i);
    return own.values().spanned(whole + rests.units(own.drawn().rank(cursor, bits, i)));
  }
}
