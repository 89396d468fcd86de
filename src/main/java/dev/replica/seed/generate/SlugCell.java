package dev.replica.seed.generate;

/**
 * The title beside it as an address has it: small letters of ASCII with dashes between words.
 *
 * @param own titles, where the row has none
 * @param title place of the title's cell; -1 for none
 * @param first number that the first row has at its end, so that no two rows have the same; negative where they may
 * @param mask the null mask that the column is in; -1 for none
 * @param key of the column
 * @param longest characters that the column holds
 * @param cells of the row; filled once all are made
 */
record SlugCell(
    FamiliarValues own, int title, long first, int mask, long key, int longest, Cell[] cells)
    implements TextCell {

  /** Longer ones are cut: titles go on for lines. */
  private static final int MOST = 60;

  @Override
  public String text(Cursor cursor, int i) {
    if (mask >= 0 && cursor.isNull(mask, i)) {
      return null;
    }
    Object given = title < 0 || cells[title] == null ? null : cells[title].value(cursor, i);
    String source = given == null ? own.text(0, cursor.bits(key, i)) : given.toString();
    String number = first < 0 ? "" : "-" + (first + cursor.row(i));
    String slug = Handle.dashed(source, Math.min(MOST, longest) - number.length());
    return slug.isEmpty() && !number.isEmpty() ? number.substring(1) : slug + number;
  }
}
