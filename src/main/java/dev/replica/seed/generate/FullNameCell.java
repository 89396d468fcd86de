package dev.replica.seed.generate;

/**
 * A name made of the given name and the family name beside it.
 *
 * @param own stands in where the row lacks one of them
 * @param given place of the given name
 * @param family place of the family name
 * @param longest characters that the column holds
 * @param cells of the row; filled once all are made
 */
record FullNameCell(DrawnCell own, int given, int family, int longest, Cell[] cells)
    implements Cell {

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    String name = name(cursor, i);
    if (name == null) {
      own.write(cursor, i, out);
    } else {
      out.text(name);
    }
  }

  @Override
  public Object value(Cursor cursor, int i) {
    String name = name(cursor, i);
    return name == null ? own.value(cursor, i) : name;
  }

  /** Null where the row lacks one of the names, or the column is too short for both. */
  private String name(Cursor cursor, int i) {
    if (own.mask() >= 0 && cursor.isNull(own.mask(), i)) {
      return null;
    }
    Object first = cells[given] == null ? null : cells[given].value(cursor, i);
    Object last = cells[family] == null ? null : cells[family].value(cursor, i);
    String name = first == null || last == null ? null : first + " " + last;
    return name == null || name.codePointCount(0, name.length()) > longest ? null : name;
  }
}
