package dev.replica.seed.plan;

import dev.replica.catalog.NameWords;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Genome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.seed.fake.CountryLocales;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which locale the names and places of a table are made: the one that the user gives, or else the one that the letters of the
 * column, of the table's other columns, its countries, or the rest of the database tell.
 *
 * @param given by the user; null where it is for the data to tell
 * @param table where nothing better is known of a column
 * @param charset whose letters the database has
 */
record DataLocale(String given, String table, Charset charset) {

  /** Share of the rows with one country, from which on the others' are strangers. */
  private static final double HOME = .5;

  /**
   * The locale of a table.
   *
   * @param genome null where nothing is known of the table
   * @param elsewhere what the rest of the database tells
   */
  static DataLocale of(String given, TableGenome genome, String elsewhere, Charset charset) {
    if (given != null) {
      return new DataLocale(given, given, charset);
    }
    String found = genome == null ? null : common(List.of(genome));
    if (found == null && genome != null) {
      found = ofCountries(genome);
    }
    return new DataLocale(null, found == null ? elsewhere : found, charset);
  }

  /** What most columns of all tables tell; English where none does. */
  static String of(Genome genome) {
    String found = common(genome.tables());
    return found == null ? PlanOptions.ENGLISH : found;
  }

  private static String common(List<TableGenome> tables) {
    Map<String, Integer> counts = new HashMap<>();
    tables.forEach(table -> table.columns().forEach(column -> {
      String locale = told(column.values());
      if (locale != null) {
        counts.merge(locale, 1, Integer::sum);
      }
    }));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static String told(ValueModel values) {
    if (values instanceof ValueModel.Category category) {
      return told(category.other());
    }
    return values instanceof ValueModel.Text text ? text.locale() : null;
  }

  private static String ofCountries(TableGenome table) {
    for (ColumnGenome column : table.columns()) {
      List<String> words = NameWords.of(column.name());
      boolean country =
          words.subList(Math.max(0, words.size() - 2), words.size()).contains("country");
      if (country && column.values() instanceof ValueModel.Category category) {
        for (int i = 0; i < category.values().size(); i++) {
          if (category.shares().get(i) >= HOME) {
            return CountryLocales.of(category.values().get(i), null);
          }
        }
      }
    }
    return null;
  }

  /** The same of a column whose words are no names: those of the table's people tell nothing of them. */
  String ofWords(ColumnGenome column) {
    String own = column == null ? null : told(column.values());
    return given != null ? given : own != null ? own : PlanOptions.ENGLISH;
  }

  /** The locale of a column, of which this is known; null for nothing. */
  String of(ColumnGenome column) {
    String own = given == null && column != null ? told(column.values()) : null;
    return own == null ? table : own;
  }
}
