package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What holds of a database holds of one of a hundred times its rows, or of a hundredth. Bounds are three standard errors or so of the
 * smaller of the two databases, 300 and 200 customers, with what the genome rounds.
 */
class ScaledIT {

  private static final String SCHEMA = """
      CREATE TABLE customer (id int PRIMARY KEY, segment text NOT NULL, age int NOT NULL);
      CREATE TABLE orders (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id int NOT NULL REFERENCES customer,
        amount numeric(8, 2) NOT NULL,
        mood int NOT NULL);
      CREATE TABLE line (order_id int REFERENCES orders, no int, pieces int NOT NULL, PRIMARY KEY (order_id, no));
      CREATE INDEX ON orders (customer_id);
      """;

  /** Resellers order more often, and for more; a customer's moods are alike; one in five never orders; more pieces in longer orders. */
  private static final String ROWS = """
      SELECT setseed(.7);
      INSERT INTO customer SELECT n, CASE WHEN random() < .7 THEN 'private' ELSE 'reseller' END, 18 + 60 * random()
        FROM generate_series(1, %d) n;
      INSERT INTO orders (customer_id, amount, mood)
        SELECT id, CASE segment WHEN 'private' THEN 20 ELSE 200 END * exp(random()), 50 + (20 * (2.0 * hashint4(id) / 4294967296.0 + random() - .5))::int
        FROM customer, LATERAL generate_series(1, CASE WHEN hashint4(id + 7) %% 5 = 0 THEN 0 WHEN segment = 'private' THEN 3 + id %% 3 ELSE 10 + id %% 9 END) n;
      INSERT INTO line SELECT id, n, amount::int / 10 + floor(5 * random())
        FROM orders, LATERAL generate_series(1, 1 + id %% 4) n;
      ANALYZE;
      """;

  private static void assertKept(int customers, double scale, double noise) throws SQLException {
    TestDatabase source = TestDatabase.of(SCHEMA + ROWS.formatted(customers));
    Genome genome = source.scan();
    TestDatabase target = TestDatabase.of(SCHEMA);
    target.seed(
        genome,
        new SeedOptions(
            CatalogFilter.all(), null, scale, Map.of(), 0, SeedOptions.Existing.KEEP, null, 2));
    for (String table : new String[] {"customer", "orders", "line"}) {
      assertThat(target.count(table) / (scale * source.count(table))).isCloseTo(1, within(.02));
    }
    String orders =
        " FROM (SELECT c.segment, count(o.id) AS orders FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id) c";
    String moods = " FROM orders a JOIN orders b ON b.customer_id = a.customer_id AND b.id > a.id";
    String bought = " FROM orders o JOIN customer c ON c.id = o.customer_id";
    assertAlike(source, target, "avg(orders)" + orders, .1);
    assertAlike(source, target, "avg((orders = 0)::int)" + orders, noise);
    assertAlike(
        source, target, "percentile_cont(.95) WITHIN GROUP (ORDER BY orders)" + orders, 1.5);
    assertAlike(source, target, "avg(orders)" + orders + " WHERE segment = 'reseller'", 30 * noise);
    assertAlike(source, target, "avg((segment = 'private')::int) FROM customer", noise);
    assertAlike(
        source,
        target,
        "percentile_cont(.5) WITHIN GROUP (ORDER BY age) FROM customer",
        100 * noise);
    assertAlike(source, target, "corr(a.mood, b.mood)" + moods, 2 * noise);
    assertAlike(source, target, "avg(ln(amount))" + bought + " WHERE segment = 'private'", noise);
    assertAlike(source, target, "avg(ln(amount))" + bought + " WHERE segment = 'reseller'", noise);
    assertAlike(
        source,
        target,
        "corr(ln(o.amount), l.pieces) FROM line l JOIN orders o ON o.id = l.order_id",
        noise);
    assertAlike(source, target, "avg(no) FROM line", noise);
  }

  private static void assertAlike(
      TestDatabase source, TestDatabase target, String query, double bound) throws SQLException {
    assertThat(target.number("SELECT " + query))
        .as(query)
        .isCloseTo(source.number("SELECT " + query), within(bound));
  }

  @Test
  void aHundredTimesTheRowsAreLikeThem() throws SQLException {
    assertKept(300, 100, .05);
  }

  @Test
  void aHundredthOfTheRowsIsLikeThem() throws SQLException {
    assertKept(20_000, .01, .1);
  }
}
