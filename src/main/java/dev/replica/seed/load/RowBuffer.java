package dev.replica.seed.load;

import dev.replica.seed.generate.RowWriter;

/** Rows encoded one after another in one array of bytes. */
interface RowBuffer extends RowWriter {

  /** The array; valid up to {@link #length}. */
  byte[] buffer();

  int length();

  void clear();
}
