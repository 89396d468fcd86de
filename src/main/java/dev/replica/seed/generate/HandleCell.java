package dev.replica.seed.generate;

import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.Sense;

/**
 * An e-mail address or a user name that fits the names beside it.
 *
 * @param own stands in where the row has no name
 * @param plan which columns are those beside it
 * @param mask the null mask that the column is in; -1 for none
 * @param key of the column
 * @param longest characters that the column holds
 * @param cells of the row; filled once all are made
 */
record HandleCell(
    FamiliarValues own, CellPlan.Familiar plan, int mask, long key, int longest, Cell[] cells)
    implements TextCell {

  @Override
  public String text(Cursor cursor, int i) {
    if (mask >= 0 && cursor.isNull(mask, i)) {
      return null;
    }
    long bits = cursor.bits(key, i);
    String given = name(plan.beside().givenName(), cursor, i);
    String family = name(plan.beside().familyName(), cursor, i);
    String full =
        given == null && family == null ? name(plan.beside().fullName(), cursor, i) : null;
    if (full != null) {
      int blank = full.lastIndexOf(' ');
      given = blank < 0 ? full : full.substring(0, full.indexOf(' '));
      family = blank < 0 ? null : full.substring(blank + 1);
    }
    if (given == null && family == null) {
      String[] names = own.names(bits);
      given = names[0];
      family = names[1];
    }
    long number = plan.first() == CellPlan.Faked.REPEATED ? -1 : plan.first() + cursor.row(i);
    return Handle.of(plan.sense() == Sense.EMAIL, given, family, bits, number, longest);
  }

  private String name(int place, Cursor cursor, int i) {
    Object value = place < 0 || cells[place] == null ? null : cells[place].value(cursor, i);
    return value == null ? null : value.toString();
  }
}
