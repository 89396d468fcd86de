package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Times of one parent's rows follow each other as they did: in bursts, evenly, or by chance. */
class EventSequencesIT {

  private static final String SCHEMA = """
      CREATE TABLE device (id int PRIMARY KEY, installed timestamp NOT NULL, model text NOT NULL);
      CREATE TABLE reading (
        id serial PRIMARY KEY,
        device_id int NOT NULL REFERENCES device,
        taken timestamp(0) NOT NULL,
        shift text NOT NULL);
      CREATE TABLE patient (id int PRIMARY KEY);
      CREATE TABLE visit (
        patient_id int REFERENCES patient,
        no int,
        came date NOT NULL,
        left_on date NOT NULL CHECK (left_on >= came),
        PRIMARY KEY (patient_id, no));
      CREATE TABLE alarm (
        id serial PRIMARY KEY,
        device_id int NOT NULL REFERENCES device,
        raised timestamp(0) NOT NULL);
      CREATE TABLE member (id int PRIMARY KEY);
      CREATE TABLE view (
        id serial PRIMARY KEY,
        member_id int NOT NULL REFERENCES member,
        seen timestamp(0) NOT NULL);
      """;

  /** Sessions of readings every few seconds, hours or days apart; visits every four weeks or so; alarms whenever. */
  private static final String ROWS = """
      SELECT setseed(.4);
      INSERT INTO device SELECT n, timestamp '2021-01-01' + n * interval '14 hours', 'm' || n % 3 FROM generate_series(1, 700) n;
      INSERT INTO reading (device_id, taken, shift)
        SELECT d, t, CASE WHEN extract(hour FROM t) BETWEEN 8 AND 16 AND random() < .9 THEN 'day' ELSE 'night' END
        FROM (SELECT d, date_trunc('second', installed + sum(gap) OVER (PARTITION BY d ORDER BY s, n)) AS t
              FROM (SELECT device.id AS d, installed, s, n, CASE WHEN n > 1 THEN (2 + 8 * random()) * interval '1 second'
                      ELSE -ln(random()) * interval '3 days' END AS gap
                    FROM device, generate_series(1, 2 + id % 7) s, generate_series(1, 3 + id % 4) n) g) r ORDER BY d, t;
      INSERT INTO patient SELECT generate_series(1, 500);
      INSERT INTO visit SELECT p, n, came, came + floor(4 * random())::int
        FROM (SELECT p, n, date '2020-01-01' + p % 400 + sum(26 + floor(5 * random()))
                OVER (PARTITION BY p ORDER BY n)::int AS came
              FROM generate_series(1, 500) p, generate_series(1, 3 + p % 9) n) v;
      INSERT INTO alarm (device_id, raised) SELECT 1 + floor(700 * random())::int,
          timestamp '2021-01-01' + random() * interval '500 days'
        FROM generate_series(1, 6000);
      INSERT INTO member SELECT generate_series(1, 120);
      INSERT INTO view (member_id, seen)
        SELECT m, day + CASE WHEN extract(isodow FROM day) > 5 THEN 20 ELSE 9 END * interval '1 hour'
            + off + n * interval '40 seconds'
        FROM (SELECT m, s, date '2022-01-01' + (m * 2 + s * 23 + floor(9 * random())::int) AS day,
                random() * interval '100 minutes' AS off
              FROM generate_series(1, 120) m, generate_series(1, 1 + m % 5) s) r, generate_series(1, 5 + m % 40) n
        ORDER BY m, s, n;
      ANALYZE;
      """;

  private static final String READINGS = "SELECT extract(epoch FROM taken - lag(taken) OVER w)"
      + " FROM reading WINDOW w AS (PARTITION BY device_id ORDER BY taken, id)";

  private static final String VISITS = "SELECT came - lag(came) OVER w FROM visit"
      + " WINDOW w AS (PARTITION BY patient_id ORDER BY came)";

  private static TestDatabase source;
  private static TestDatabase target;
  private static Genome genome;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    source = TestDatabase.of(SCHEMA + ROWS);
    target = TestDatabase.of(SCHEMA);
    genome = source.scan();
    target.seed(genome, TestDatabase.options(null));
  }

  /** The greatest difference of the distribution functions at the deciles, and half of a hundredth around them, of the source's. */
  private static double apart(String values) throws SQLException {
    double apart = 0;
    for (double share : new double[] {.02, .1, .2, .3, .4, .5, .6, .7, .8, .9, .98}) {
      double at = source.number("SELECT percentile_disc(" + share
          + ") WITHIN GROUP (ORDER BY v)::float8 FROM (" + values + ") s(v) WHERE v IS NOT NULL");
      String below =
          "SELECT avg((v <= " + at + ")::int) FROM (" + values + ") s(v) WHERE v IS NOT NULL";
      apart = Math.max(apart, Math.abs(source.number(below) - target.number(below)));
    }
    return apart;
  }

  private static void assertAlike(String query, double within) throws SQLException {
    assertThat(target.number(query)).as(query).isCloseTo(source.number(query), within(within));
  }

  @Test
  void gapsWithinBurstsAndBetweenThemAreThoseThatTheyWere() throws SQLException {
    assertThat(apart(READINGS)).isLessThan(.06);
  }

  @Test
  void aGapDependsOnTheOneBeforeIt() throws SQLException {
    String both =
        " FROM (SELECT g, lag(g) OVER (PARTITION BY device_id ORDER BY taken, id) b FROM (SELECT *,"
            + " (extract(epoch FROM taken - lag(taken) OVER w) > 60)::int g FROM reading"
            + " WINDOW w AS (PARTITION BY device_id ORDER BY taken, id)) r) s";
    assertAlike("SELECT corr(g, b)" + both, .12);
  }

  /** 360 sessions, each with many rows at one hour, would miss a hundredth by ten of them, were they drawn alone. */
  @Test
  void hoursOfTheWeekAreThoseThatTheyWere() throws SQLException {
    for (int day = 1; day <= 7; day++) {
      for (int hour : new int[] {8, 9, 10, 11, 20, 21}) {
        assertAlike(
            "SELECT avg((date_part('isodow', seen) = " + day + " AND date_part('hour', seen) = "
                + hour + ")::int) FROM view",
            .01);
      }
    }
    assertThat(apart("SELECT extract(epoch FROM seen - lag(seen) OVER w) FROM view"
            + " WINDOW w AS (PARTITION BY member_id ORDER BY seen, id)"))
        .isLessThan(.06);
  }

  @Test
  void regularTimesStayRegular() throws SQLException {
    assertThat(apart(VISITS)).isLessThan(.06);
  }

  @Test
  void timesAsAWholeAreWhereTheyWere() throws SQLException {
    assertThat(apart("SELECT extract(epoch FROM taken) FROM reading")).isLessThan(.06);
    assertThat(apart("SELECT came - date '2020-01-01' FROM visit")).isLessThan(.06);
    assertThat(apart("SELECT extract(epoch FROM min(taken)) FROM reading GROUP BY device_id"))
        .isLessThan(.06);
    assertThat(apart(
            "SELECT extract(epoch FROM max(taken) - min(taken)) FROM reading GROUP BY device_id"))
        .isLessThan(.12);
  }

  @Test
  void noneComesBeforeItsParentOrBehindTheLast() throws SQLException {
    assertThat(
            target.number(
                "SELECT count(*) FROM reading JOIN device ON device.id = device_id WHERE taken < installed"))
        .isZero();
    assertThat(target.number("SELECT extract(epoch FROM max(taken)) FROM reading"))
        .isLessThan(source.number("SELECT extract(epoch FROM max(taken)) + 864000 FROM reading"));
  }

  @Test
  void rowsOfOneParentStandInTheOrderOfTheirTimes() throws SQLException {
    assertThat(target.number(
            "SELECT avg((taken >= before)::int) FROM (SELECT taken, lag(taken) OVER (PARTITION BY"
                + " device_id ORDER BY id) before FROM reading) r WHERE before IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void otherColumnsDependOnTheTimes() throws SQLException {
    assertAlike(
        "SELECT avg((shift = 'day')::int) FROM reading WHERE extract(hour FROM taken) BETWEEN 9 AND 15",
        .1);
    assertAlike(
        "SELECT avg((shift = 'day')::int) FROM reading WHERE extract(hour FROM taken) NOT BETWEEN 7 AND 17",
        .1);
    assertAlike("SELECT avg(left_on - came) FROM visit", .2);
  }

  @Test
  void timesThatHaveNothingToDoWithEachOtherAreNoSequence() {
    assertThat(events("alarm")).isZero();
    assertThat(events("reading")).isEqualTo(1);
    assertThat(events("visit")).isEqualTo(1);
  }

  private static long events(String table) {
    return genome.tables().stream()
        .filter(each -> each.name().equals(table))
        .flatMap(each -> each.references().stream())
        .filter(each -> each.fanOut() != null && each.fanOut().events() != null)
        .count();
  }

  private static TestDatabase seeded(LocalDate asOf, int threads) throws SQLException {
    TestDatabase other = TestDatabase.of(SCHEMA);
    other.seed(
        genome,
        new SeedOptions(
            CatalogFilter.all(), null, 1, Map.of(), 0, SeedOptions.Existing.KEEP, asOf, threads));
    return other;
  }

  @Test
  void anyNumberOfThreadsMakesTheSameTimes() throws SQLException {
    String all =
        "SELECT md5(string_agg(device_id || ' ' || taken || shift, ',' ORDER BY id)) FROM reading";
    assertThat(seeded(null, 5).strings(all)).isEqualTo(target.strings(all));
  }

  @Test
  void sequencesMoveWithTheHistory() throws SQLException {
    TestDatabase later = seeded(LocalDate.of(2031, 5, 1), 2);
    String gaps =
        "SELECT percentile_disc(.9) WITHIN GROUP (ORDER BY v)::float8 FROM (" + READINGS + ") s(v)";
    assertThat(later.number(gaps)).isCloseTo(target.number(gaps), within(.2 * target.number(gaps)));
    assertThat(later.number("SELECT extract(year FROM max(taken)) FROM reading"))
        .isBetween(2029.0, 2031.0);
  }
}
