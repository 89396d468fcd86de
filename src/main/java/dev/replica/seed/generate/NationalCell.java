package dev.replica.seed.generate;

import dev.replica.seed.fake.CountryLocales;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A name or a place as the country beside it has them.
 *
 * @param own stands in where the row has no country
 * @param locale where the country is none of those known
 * @param inLocale makes the values of a locale
 * @param made those made so far, by locale: a function of the locale
 * @param country place of the country's name or code
 * @param cells of the row; filled once all are made
 */
record NationalCell(
    DrawnCell own,
    String locale,
    Function<String, FamiliarValues> inLocale,
    Map<String, FamiliarValues> made,
    int country,
    Cell[] cells)
    implements Cell {

  /** With no values made so far. */
  NationalCell(
      DrawnCell own,
      String locale,
      Function<String, FamiliarValues> inLocale,
      int country,
      Cell[] cells) {
    this(own, locale, inLocale, new ConcurrentHashMap<>(), country, cells);
  }

  @Override
  public void write(Cursor cursor, int i, RowWriter out) {
    in(cursor, i).write(cursor, i, out);
  }

  @Override
  public Object value(Cursor cursor, int i) {
    return in(cursor, i).value(cursor, i);
  }

  private DrawnCell in(Cursor cursor, int i) {
    Object where = cells[country] == null ? null : cells[country].value(cursor, i);
    if (where == null) {
      return own;
    }
    FamiliarValues values =
        made.computeIfAbsent(CountryLocales.of(where.toString(), locale), inLocale);
    return own.of(values);
  }
}
