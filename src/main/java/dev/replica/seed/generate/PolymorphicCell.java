package dev.replica.seed.generate;

import java.util.Map;

/**
 * A column of the key of that parent which another cell says.
 *
 * @param type place of the other cell
 * @param referring by the values that it may have
 * @param otherwise where its value leads nowhere
 * @param cells of the row; filled once all are made
 */
record PolymorphicCell(
    int type, Map<String, ReferringCell> referring, DrawnCell otherwise, Cell[] cells)
    implements Cell {

  private Cell chosen(Cursor cursor, int i) {
    Object value = cells[type] == null ? null : cells[type].value(cursor, i);
    ReferringCell chosen = value == null ? null : referring.get(value.toString());
    return chosen == null ? otherwise : chosen;
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    chosen(cursor, i).write(cursor, i, out);
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return chosen(cursor, i).value(cursor, i);
  }
}
