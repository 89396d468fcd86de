package dev.replica.seed.fake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** In which locale the places of a country have their names, of countries that write them in Latin letters. */
public final class CountryLocales {

  private static final Map<String, String> LOCALES = new HashMap<>();

  static {
    country("de-AT", "AT", "AUT", "Austria", "Österreich");
    country("en-AU", "AU", "AUS", "Australia");
    country("fr", "BE", "BEL", "Belgium");
    country("pt-BR", "BR", "BRA", "Brazil", "Brasil");
    country("en-CA", "CA", "CAN", "Canada");
    country("de-CH", "CH", "CHE", "Switzerland", "Schweiz");
    country("cs", "CZ", "CZE", "Czechia", "Czech Republic");
    country("de", "DE", "DEU", "Germany", "Deutschland");
    country("da-DK", "DK", "DNK", "Denmark");
    country("es", "ES", "ESP", "Spain", "España");
    country("fi-FI", "FI", "FIN", "Finland");
    country("fr", "FR", "FRA", "France");
    country("en-GB", "GB", "GBR", "UK", "United Kingdom", "Great Britain");
    country("hu", "HU", "HUN", "Hungary");
    country("en-IND", "IN", "IND", "India");
    country("it", "IT", "ITA", "Italy", "Italia");
    country("es-MX", "MX", "MEX", "Mexico");
    country("nl", "NL", "NLD", "Netherlands");
    country("nb-NO", "NO", "NOR", "Norway");
    country("pl", "PL", "POL", "Poland");
    country("pt", "PT", "PRT", "Portugal");
    country("ro-MD", "RO", "ROU", "Romania");
    country("sv", "SE", "SWE", "Sweden");
    country("sk", "SK", "SVK", "Slovakia");
    country("tr", "TR", "TUR", "Turkey");
    country("en-US", "US", "USA", "United States", "United States of America");
  }

  private CountryLocales() {}

  private static void country(String locale, String... names) {
    for (String name : names) {
      LOCALES.put(name.toLowerCase(Locale.ROOT), locale);
    }
  }

  /**
   * The locale of a country.
   *
   * @param country its name in English, or its code of two or three letters (ISO 3166-1)
   * @param otherwise where the country is none of those known
   */
  public static String of(String country, String otherwise) {
    return LOCALES.getOrDefault(country.strip().toLowerCase(Locale.ROOT), otherwise);
  }
}
