package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.seed.SeedOptions.Existing;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Times that are distinct for each parent, as those of readings and of days are, follow each other as they did. */
class KeyedSequencesIT {

  private static final String SCHEMA = """
      CREATE TABLE device (id int PRIMARY KEY, installed timestamp NOT NULL);
      CREATE TABLE reading (
        device_id int REFERENCES device, taken timestamp(0), value float8 NOT NULL,
        PRIMARY KEY (device_id, taken)) PARTITION BY RANGE (taken);
      CREATE TABLE reading_21 PARTITION OF reading FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
      CREATE TABLE reading_22 PARTITION OF reading FOR VALUES FROM ('2022-01-01') TO ('2024-01-01');
      CREATE TABLE note (
        id serial PRIMARY KEY, device_id int, taken timestamp(0),
        FOREIGN KEY (device_id, taken) REFERENCES reading);
      CREATE TABLE meter (id int PRIMARY KEY);
      CREATE TABLE consumption (
        meter_id int NOT NULL REFERENCES meter, day date NOT NULL, kwh numeric(8,2),
        UNIQUE (meter_id, day));
      CREATE TABLE trip (id int PRIMARY KEY);
      CREATE TABLE stop (
        trip_id int NOT NULL REFERENCES trip, arrives time(0) NOT NULL, UNIQUE (trip_id, arrives));
      CREATE TABLE shift (id int PRIMARY KEY);
      CREATE TABLE stamp (id serial PRIMARY KEY, shift_id int NOT NULL REFERENCES shift, at time(0) NOT NULL);
      """;

  /** Bursts of readings every five minutes, of days nearly all, of stops every two minutes or so, of stamps every hour and a bit. */
  private static final String ROWS = """
      SELECT setseed(.4);
      INSERT INTO device SELECT n, timestamp '2021-01-01' + n * interval '14 hours' FROM generate_series(1, 400) n;
      INSERT INTO reading
        SELECT d, t, 10 + extract(hour FROM t) + random()
        FROM (SELECT d, date_trunc('minute', installed) + sum(gap) OVER (PARTITION BY d ORDER BY s, n) AS t
              FROM (SELECT device.id AS d, installed, s, n, CASE WHEN n > 1 THEN interval '5 minutes' * (1 + (random() < .05)::int)
                      ELSE floor(1 - ln(random()) * 70) * interval '1 hour' END AS gap
                    FROM device, generate_series(1, 2 + id % 7) s, generate_series(1, 3 + id % 9) n) g) r;
      INSERT INTO note (device_id, taken) SELECT device_id, taken FROM reading WHERE random() < .1;
      INSERT INTO meter SELECT generate_series(1, 300);
      INSERT INTO consumption SELECT m, date '2022-01-01' + m % 90 + n, 5 + random()
        FROM generate_series(1, 300) m, generate_series(0, 10 + m % 30) n WHERE random() < .97;
      INSERT INTO trip SELECT generate_series(1, 300);
      INSERT INTO stop SELECT t, time '05:00' + t * interval '3 minutes' + n * interval '2 minutes' + floor(3 * random()) * interval '20 seconds'
        FROM generate_series(1, 300) t, generate_series(1, 5 + t % 20) n;
      INSERT INTO shift SELECT generate_series(1, 300);
      INSERT INTO stamp (shift_id, at)
        SELECT s, time '06:00' + s % 100 * interval '1 minute' + n * interval '1 hour' + random() * interval '4 minutes'
        FROM generate_series(1, 300) s, generate_series(1, 4 + s % 5) n;
      ANALYZE;
      """;

  private static String gaps(String table, String parent, String time) {
    return "SELECT extract(epoch FROM " + time + " - lag(" + time + ") OVER (PARTITION BY " + parent
        + " ORDER BY " + time + "))::float8 FROM " + table;
  }

  /** Seconds, and days, between one row of a parent and the next. */
  private static final Map<String, String> GAPS = Map.of(
      "reading", gaps("reading", "device_id", "taken"),
      "consumption",
          "SELECT day - lag(day) OVER (PARTITION BY meter_id ORDER BY day) FROM consumption",
      "stop", gaps("stop", "trip_id", "arrives"),
      "stamp", gaps("stamp", "shift_id", "at"));

  /** The greatest difference of the distribution functions at some of the source's quantiles. */
  private static double apart(TestDatabase source, TestDatabase target, String values)
      throws SQLException {
    double apart = 0;
    for (double share : new double[] {.02, .1, .25, .5, .75, .9, .98}) {
      double at = source.number("SELECT percentile_disc(" + share
          + ") WITHIN GROUP (ORDER BY v)::float8 FROM (" + values + ") s(v) WHERE v IS NOT NULL");
      String below =
          "SELECT avg((v <= " + at + ")::int) FROM (" + values + ") s(v) WHERE v IS NOT NULL";
      apart = Math.max(apart, Math.abs(source.number(below) - target.number(below)));
    }
    return apart;
  }

  @ParameterizedTest
  @MethodSource("dev.replica.support.TestServer#all")
  void gapsOfTimesThatAreKeysAreThoseThatTheyWere(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + ROWS));
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    Genome genome = source.scan();
    SeedResult result = target.seed(genome, TestDatabase.options(null));
    assertThat(result.notices()).noneMatch(notice -> notice.contains("left out"));
    for (Map.Entry<String, String> table : GAPS.entrySet()) {
      String count = "SELECT count(*) FROM " + table.getKey();
      assertThat(target.number(count)).as(table.getKey()).isEqualTo(source.number(count));
      assertThat(apart(source, target, table.getValue())).as(table.getKey()).isLessThan(.06);
    }
    assertThat(target.number("SELECT corr(value, extract(hour FROM taken)) FROM reading"))
        .isGreaterThan(.9);
  }

  @ParameterizedTest
  @MethodSource("dev.replica.support.TestServer#all")
  void moreRowsBesideThoseThatStandThereStayDistinct(TestServer server) throws SQLException {
    Genome genome = new TestDatabase(server.createDatabase(SCHEMA + ROWS)).scan();
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA + ROWS));
    String count = "SELECT count(*) FROM reading";
    double before = target.number(count);
    target.seed(
        genome,
        new SeedOptions(CatalogFilter.all(), null, .5, Map.of(), 3, Existing.APPEND, null, 2));
    assertThat(target.number(count)).isGreaterThan(1.4 * before);
  }
}
