package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A history that ended in the summer of 2023 is seeded as if it ended on another day, all tables by the same number of days. */
class ShiftedHistoryIT {

  private static final LocalDate DAY = LocalDate.of(2031, 3, 15);

  private static final String SCHEMA = """
      CREATE TABLE customer (id int PRIMARY KEY, born date NOT NULL, registered_at timestamptz NOT NULL);
      CREATE TABLE orders (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer_id int NOT NULL REFERENCES customer,
        placed_at timestamptz NOT NULL,
        due date NOT NULL);
      CREATE TABLE shipment (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        order_id int NOT NULL REFERENCES orders,
        sent_at timestamp NOT NULL,
        sent_on date NOT NULL);
      """;

  /** Two years of orders, more and more of them, on working days; what is sent is so hours later. */
  private static final String ROWS = """
      SELECT setseed(.7);
      INSERT INTO customer SELECT n, date '1950-01-01' + (20000 * random())::int,
          timestamptz '2023-06-30 00:00Z' - 730 * random() * interval '1 day'
        FROM generate_series(1, 1000) n;
      INSERT INTO orders (customer_id, placed_at, due) SELECT id, at, (at + interval '14 days')::date
        FROM (SELECT id, registered_at + sqrt(random()) * (timestamptz '2023-06-30 23:00Z' - registered_at) AS at
              FROM customer, LATERAL generate_series(1, 12) n) o
        WHERE extract(isodow FROM at AT TIME ZONE 'UTC') < 6;
      INSERT INTO shipment (order_id, sent_at, sent_on) SELECT id, at, at::date
        FROM (SELECT id, (placed_at AT TIME ZONE 'UTC') + random() * interval '20 hours' AS at FROM orders) s;
      ANALYZE;
      """;

  private static TestDatabase source;
  private static Genome genome;

  @BeforeAll
  static void scan() throws SQLException {
    source = TestDatabase.of(SCHEMA + ROWS);
    genome = source.scan();
  }

  private static TestDatabase seeded(double scale) throws SQLException {
    TestDatabase target = TestDatabase.of(SCHEMA);
    target.seed(
        genome,
        new SeedOptions(
            CatalogFilter.all(), null, scale, Map.of(), 0, SeedOptions.Existing.KEEP, DAY, 2));
    return target;
  }

  @Test
  void theLastThirtyDaysAreNeverEmpty() throws SQLException {
    for (double scale : List.of(.1, 1.0)) {
      TestDatabase target = seeded(scale);
      for (String time : List.of(
          "registered_at FROM customer",
          "placed_at FROM orders",
          "sent_at FROM shipment",
          "sent_on FROM shipment")) {
        assertThat(
                target.number("SELECT count(*) FROM (SELECT " + time.replace(" FROM", " AS at FROM")
                    + ") t WHERE at > date '" + DAY + "' - 30 AND at < date '" + DAY + "' + 2"))
            .as(time + " at scale " + scale)
            .isPositive();
      }
    }
  }

  @Test
  void allTablesMoveByTheSameDays() throws SQLException {
    TestDatabase target = seeded(1);
    double days = days(target, "placed_at", "orders", .5);
    for (double share : List.of(.1, .5, .9)) {
      assertThat(days(target, "placed_at", "orders", share)).isCloseTo(days, within(12.0));
      assertThat(days(target, "registered_at", "customer", share)).isCloseTo(days, within(12.0));
      assertThat(days(target, "sent_at", "shipment", share)).isCloseTo(days, within(12.0));
      assertThat(days(target, "due", "orders", share)).isCloseTo(days, within(12.0));
    }
    // 2,814 days lie between the last day of the data and the one asked for.
    assertThat(days).isCloseTo(2815, within(12.0));
  }

  /** By how many days a quantile moved. */
  private static double days(TestDatabase target, String column, String table, double share)
      throws SQLException {
    String quantile =
        "SELECT percentile_disc(%s) WITHIN GROUP (ORDER BY extract(epoch FROM %s::timestamp)) / 86400 FROM %s"
            .formatted(share, column, table);
    return target.number(quantile) - source.number(quantile);
  }

  @Test
  void childrenStillComeAfterTheirParents() throws SQLException {
    TestDatabase target = seeded(1);
    assertThat(
            target.number(
                "SELECT count(*) FROM orders o JOIN customer c ON c.id = o.customer_id WHERE placed_at < registered_at"))
        .isZero();
    assertThat(
            target.number(
                "SELECT count(*) FROM shipment s JOIN orders o ON o.id = s.order_id WHERE sent_at AT TIME ZONE 'UTC' < placed_at"))
        .isZero();
    String hours =
        "SELECT extract(epoch FROM avg(sent_at AT TIME ZONE 'UTC' - placed_at)) / 3600 FROM shipment s JOIN orders o ON o.id = s.order_id";
    assertThat(target.number(hours)).isCloseTo(source.number(hours), within(.5));
  }

  @Test
  void workingDaysStayWorkingDays() throws SQLException {
    assertThat(
            seeded(1)
                .number(
                    "SELECT avg((extract(isodow FROM placed_at AT TIME ZONE 'UTC') > 5)::int) FROM orders"))
        .isLessThan(.01);
  }
}
