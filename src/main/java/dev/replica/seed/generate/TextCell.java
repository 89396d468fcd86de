package dev.replica.seed.generate;

/** A string that is made of the row's other cells. */
sealed interface TextCell extends Cell permits HandleCell, SlugCell {

  /** The string; null for NULL. */
  String text(Cursor cursor, int i);

  @Override
  default void write(Cursor cursor, int i, RowWriter out) {
    String text = text(cursor, i);
    if (text == null) {
      out.nullValue();
    } else {
      out.text(text);
    }
  }

  @Override
  default Object value(Cursor cursor, int i) {
    return text(cursor, i);
  }
}
