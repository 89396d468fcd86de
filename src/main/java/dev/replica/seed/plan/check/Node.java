package dev.replica.seed.plan.check;

/** A part of a compiled expression. */
interface Node {

  /**
   * The value for a row, in the forms that {@link ColumnValues} lists.
   *
   * @throws Failure where PostgreSQL would raise an error
   */
  Object value(ColumnValues row);
}
