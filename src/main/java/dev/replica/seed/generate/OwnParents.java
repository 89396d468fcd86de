package dev.replica.seed.generate;

import dev.replica.model.Randomness;

/**
 * The parents of rows that refer to their own table.
 *
 * @param levels of a tree; null where all rows may follow any before
 * @param first the index of the first row that is made
 * @param rows that are made
 * @param required whether each row has to refer to one
 * @param key of the reference
 */
record OwnParents(Levels levels, long first, long rows, boolean required, long key) {

  /** Each row follows the one before it; the first one nothing, or the last where it has to follow something. */
  long chained(long row) {
    if (row > 0) {
      return first + row - 1;
    }
    return required ? first + rows - 1 : References.NONE;
  }

  /** A row's parent stands before it; where nothing does, the row has none. */
  long above(long row) {
    if (levels != null) {
      long parent = levels.parent(row);
      return parent >= 0 ? first + parent : required ? first + row : References.NONE;
    }
    long before = first + row;
    if (before == 0) {
      return required ? 0 : References.NONE;
    }
    return Randomness.bounded(Randomness.hash(key, row), before);
  }

  long itself(long row) {
    return first + row;
  }
}
