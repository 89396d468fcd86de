package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What rows have from those that they refer to is found again in what is seeded. Shares and means of n = 10,000 rows or more, and of
 * 2,000 customers, are held within what chance and the genome's bins leave: .03 to .05.
 */
class AcrossTablesIT {

  private static final String SCHEMA = """
      CREATE TABLE customer (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        segment text NOT NULL,
        city text NOT NULL,
        registered_at timestamptz NOT NULL);
      CREATE TABLE address (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id int NOT NULL REFERENCES customer,
        street text NOT NULL,
        main boolean NOT NULL);
      CREATE TABLE orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id int NOT NULL REFERENCES customer,
        address_id int NOT NULL REFERENCES address,
        customer_city text NOT NULL,
        discount int NOT NULL,
        mood int NOT NULL,
        placed_at timestamptz NOT NULL);
      CREATE TABLE line (
        order_id bigint NOT NULL REFERENCES orders,
        no int,
        quantity int NOT NULL,
        packed_at timestamptz,
        PRIMARY KEY (order_id, no));
      """;

  /**
   * Discounts depend on the customer's segment and, by way of the order, so do quantities; resellers order five times as often; moods
   * are alike in all orders of a customer; what is discounted most is never packed.
   */
  private static final String ROWS = """
      SELECT setseed(.7);
      INSERT INTO customer (segment, city, registered_at)
        SELECT CASE WHEN random() < .8 THEN 'private' ELSE 'reseller' END, 'City of ' || md5((n / 3)::text),
               timestamptz '2023-01-01 00:00Z' + random() * interval '500 days'
        FROM generate_series(1, 2000) n;
      INSERT INTO address (customer_id, street, main)
        SELECT c.id, md5(random()::text), n = 1 FROM customer c, LATERAL generate_series(1, 1 + c.id % 3) n;
      INSERT INTO orders (customer_id, address_id, customer_city, discount, mood, placed_at)
        SELECT c.id, (SELECT a.id FROM address a WHERE a.customer_id = c.id ORDER BY hashint4(a.id + n) LIMIT 1), c.city,
               CASE c.segment WHEN 'private' THEN floor(4 * random()) ELSE 10 + floor(10 * random()) END,
               (50 + 20 * (2.0 * hashint4(c.id) / 4294967296.0 + random() - .5))::int,
               registered_at + power(random(), 2) * interval '300 days'
        FROM customer c, LATERAL generate_series(1, CASE c.segment WHEN 'private' THEN 4 ELSE 20 END) n;
      INSERT INTO line (order_id, no, quantity, packed_at)
        SELECT o.id, n, 1 + floor(CASE c.segment WHEN 'private' THEN 3 ELSE 30 END * random()),
               CASE WHEN o.discount < 15 THEN o.placed_at + random() * interval '2 hours' END
        FROM orders o JOIN customer c ON c.id = o.customer_id, LATERAL generate_series(1, 1 + (o.id % 3)::int) n;
      ANALYZE;
      """;

  private static TestDatabase source;
  private static TestDatabase target;

  @BeforeAll
  static void scanAndSeed() throws SQLException {
    source = TestDatabase.of(SCHEMA + ROWS);
    Genome genome = source.scan();
    assertThat(GenomeFile.print(source.scan()))
        .as("a second scan")
        .isEqualTo(GenomeFile.print(genome));
    target = TestDatabase.of(SCHEMA);
    target.seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null));
  }

  private static void assertAlike(String query, double bound) throws SQLException {
    double expected = source.number(query);
    assertThat(target.number(query)).isCloseTo(expected, within(bound));
  }

  @Test
  void eachCustomerHasOneMainAddress() throws SQLException {
    assertThat(
            target.number(
                "SELECT count(*) FROM (SELECT FROM address GROUP BY customer_id HAVING count(*) FILTER (WHERE main) <> 1) c"))
        .isLessThan(40);
    assertAlike("SELECT avg(main::int) FROM address", .03);
  }

  @Test
  void columnsDependOnTheParents() throws SQLException {
    String mean =
        "SELECT avg(o.discount) FROM orders o JOIN customer c ON c.id = o.customer_id WHERE segment = ";
    assertAlike(mean + "'private'", .3);
    assertAlike(mean + "'reseller'", .5);
  }

  @Test
  void columnsDependOnTheGrandparents() throws SQLException {
    String mean =
        "SELECT avg(l.quantity) FROM line l JOIN orders o ON o.id = l.order_id JOIN customer c ON c.id = o.customer_id"
            + " WHERE segment = ";
    assertAlike(mean + "'private'", .4);
    assertAlike(mean + "'reseller'", 1);
  }

  @Test
  void parentsHaveTheirChildrenByWhatTheyAre() throws SQLException {
    String mean = "SELECT avg(n) FROM (SELECT count(o.id) AS n FROM customer c"
        + " LEFT JOIN orders o ON o.customer_id = c.id WHERE segment = '%s' GROUP BY c.id) t";
    assertAlike(mean.formatted("private"), .4);
    assertAlike(mean.formatted("reseller"), 2);
  }

  @Test
  void rowsOfOneParentHaveMoreInCommon() throws SQLException {
    // The share of the variance that lies between customers.
    String share =
        "SELECT 1 - avg(within) / (SELECT var_samp(mood) FROM orders) FROM (SELECT var_samp(mood) AS within FROM orders"
            + " GROUP BY customer_id HAVING count(*) > 3) t";
    assertAlike(share, .06);
    assertThat(source.number(share)).isGreaterThan(.5);
  }

  @Test
  void copiesAreExactEvenOfTextThatIsNotTold() throws SQLException {
    String strangers =
        "SELECT count(*) FROM orders o JOIN customer c ON c.id = o.customer_id WHERE customer_city <> city";
    assertThat(target.number(strangers)).isZero();
    assertThat(target.number("SELECT count(*) FROM customer WHERE city LIKE 'City of %'"
            + " AND city IN (SELECT 'City of ' || md5(n::text) FROM generate_series(0, 700) n)"))
        .isZero();
  }

  @Test
  void timesComeAfterThoseOfTheParents() throws SQLException {
    assertThat(
            target.number(
                "SELECT count(*) FROM orders o JOIN customer c ON c.id = o.customer_id WHERE placed_at < registered_at"))
        .isZero();
    String hours = "SELECT %s(extract(epoch FROM packed_at - placed_at)) / 3600 FROM line l"
        + " JOIN orders o ON o.id = l.order_id";
    assertAlike(hours.formatted("min"), .05);
    assertAlike(hours.formatted("avg"), .05);
    assertAlike(hours.formatted("max"), .05);
  }

  @Test
  void whatIsNullDependsOnTheParents() throws SQLException {
    String share =
        "SELECT avg((packed_at IS NULL)::int) FROM line l JOIN orders o ON o.id = l.order_id WHERE discount ";
    assertAlike(share + "< 4", .02);
    assertAlike(share + ">= 15", .05);
  }

  @Test
  void siblingTablesAgree() throws SQLException {
    assertThat(
            target.number(
                "SELECT count(*) FROM orders o JOIN address a ON a.id = o.address_id WHERE a.customer_id <> o.customer_id"))
        .isZero();
  }
}
