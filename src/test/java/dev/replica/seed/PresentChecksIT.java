package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.Progress;
import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that hold rows to a window around the present, or to whoever loads them. */
class PresentChecksIT {

  private static final int ROWS = 100;

  private static final String WINDOWS = """
      CREATE DOMAIN recent AS timestamptz CHECK (VALUE BETWEEN now() - interval '1 day' AND now() + interval '7 days');
      CREATE TABLE booking (
        id serial PRIMARY KEY,
        made_at timestamptz NOT NULL CHECK (made_at > now() - interval '30 days' AND made_at <= now()),
        week date NOT NULL CHECK (week BETWEEN current_date - 7 AND current_date),
        expires timestamptz NOT NULL CHECK (expires <= now() + interval '1 year' AND expires >= now()),
        seen timestamp CHECK (seen <= (now() AT TIME ZONE 'utc') AND seen::date >= current_date - 3),
        touched timestamptz NOT NULL CHECK (touched <= clock_timestamp() AND touched > clock_timestamp() - interval '2 days'),
        changed recent NOT NULL,
        born date NOT NULL CHECK (age(born) >= interval '18 years'),
        hired date NOT NULL CHECK (extract(year FROM age(current_date, hired)) < 2 AND hired <= current_date),
        grace timestamptz NOT NULL CHECK (grace + interval '2 hours' > now() AND grace - now() < interval '1 day'));
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsLieInTheWindowsWhenTheyAreDrawn(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(WINDOWS));
    assertThat(database.seed(ROWS).notices()).isEmpty();
    assertThat(database.count("booking")).isEqualTo(ROWS);
    assertThat(
            database.strings(
                "SELECT count(DISTINCT made_at) > 90 AND count(DISTINCT week) = 8 AND count(DISTINCT changed) > 90 FROM booking"))
        .containsExactly("t");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aScriptLoadsOnTheDayThatItWasMade(TestServer server) throws SQLException, IOException {
    TestDatabase database = new TestDatabase(server.createDatabase(WINDOWS));
    Genome genome = database.scan();
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Seed.generate(genome, TestDatabase.options((long) ROWS), today, script, Progress.NONE);
    database.load(script.toByteArray());
    assertThat(database.count("booking")).isEqualTo(ROWS);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    Seed.generate(genome, TestDatabase.options((long) ROWS), today, again, Progress.NONE);
    assertThat(again.toByteArray()).isEqualTo(script.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whoLoadsAndWhatHeAsksForIsTold(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE FUNCTION least_year() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2000 + 17';
        CREATE TABLE audit (id serial PRIMARY KEY, by_whom text NOT NULL CHECK (by_whom = CURRENT_USER),
          year int NOT NULL CHECK (year >= least_year() AND year <= 2031));
        """));
    assertThat(database.seed(ROWS).notices()).isEmpty();
    assertThat(database.count("audit WHERE by_whom = 'postgres' AND year BETWEEN 2017 AND 2031"))
        .isEqualTo(ROWS);
    assertThat(database.number("SELECT count(DISTINCT year) FROM audit")).isGreaterThan(10);
  }
}
