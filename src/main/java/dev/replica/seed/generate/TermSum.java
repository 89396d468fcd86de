package dev.replica.seed.generate;

/**
 * A sum of products of a row's numbers.
 *
 * @param factors of the terms, in steps of a column for one of each other cell's units
 * @param places of the other cells, for each term
 * @param cells of the row; filled once all are made
 */
record TermSum(double[] factors, int[][] places, Cell[] cells) {

  /** In steps, not rounded; not a number where one of the numbers is NULL. */
  double of(Cursor cursor, int i) {
    double sum = 0;
    for (int term = 0; term < places.length; term++) {
      double product = factors[term];
      for (int place : places[term]) {
        long units = ((CountedCell) cells[place]).units(cursor, i);
        if (units == CountedCell.NULL) {
          return Double.NaN;
        }
        product *= units;
      }
      sum += product;
    }
    return sum;
  }
}
