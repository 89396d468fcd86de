package dev.replica.seed.generate;

/** Numbers and times that another column may follow. */
interface CountedCell extends Cell {

  /** Stands for NULL. */
  long NULL = Long.MIN_VALUE;

  /** The cell in units of its lattice; {@link #NULL} also where a constant stands in for what is drawn. */
  long units(Cursor cursor, int i);
}
