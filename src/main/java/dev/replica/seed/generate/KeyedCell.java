package dev.replica.seed.generate;

/** A cell that a child of the row may ask for by the row's index alone. */
sealed interface KeyedCell extends Cell permits NumberedCell, GroupedCell, ReferringCell {

  /** Whether the cell depends on nothing but the index: neither on the attempt nor on a null mask. */
  boolean fixed();

  /** Writes the cell of the table's row {@code row}; only where {@link #fixed}. */
  void write(long row, Session session, RowWriter out);

  /** The same cell as an object. */
  Object value(long row, Session session);
}
