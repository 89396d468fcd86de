package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Parents with many children in one table have many, or few, in another. Correlations of 3,000 parents have a standard error of .02.
 */
class SiblingFanOutsIT {

  private static final double CHANCE = .07;

  private static final String SCHEMA = """
      CREATE TABLE customer (id int PRIMARY KEY, segment text NOT NULL);
      CREATE TABLE login (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id int NOT NULL REFERENCES customer);
      CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id int NOT NULL REFERENCES customer, paid int NOT NULL);
      CREATE TABLE reminder (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id int NOT NULL REFERENCES customer);
      CREATE TABLE profile (customer_id int PRIMARY KEY REFERENCES customer, theme int NOT NULL);
      CREATE TABLE message (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        sender_id int NOT NULL REFERENCES customer,
        receiver_id int NOT NULL REFERENCES customer);
      """;

  /** Who orders much logs in and writes and is written to much, has a profile, and needs no reminder; resellers order twice as much. */
  private static final String ROWS = """
      SELECT setseed(.7);
      CREATE TEMP TABLE c AS SELECT n AS id, exp(2 * random()) AS busy, CASE WHEN random() < .5 THEN 'private' ELSE 'reseller' END AS segment
        FROM generate_series(1, 3000) n;
      INSERT INTO customer SELECT id, segment FROM c;
      INSERT INTO orders (customer_id, paid)
        SELECT id, floor(9 * random()) FROM c, LATERAL generate_series(1, floor(busy * random() * CASE segment WHEN 'private' THEN 2 ELSE 4 END)::int);
      INSERT INTO login (customer_id) SELECT id FROM c, LATERAL generate_series(1, floor(3 * busy * (.5 + random()))::int);
      INSERT INTO reminder (customer_id) SELECT id FROM c, LATERAL generate_series(1, floor(12 * random() / busy)::int);
      INSERT INTO profile SELECT id, floor(5 * random()) FROM c WHERE busy > 3 + random();
      INSERT INTO message (sender_id, receiver_id)
        SELECT s.id, r.id FROM (SELECT id, row_number() OVER (ORDER BY random()) AS n FROM c, LATERAL generate_series(1, floor(busy)::int)) s
        JOIN (SELECT id, row_number() OVER (ORDER BY random()) AS n FROM c, LATERAL generate_series(1, floor(busy)::int)) r USING (n);
      ANALYZE;
      """;

  private static final String COUNTS = " FROM (SELECT c.segment,"
      + " (SELECT count(*) FROM login l WHERE l.customer_id = c.id) AS logins,"
      + " (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS orders,"
      + " (SELECT count(*) FROM reminder r WHERE r.customer_id = c.id) AS reminders,"
      + " (SELECT count(*) FROM profile p WHERE p.customer_id = c.id) AS profiles,"
      + " (SELECT count(*) FROM message m WHERE m.sender_id = c.id) AS sent,"
      + " (SELECT count(*) FROM message m WHERE m.receiver_id = c.id) AS received"
      + " FROM customer c) counts";

  private static TestDatabase source;
  private static TestDatabase target;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    String indexes = "CREATE INDEX ON login (customer_id); CREATE INDEX ON orders (customer_id);"
        + "CREATE INDEX ON reminder (customer_id); CREATE INDEX ON message (sender_id); CREATE INDEX ON message (receiver_id);";
    source = TestDatabase.of(SCHEMA + ROWS + indexes);
    target = TestDatabase.of(SCHEMA + indexes);
    Genome genome = source.scan();
    target.seed(genome, TestDatabase.options(null));
  }

  private static void assertAlike(String query, double bound) throws SQLException {
    assertThat(target.number("SELECT " + query + COUNTS))
        .as(query)
        .isCloseTo(source.number("SELECT " + query + COUNTS), within(bound));
  }

  @Test
  void whoOrdersMuchLogsInMuch() throws SQLException {
    assertAlike("corr(logins, orders)", CHANCE);
  }

  @Test
  void whoOrdersMuchNeedsNoReminder() throws SQLException {
    assertAlike("corr(reminders, logins)", 2 * CHANCE);
  }

  @Test
  void whoLogsInMuchHasAProfile() throws SQLException {
    assertAlike("corr(profiles, logins)", 2 * CHANCE);
  }

  @Test
  void twoReferencesOfOneTableGoTogether() throws SQLException {
    assertAlike("corr(sent, received)", CHANCE);
  }

  @Test
  void numbersStillDependOnWhatParentsAre() throws SQLException {
    assertAlike("avg(orders) FILTER (WHERE segment = 'reseller')", .5);
    assertAlike("avg(orders) FILTER (WHERE segment = 'private')", .5);
  }

  @Test
  void fanOutsStayWhatTheyWere() throws SQLException {
    assertAlike("avg((orders = 0)::int)", .02);
    assertAlike("percentile_cont(.9) WITHIN GROUP (ORDER BY logins)", 2);
  }
}
