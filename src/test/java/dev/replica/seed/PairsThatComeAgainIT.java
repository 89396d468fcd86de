package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys of two references and a column of few values, which leaves room for several rows of a pair, not for all of a parent's. */
class PairsThatComeAgainIT {

  private static final String SCHEMA = """
      CREATE TABLE race (id int PRIMARY KEY, laps int NOT NULL);
      CREATE TABLE driver (id int PRIMARY KEY, born date NOT NULL);
      CREATE TABLE stop (
        race_id int REFERENCES race,
        driver_id int REFERENCES driver,
        no int,
        lap int NOT NULL,
        PRIMARY KEY (race_id, driver_id, no));
      CREATE TABLE vote (
        race_id int REFERENCES race,
        driver_id int REFERENCES driver,
        kind text,
        PRIMARY KEY (race_id, driver_id, kind));
      """;

  /** Half of all drivers stop in a race, each half as often once more as before, five times at the most. */
  private static final String ROWS = """
      SELECT setseed(.7);
      INSERT INTO race SELECT n, 40 + n % 30 FROM generate_series(1, 400) n;
      INSERT INTO driver SELECT n, date '1970-01-01' + 100 * n FROM generate_series(1, 60) n;
      INSERT INTO stop SELECT r, d, n, 10 * n + floor(9 * random())
        FROM (SELECT r, d, least(5, 1 + floor(-ln(random()) / ln(2)))::int AS stops
              FROM generate_series(1, 400) r, generate_series(1, 60) d WHERE random() < .5 * r / 400) s,
             LATERAL generate_series(1, stops) n;
      INSERT INTO vote SELECT r, d, kind FROM generate_series(1, 400) r, generate_series(1, 60) d,
        unnest(ARRAY['up', 'down', 'left', 'right']) kind WHERE random() < .2;
      ANALYZE;
      """;

  private static TestDatabase source;
  private static TestDatabase target;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    source = TestDatabase.of(SCHEMA + ROWS);
    target = TestDatabase.of(SCHEMA);
    target.seed(source.scan(), TestDatabase.options(null));
  }

  private static void assertAlike(String query, double share) throws SQLException {
    double expected = source.number("SELECT " + query);
    assertThat(target.number("SELECT " + query))
        .as(query)
        .isCloseTo(expected, within(share * expected));
  }

  @Test
  void parentsKeepTheirNumbersOfChildren() throws SQLException {
    String races = " FROM (SELECT count(*) AS stops FROM stop GROUP BY race_id) r";
    assertAlike("max(stops)" + races, .05);
    assertAlike("percentile_cont(.9) WITHIN GROUP (ORDER BY stops)" + races, .05);
    assertAlike("percentile_cont(.2) WITHIN GROUP (ORDER BY stops)" + races, .1);
    assertAlike("max(votes) FROM (SELECT count(*) AS votes FROM vote GROUP BY race_id) r", .1);
  }

  @Test
  void countersCountTheRowsOfAPair() throws SQLException {
    for (int no = 1; no <= 5; no++) {
      assertAlike("avg((no = " + no + ")::int) FROM stop", .1);
    }
    assertThat(
            target.number(
                "SELECT count(*) FROM stop s WHERE no > 1 AND NOT EXISTS"
                    + " (SELECT FROM stop b WHERE (b.race_id, b.driver_id, b.no) = (s.race_id, s.driver_id, s.no - 1))"))
        .isZero();
    assertAlike("max(no) FROM stop", 0);
  }

  @Test
  void columnsDependOnTheCounter() throws SQLException {
    for (int no = 1; no <= 4; no++) {
      assertAlike("avg(lap) FROM stop WHERE no = " + no, .05);
    }
  }

  @Test
  void allRowsFit() throws SQLException {
    assertAlike("count(*) FROM stop", 0);
    assertAlike("count(*) FROM vote", 0);
    assertAlike("count(DISTINCT kind) FROM vote", 0);
  }
}
