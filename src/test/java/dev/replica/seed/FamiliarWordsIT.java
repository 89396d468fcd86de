package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Columns that were never scanned get what their names say, as far as their types and checks leave it. */
class FamiliarWordsIT {

  private static final String SCHEMA = """
      CREATE TABLE place (id int PRIMARY KEY,
        country_code char(2) NOT NULL, "isoCountry" text NOT NULL, country_iso3 char(3) NOT NULL, country varchar(60) NOT NULL,
        city text NOT NULL, zip varchar(5) NOT NULL, time_zone text NOT NULL, "billingCurrency" char(3) NOT NULL,
        currency text NOT NULL CHECK (currency IN ('EUR', 'SEK')), currency_code text NOT NULL CHECK (currency_code ~ '^[a-z]{3}$'),
        language varchar(2) NOT NULL, locale varchar(5) NOT NULL, short_locale char(2) NOT NULL,
        user_locale text NOT NULL CHECK (user_locale ~ '^[a-z]{2}-[A-Z]{2}$'), phone varchar(10) NOT NULL, home_url varchar(30) NOT NULL,
        cities text[] NOT NULL, mini_country varchar(1) NOT NULL, longitude numeric(9,6) NOT NULL);
      """;

  @Test
  void namesThatSayWhatAColumnHoldsAreHeeded() throws SQLException {
    TestDatabase database = TestDatabase.of(SCHEMA);
    assertThat(database.seed(200).notices()).isEmpty();
    assertThat(database.count("place")).isEqualTo(200);
    for (String condition : new String[] {
      "country_code IN ('US', 'DE', 'GB', 'FR', 'IN', 'JP', 'BR', 'IT', 'ES', 'CA', 'NL', 'AU', 'PL', 'SE', 'CH', 'MX')",
      "\"isoCountry\" ~ '^[A-Z]{2}$'",
      "country_iso3 ~ '^[A-Z]{3}$'",
      "length(country) > 4",
      "length(city) > 3",
      "zip ~ '^[0-9]{5}$'",
      "now() AT TIME ZONE time_zone IS NOT NULL",
      "\"billingCurrency\" IN ('USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD', 'SEK', 'PLN', 'INR', 'BRL', 'MXN')",
      "upper(currency_code) IN ('USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD', 'SEK', 'PLN', 'INR', 'BRL', 'MXN')",
      "language ~ '^[a-z]{2}$'",
      "locale ~ '^[a-z]{2}_[A-Z]{2}$'",
      "user_locale LIKE substr(user_locale, 1, 2) || '-%'",
      "short_locale ~ '^[a-z]{2}$'",
      "phone ~ '^[0-9]{3}555[0-9]{4}$'",
      "home_url LIKE 'https://%'",
      "array_to_string(cities, '') ~ '^([A-Z].+)?$'",
      "longitude BETWEEN -180 AND 180"
    }) {
      assertThat(database.count("place WHERE " + condition)).as(condition).isEqualTo(200);
    }
    assertThat(database.number("SELECT count(DISTINCT country_code) FROM place"))
        .isGreaterThan(8);
  }
}
