package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Dates, timestamps and numbers that stand in strings, as in staging tables and documents: generated columns cast them, so that a
 * thirtieth of February would cost a table all of its rows.
 */
class WrittenValuesIT {

  private static final String SCHEMA = """
      CREATE TABLE staging (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        ordered text NOT NULL,
        shipped varchar(10),
        amount text NOT NULL CHECK (amount::numeric >= 0),
        vat text NOT NULL);
      CREATE TABLE event (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        value jsonb NOT NULL,
        at timestamp NOT NULL
          GENERATED ALWAYS AS (make_timestamp(left(value ->> 'at', 4)::int, substr(value ->> 'at', 6, 2)::int,
            substr(value ->> 'at', 9, 2)::int, substr(value ->> 'at', 12, 2)::int, substr(value ->> 'at', 15, 2)::int,
            substr(value ->> 'at', 18, 6)::float8)) STORED,
        raw text NOT NULL,
        client varchar(45) NOT NULL,
        state text GENERATED ALWAYS AS (raw::jsonb #>> '{task,state}') STORED,
        price numeric(10, 2) GENERATED ALWAYS AS ((value #>> '{line,price}')::numeric) STORED);
      """;

  private static final String ROWS = """
      SELECT setseed(.2);
      INSERT INTO staging (ordered, shipped, amount, vat)
        SELECT to_char(t, 'YYYY-MM-DD'), CASE WHEN n % 5 > 0 THEN to_char(t, 'DD/MM/YYYY') END,
               to_char(a, 'FM99990.00'), to_char(a * .2, 'FM99990.00')
        FROM (SELECT n, timestamp '2022-01-31' + n / 4 * interval '1 day' AS t, 5 + 400 * random() ^ 3 AS a
              FROM generate_series(1, 3000) n OFFSET 0) r;
      INSERT INTO event (client, raw, value)
        SELECT '10.' || (random() < .3)::int || '.' || (255 * random())::int || '.' || (255 * random())::int,
                '{"id":' || (p * 100)::int || ',"task":{"state":"' || CASE WHEN p < 30 THEN 'DONE' ELSE 'OPEN' END || '"}}',
               jsonb_build_object('at', to_char(t, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'line',
                                  jsonb_build_object('price', to_char(p, 'FM99990.00')))
        FROM (SELECT timestamp '2022-01-31' + n / 4 * interval '1 day' + random() * interval '9 hours' AS t,
                     exp(3 + random()) AS p
              FROM generate_series(1, 3000) n OFFSET 0) r;
      """;

  private static TestDatabase source;
  private static Genome genome;
  private static TestDatabase target;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    source = TestDatabase.of(SCHEMA + ROWS);
    genome = GenomeFile.parse(GenomeFile.print(source.scan()));
    target = TestDatabase.of(SCHEMA);
    target.seed(genome, TestDatabase.options(null));
  }

  @Test
  void stringsOfDaysAreDays() throws SQLException {
    assertThat(target.count("staging")).isEqualTo(3000);
    for (String quantile : List.of(".1", ".5", ".9")) {
      String sql = "SELECT extract(epoch FROM percentile_disc(" + quantile
          + ") WITHIN GROUP (ORDER BY ordered::date::timestamp)) / 86400 FROM staging";
      assertThat(target.number(sql)).isCloseTo(source.number(sql), within(20.0));
    }
    assertThat(target.count("staging WHERE shipped IS NULL")).isBetween(550L, 650L);
  }

  @Test
  void whatDependsOnADayInAStringStillDoes() throws SQLException {
    String sql = "SELECT corr(extract(epoch FROM ordered::date::timestamp),"
        + " extract(epoch FROM to_date(shipped, 'DD/MM/YYYY')::timestamp)) FROM staging";

    assertThat(source.number(sql)).isEqualTo(1);
    assertThat(target.number(sql)).isGreaterThan(.99);
    String amounts = "SELECT corr(amount::numeric, vat::numeric) FROM staging";
    assertThat(target.number(amounts)).isGreaterThan(.95);
  }

  @Test
  void amountsInStringsAreDistributedAsTheyWere() throws SQLException {
    for (String quantile : List.of(".1", ".5", ".9")) {
      String sql = "SELECT percentile_disc(" + quantile
          + ") WITHIN GROUP (ORDER BY amount::numeric) FROM staging";
      double expected = source.number(sql);
      assertThat(target.number(sql)).isCloseTo(expected, within(2 + expected * .1));
    }
    assertThat(target.count("staging WHERE amount !~ '^[0-9]+[.][0-9]{2}$'")).isZero();
  }

  @Test
  void documentsHoldTimesAndNumbersThatCast() throws SQLException {
    assertThat(target.count("event")).isEqualTo(3000);
    for (TestDatabase database : List.of(source, target)) {
      assertThat(database.count("event WHERE extract(hour FROM at) < 9")).isEqualTo(3000);
      assertThat(database.number("SELECT avg(price) FROM event")).isBetween(30.0, 39.0);
    }
    assertThat(target.count("event WHERE value ->> 'at' !~ '[.][0-9]{3}Z$'")).isZero();
  }

  @Test
  void textThatIsADocumentStaysOne() throws SQLException {
    assertThat(target.strings("SELECT DISTINCT state FROM event ORDER BY 1"))
        .containsExactly("DONE", "OPEN");
    for (TestDatabase database : List.of(source, target)) {
      assertThat(database.count("event WHERE raw LIKE '%\"state\":\"DONE\"%' AND price < 30"))
          .isBetween(1000L, 1400L);
      assertThat(database.count("event WHERE state = 'DONE' AND price > 31")).isLessThan(40);
    }
  }

  @Test
  void addressesInTextAreAddresses() throws SQLException {
    for (TestDatabase database : List.of(source, target)) {
      assertThat(database.count("event WHERE inet(client) << '10.1.0.0/16'"))
          .isBetween(800L, 1000L);
      assertThat(database.count("event WHERE inet(client) << '10.0.0.0/16'"))
          .isBetween(2000L, 2200L);
    }
  }

  @Test
  void edgeCasesLeaveStringsOfAFormAsTheyAre() throws SQLException {
    TestDatabase edged = TestDatabase.of(SCHEMA);
    edged.seed(genome, TestDatabase.options(null).withEdgeCases(.2));
    assertThat(edged.count("staging WHERE ordered::date IS NOT NULL")).isEqualTo(3000);
    assertThat(edged.count("event WHERE inet(client) IS NOT NULL")).isEqualTo(3000);
  }

  @Test
  void asOfMovesTimesInStringsToo() throws SQLException {
    TestDatabase later = TestDatabase.of(SCHEMA);
    LocalDate day = LocalDate.of(2030, 6, 1);

    later.seed(
        genome,
        new SeedOptions(
            CatalogFilter.all(), null, 1, Map.of(), 0, SeedOptions.Existing.KEEP, day, 2));

    assertThat(later.strings(
            "SELECT max(ordered::date) BETWEEN '2030-05-01' AND '2030-06-10' FROM staging"))
        .containsExactly("t");
    assertThat(later.strings("SELECT max(at) BETWEEN '2030-05-01' AND '2030-06-10' FROM event"))
        .containsExactly("t");
  }
}
