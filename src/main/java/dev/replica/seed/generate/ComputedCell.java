package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.check.Computation;

/**
 * A value computed from the row's other cells.
 *
 * @param own the column's own draw, which stands in where the computation gives NULL
 * @param place of the column in the row
 * @param cells of the row; filled once all are made
 */
record ComputedCell(DrawnCell own, SqlType type, int place, Computation computation, Cell[] cells)
    implements Cell {

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    Object value = computed(cursor, i);
    if (value == null) {
      own.write(cursor, i, out);
    } else {
      Casts.write(value, type, out);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    Object value = computed(cursor, i);
    return value == null ? own.value(cursor, i) : value;
  }

  private Object computed(Cursor cursor, int i) {
    if (own.mask() >= 0 && cursor.isNull(own.mask(), i)) {
      return null;
    }
    return computation.value(column -> {
      if (column == place) {
        return own.value(cursor, i);
      }
      return cells[column] == null ? null : cells[column].value(cursor, i);
    });
  }

  @Override
  public double rank(Cursor cursor, int i) {
    return own.rank(cursor, i);
  }
}
