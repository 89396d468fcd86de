package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.Progress;
import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.scan.Scan;
import dev.replica.scan.ScanOptions;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Children depend on their parents although both tables, and the one that these refer to, are far larger than the samples of them: of
 * 1,000 rows sampled of 12,000 or more, one parent in twelve or so would be in both. Means of 12,000 rows and more are held within what
 * samples of 1,000 leave.
 */
class LargeParentsIT {

  private static final int SAMPLE = 1000;

  private static final String SCHEMA = """
      CREATE TABLE region (id varchar(20) PRIMARY KEY, tax int NOT NULL);
      CREATE TABLE customer (
        bank text,
        no int,
        segment text NOT NULL,
        region_id varchar(20) NOT NULL REFERENCES region,
        registered_at timestamptz NOT NULL,
        PRIMARY KEY (bank, no));
      CREATE TABLE basket (id uuid PRIMARY KEY, size int NOT NULL);
      CREATE TABLE purchase (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        bank text NOT NULL,
        no int NOT NULL,
        basket_id uuid REFERENCES basket,
        discount int NOT NULL,
        weight int NOT NULL,
        tax int NOT NULL,
        bought_at timestamptz NOT NULL,
        FOREIGN KEY (bank, no) REFERENCES customer);
      """;

  private static final String ROWS = """
      SELECT setseed(.7);
      INSERT INTO region SELECT '"R\\' || n, CASE WHEN random() < .5 THEN 7 ELSE 19 END FROM generate_series(1, 2000) n;
      INSERT INTO customer
        SELECT 'b ' || n % 3, n, CASE WHEN random() < .8 THEN 'private' ELSE 'reseller' END, '"R\\' || 1 + floor(2000 * random()),
               timestamptz '2023-01-01 00:00Z' + random() * interval '500 days'
        FROM generate_series(1, 12000) n;
      INSERT INTO basket SELECT md5(n::text)::uuid, 1 + floor(50 * random()) FROM generate_series(1, 12000) n;
      INSERT INTO purchase (bank, no, basket_id, discount, weight, tax, bought_at)
        SELECT c.bank, c.no, b.id, CASE c.segment WHEN 'private' THEN 0 ELSE 10 END + floor(5 * random()),
               coalesce(10 * b.size, 0) + floor(10 * random()), r.tax,
               registered_at + power(random(), 2) * interval '300 days'
        FROM customer c JOIN region r ON r.id = c.region_id CROSS JOIN LATERAL generate_series(1, 1 + c.no % 3) n
             LEFT JOIN basket b ON b.id = md5((c.no * 7 % 12001 + n)::text)::uuid;
      ANALYZE;
      """;

  private static final String PURCHASES =
      " FROM purchase p JOIN customer c USING (bank, no) JOIN region r ON r.id = c.region_id "
          + "LEFT JOIN basket b ON b.id = p.basket_id";

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void childrenDependOnParentsOfWhichFewAreSampled(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + ROWS));
    Genome genome = scan(source);
    assertThat(GenomeFile.print(scan(source)))
        .as("a second scan")
        .isEqualTo(GenomeFile.print(genome));
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    target.seed(genome, TestDatabase.options(null));

    assertAlike(source, target, "avg(discount)" + PURCHASES + " WHERE segment = 'private'", .3);
    assertAlike(source, target, "avg(discount)" + PURCHASES + " WHERE segment = 'reseller'", .7);
    assertAlike(source, target, "corr(weight, size)" + PURCHASES, .1);
    assertAlike(source, target, "avg((p.tax = r.tax)::int)" + PURCHASES, .05);
    assertAlike(source, target, "avg((bought_at < registered_at)::int)" + PURCHASES, 0);
    assertAlike(
        source,
        target,
        "extract(epoch FROM avg(bought_at - registered_at)) / 86400" + PURCHASES,
        10);
  }

  private static Genome scan(TestDatabase source) {
    return Scan.run(
            source::open,
            new ScanOptions(
                CatalogFilter.all(), SAMPLE, 10, Set.of(), 2, "auto", 60, Duration.ofMinutes(5)),
            Progress.NONE)
        .genome();
  }

  private static void assertAlike(
      TestDatabase source, TestDatabase target, String query, double bound) throws SQLException {
    double expected = source.number("SELECT " + query);
    assertThat(target.number("SELECT " + query))
        .as(query)
        .isCloseTo(expected, within(bound + 1e-9));
  }
}
