package dev.replica.seed.generate;

import dev.replica.model.Randomness;

/**
 * A cell that in few rows holds a value that tests forget. A row that checks reject again and again is drawn without any.
 *
 * @param usual in all other rows
 * @param values of which one is taken
 * @param nullable whether the cell may be NULL instead
 * @param share of the rows
 * @param rowKey of the table: its rows are the same for all columns
 * @param key of the column
 */
record EdgeCell(Cell usual, Literal[] values, boolean nullable, double share, long rowKey, long key)
    implements Cell {

  /** Of the rows, those in which every cell that may be NULL is. */
  private static final double EMPTY = 0.2;

  /** Attempts at a row with such values. */
  private static final int ATTEMPTS = 4;

  /** Of the cells of the others, those that are not as usual. */
  private static final double ODD = 0.5;

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    double row = edge(cursor, i);
    if (row < 0) {
      usual.write(cursor, i, out);
    } else if (empty(row)) {
      out.nullValue();
    } else {
      literal(cursor, i).write(out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    double row = edge(cursor, i);
    return row < 0
        ? usual.value(cursor, i)
        : empty(row) ? null : literal(cursor, i).value();
  }

  private boolean empty(double row) {
    return nullable && row < EMPTY;
  }

  private Literal literal(Cursor cursor, int i) {
    return values[(int) Randomness.bounded(cursor.bits(key, i), values.length)];
  }

  /** Where the row stands among those with such values, 0 to 1; negative where the cell is as usual. */
  private double edge(Cursor cursor, int i) {
    if (cursor.attempt(i) >= ATTEMPTS) {
      return -1;
    }
    double row = Randomness.uniform(Randomness.hash(rowKey, cursor.row(i))) / share;
    boolean odd = row < 1
        && (row < EMPTY
            ? nullable
            : values.length > 0
                && Randomness.uniform(Randomness.hash(cursor.bits(key, i), 1)) < ODD);
    return odd ? row : -1;
  }

  /** Of the usual cell: what depends on it has no rank for odd ones. */
  @Override
  public double rank(Cursor cursor, int i) {
    return usual.rank(cursor, i);
  }
}
