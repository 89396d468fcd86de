package dev.replica.seed.plan;

import dev.replica.catalog.NameWords;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.check.Restriction;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Strings for columns whose names say what they hold: codes of countries, currencies and languages, time zones, cities, names of
 * people. The lists are short and part of the program, for those of the Java runtime change with its version.
 */
final class FamiliarWords {

  private static final List<String> COUNTRY_CODES = List.of(
      "US", "DE", "GB", "FR", "IN", "JP", "BR", "IT", "ES", "CA", "NL", "AU", "PL", "SE", "CH",
      "MX");

  private static final List<String> COUNTRY_CODES_OF_THREE = List.of(
      "USA", "DEU", "GBR", "FRA", "IND", "JPN", "BRA", "ITA", "ESP", "CAN", "NLD", "AUS", "POL",
      "SWE", "CHE", "MEX");

  private static final List<String> COUNTRIES = List.of(
      "United States",
      "Germany",
      "United Kingdom",
      "France",
      "India",
      "Japan",
      "Brazil",
      "Italy",
      "Spain",
      "Canada",
      "Netherlands",
      "Australia",
      "Poland",
      "Sweden",
      "Switzerland",
      "Mexico");

  private static final List<String> CURRENCIES =
      List.of("USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "SEK", "PLN", "INR", "BRL", "MXN");

  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja", "hi", "zh");

  private static final List<String> LOCALES = List.of(
      "en_US", "de_DE", "en_GB", "fr_FR", "es_ES", "it_IT", "pt_BR", "nl_NL", "pl_PL", "sv_SE",
      "ja_JP", "en_IN");

  private static final List<String> TIME_ZONES = List.of(
      "UTC",
      "America/New_York",
      "Europe/Berlin",
      "Europe/London",
      "America/Los_Angeles",
      "Europe/Paris",
      "Asia/Tokyo",
      "Asia/Kolkata",
      "America/Sao_Paulo",
      "Australia/Sydney");

  private static final List<String> CITIES = List.of(
      "New York",
      "Berlin",
      "London",
      "Paris",
      "Mumbai",
      "Tokyo",
      "Chicago",
      "Hamburg",
      "Madrid",
      "Rome",
      "Toronto",
      "Amsterdam",
      "Sydney",
      "Warsaw",
      "Stockholm",
      "Zurich");

  private static final List<String> FIRST_NAMES = List.of(
      "Maria", "John", "Anna", "Ali", "Sofia", "Paul", "Emma", "Luis", "Mei", "Adam", "Nina",
      "Omar", "Clara", "Ivan", "Priya", "Leo");

  private static final List<String> LAST_NAMES = List.of(
      "Smith", "Meyer", "Garcia", "Rossi", "Novak", "Kim", "Silva", "Dubois", "Jansen", "Khan",
      "Berg", "Tanaka", "Brown", "Costa", "Weber", "Singh");

  /** How words are written, the most usual first: what the column's checks allow is taken. */
  private static final List<UnaryOperator<String>> WRITINGS = List.of(
      word -> word,
      word -> word.replace('_', '-'),
      word -> word.toLowerCase(Locale.ROOT),
      word -> word.toUpperCase(Locale.ROOT));

  private FamiliarWords() {}

  /**
   * The model of a column of strings, the first words most frequent; null where the name says nothing, or no word fits.
   *
   * @param longest characters at the most
   */
  static ValueModel of(String name, int longest, Limits limits) {
    List<String> known = words(NameWords.of(name), longest);
    List<String> words = WRITINGS.stream()
        .map(writing -> known.stream()
            .map(writing)
            .filter(word -> fits(word, longest, limits))
            .toList())
        .filter(list -> !list.isEmpty())
        .findFirst()
        .orElse(List.of());
    if (words.isEmpty()) {
      return null;
    }
    // By Zipf's law, as of most things that have names.
    List<Double> weights = DoubleStream.iterate(1, place -> place + 1)
        .limit(words.size())
        .mapToObj(place -> 1 / place)
        .toList();
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return new ValueModel.Category(
        words, weights.stream().map(weight -> weight / sum).toList(), null);
  }

  private static boolean fits(String word, int longest, Limits limits) {
    return limits.allows(word)
        && word.length() <= longest
        && word.length() >= limits.shortest()
        && (limits.letters() != Restriction.Letters.LOWER
            || word.equals(word.toLowerCase(Locale.ROOT)))
        && (limits.letters() != Restriction.Letters.UPPER
            || word.equals(word.toUpperCase(Locale.ROOT)))
        && limits.patterns().stream()
            .allMatch(pattern ->
                pattern.regex().pattern(pattern.ignoreCase()).matcher(word).find());
  }

  /** Arrays are called for several: {@code cities}, {@code languages}. */
  private static String singular(String word) {
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static List<String> words(List<String> name, int longest) {
    String last = name.isEmpty() ? "" : singular(name.get(name.size() - 1));
    String pair = name.size() < 2 ? last : name.get(name.size() - 2) + last;
    List<String> countryCodes =
        longest == 3 || last.endsWith("3") ? COUNTRY_CODES_OF_THREE : COUNTRY_CODES;
    return switch (pair) {
      case "countrycode", "countryiso", "countryiso2", "isocountry", "countryiso3" -> countryCodes;
      case "currencycode", "currencyiso" -> CURRENCIES;
      case "languagecode", "langcode" -> LANGUAGES;
      case "localecode" -> LOCALES;
      case "timezone" -> TIME_ZONES;
      case "countryname" -> COUNTRIES;
      case "cityname" -> CITIES;
      case "firstname", "givenname" -> FIRST_NAMES;
      case "lastname", "familyname" -> LAST_NAMES;
      default ->
        switch (last) {
          case "country" -> longest <= 3 ? countryCodes : COUNTRIES;
          case "countrycode" -> countryCodes;
          case "currency", "currencycode" -> CURRENCIES;
          case "language", "lang", "languagecode" -> LANGUAGES;
          case "locale" -> longest < 5 ? LANGUAGES : LOCALES;
          case "timezone", "tz", "tzid" -> TIME_ZONES;
          case "city", "town" -> CITIES;
          case "surname", "lastname" -> LAST_NAMES;
          case "forename", "firstname" -> FIRST_NAMES;
          default -> List.of();
        };
    };
  }
}
