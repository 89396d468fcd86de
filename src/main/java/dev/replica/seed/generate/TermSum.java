package dev.replica.seed.generate;

/**
 * A sum of products of a row's numbers.
 *
 * @param factors of the terms, in steps of a column for one of each other cell's units
 * @param places of the other cells, for each term
 * @param cells of the row; filled once all are made
 */
record TermSum(double[] factors, int[][] places, Cell[] cells) {

  /**
   * In steps, not rounded; not a number where one of the numbers is NULL.
   *
   * @param written whether of the numbers as they are written
   */
  double of(Cursor cursor, int i, boolean written) {
    double sum = 0;
    for (int term = 0; term < places.length; term++) {
      double product = factors[term];
      for (int place : places[term]) {
        CountedCell cell = (CountedCell) cells[place];
        long units = written ? cell.written(cursor, i) : cell.units(cursor, i);
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
