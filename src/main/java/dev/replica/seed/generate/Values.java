package dev.replica.seed.generate;

/**
 * A distribution of values that are not null. A value is a function of its rank among all values (0 to 1 exclusive) and of
 * random bits that settle what the rank does not. Immutable.
 */
interface Values {

  /**
   * Writes one value.
   *
   * @param rank where the value stands in the order of all; for categories in the order of the model
   * @param bits uniform, independent of the rank
   */
  void write(double rank, long bits, Scratch scratch, RowWriter out);

  /** The same value as an object, for the evaluation of checks. */
  Object value(double rank, long bits, Scratch scratch);
}
