package dev.replica.seed.generate;

import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.KeyDomain;
import dev.replica.seed.plan.Numbering;

/**
 * A value of a unique key.
 *
 * @param size of the column's domain
 * @param order in which the numbers are taken; null where they ascend, or are shuffled for each parent anew
 * @param reference whose children are numbered; null where the rows are
 * @param key of the numbering
 * @param stretch of numbers that each attempt has for itself: more than rows, and a prime, so that no rule on remainders rejects
 *     a row's numbers at all attempts
 */
record NumberedCell(
    DomainValues values,
    Numbering numbering,
    long radix,
    long size,
    Permutation order,
    References reference,
    long key,
    long stretch)
    implements KeyedCell {

  private long number(long row, int attempt, Session session) {
    long number = row + attempt * stretch;
    number = number < numbering.space() ? number : row;
    if (reference != null) {
      number = reference.number(row, session);
      if (!numbering.ascending() && numbering.space() != KeyDomain.UNBOUNDED) {
        number = Permutation.of(
                numbering.space(), Randomness.hash(key, reference.numbered(row, session)))
            .apply(number);
      }
    } else if (order != null) {
      number = order.apply(number);
    }
    return radix == 1 && size == KeyDomain.UNBOUNDED ? number : number / radix % size;
  }

  @Override
  public boolean fixed() {
    return !numbering.moves();
  }

  @Override
  public void write(long row, Session session, RowWriter out) {
    values.write(number(row, 0, session), session.scratch(), out);
  }

  @Override
  public Object value(long row, Session session) {
    return values.value(number(row, 0, session), session.scratch());
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    values.write(
        number(cursor.row(i), attempt(cursor, i), cursor.session()), cursor.scratch(), out);
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return values.value(
        number(cursor.row(i), attempt(cursor, i), cursor.session()), cursor.scratch());
  }

  private int attempt(Cursor cursor, int i) {
    return numbering.moves() ? cursor.attempt(i) : 0;
  }
}
