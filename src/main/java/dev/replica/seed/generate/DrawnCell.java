package dev.replica.seed.generate;

import dev.replica.model.Randomness;

/**
 * A value drawn from a distribution.
 *
 * @param variable of the dependence; -1 where the rank is drawn alone
 * @param mask the null mask that the column is in; -1 for none
 * @param key of the column
 * @param candidates tried at later attempts
 */
record DrawnCell(Values values, int variable, int mask, long key, Candidates candidates)
    implements Cell {

  /** The same of other values. */
  DrawnCell of(Values others) {
    return new DrawnCell(others, variable, mask, key, candidates);
  }

  /** A candidate to be tried; null at the first attempts and in half of the others. */
  Literal candidate(Cursor cursor, long bits, int i) {
    boolean tried = cursor.steered(i) && bits < 0 && !candidates.isEmpty();
    return tried ? candidates.draw(bits) : null;
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    if (mask >= 0 && cursor.isNull(mask, i)) {
      out.nullValue();
      return;
    }
    long bits = cursor.bits(key, i);
    Literal constant = candidate(cursor, bits, i);
    if (constant == null) {
      values.write(rank(cursor, bits, i), bits, cursor.scratch(), out);
    } else {
      constant.write(out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    if (mask >= 0 && cursor.isNull(mask, i)) {
      return null;
    }
    long bits = cursor.bits(key, i);
    Literal constant = candidate(cursor, bits, i);
    return constant == null
        ? values.value(rank(cursor, bits, i), bits, cursor.scratch())
        : constant.value();
  }

  /** Whether the cell is NULL, or a candidate is tried: not drawn. */
  boolean constant(Cursor cursor, int i) {
    return mask >= 0 && cursor.isNull(mask, i) || candidate(cursor, cursor.bits(key, i), i) != null;
  }

  /** The rank of the cell, whatever it is turned into; below 0 for NULL. */
  @Override
  public double rank(Cursor cursor, int i) {
    return mask >= 0 && cursor.isNull(mask, i) ? -1 : rank(cursor, cursor.bits(key, i), i);
  }

  double rank(Cursor cursor, long bits, int i) {
    return variable >= 0
        ? cursor.rank(variable, i)
        : Randomness.uniform(Randomness.hash(key, bits));
  }
}
