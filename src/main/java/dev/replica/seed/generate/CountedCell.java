package dev.replica.seed.generate;

/** Numbers and times that another column may follow. */
interface CountedCell extends Cell {

  /** Stands for NULL. */
  long NULL = Long.MIN_VALUE;

  /** The cell in units of its lattice; {@link #NULL} also where a constant stands in for what is drawn. */
  long units(Cursor cursor, int i);

  /** The same as it is written: with what the rows are that refer to this one, on which no row may depend that they depend on. */
  default long written(Cursor cursor, int i) {
    return units(cursor, i);
  }
}
