package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;

/**
 * A full-text vector of the row's own text.
 *
 * @param own says where it is null
 * @param sources places of the texts
 * @param cells of the row; filled once all are made
 */
record VectorCell(DrawnCell own, SqlType type, int[] sources, Cell[] cells) implements Cell {

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    Object value = value(cursor, i);
    if (value == null) {
      out.nullValue();
    } else {
      out.parsed(type, value.toString());
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    if (own.mask() >= 0 && cursor.isNull(own.mask(), i)) {
      return null;
    }
    Lexemes lexemes = new Lexemes();
    for (int source : sources) {
      Object text = cells[source] == null ? null : cells[source].value(cursor, i);
      if (text != null) {
        lexemes.add(text.toString());
      }
    }
    return lexemes.toString();
  }
}
