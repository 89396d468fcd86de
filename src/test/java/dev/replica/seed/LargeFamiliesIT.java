package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.Progress;
import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.ReferenceGenome;
import dev.replica.scan.Scan;
import dev.replica.scan.ScanOptions;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of which the sample has one row in ten, and so next to no two that follow each other. */
class LargeFamiliesIT {

  private static final int SAMPLE = 8000;

  private static final String SCHEMA = """
      CREATE TABLE device (
        tenant int, no text, installed timestamp NOT NULL, PRIMARY KEY (tenant, no));
      CREATE TABLE reading (
        id serial PRIMARY KEY,
        tenant int NOT NULL,
        device text NOT NULL,
        taken timestamp(0) NOT NULL,
        FOREIGN KEY (tenant, device) REFERENCES device);
      """;

  /** Two to four bursts of a reading every few seconds, days apart. */
  private static final String ROWS = """
      SELECT setseed(.6);
      INSERT INTO device SELECT n % 3, 'd' || n, timestamp '2021-01-01' + n * interval '1 hour' FROM generate_series(1, 12000) n;
      INSERT INTO reading (tenant, device, taken)
        SELECT tenant, no, t FROM (
          SELECT tenant, no, installed + sum(gap) OVER (PARTITION BY tenant, no ORDER BY s, n) AS t
          FROM (SELECT device.*, s, n, CASE WHEN n > 1 THEN (2 + 8 * random()) * interval '1 second'
                  ELSE -ln(random()) * interval '3 days' END AS gap
                FROM device, generate_series(1, 2 + length(no) % 3) s, generate_series(1, 3) n) g) r ORDER BY t;
      ANALYZE;
      """;

  private static final String GAPS = "(SELECT extract(epoch FROM taken - lag(taken) OVER"
      + " (PARTITION BY tenant, device ORDER BY taken, id)) AS gap FROM reading) g";

  @ParameterizedTest
  @MethodSource("dev.replica.support.TestServer#all")
  void gapsAreThoseOfWholeFamilies(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + ROWS));
    Genome genome = Scan.run(
            source::open,
            new ScanOptions(
                CatalogFilter.all(), SAMPLE, 10, Set.of(), 2, "auto", 60, Duration.ofMinutes(5)),
            Progress.NONE)
        .genome();
    ReferenceGenome reference = genome.tables().get(1).references().get(0);
    assertThat(reference.fanOut().events().column()).isEqualTo("taken");

    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    target.seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null));

    assertAlike(source, target, "avg((gap < 3)::int) FROM " + GAPS, .07);
    assertAlike(source, target, "avg((gap < 11)::int) FROM " + GAPS, .07);
    assertAlike(source, target, "avg((gap < 86400)::int) FROM " + GAPS, .07);
    assertAlike(source, target, "avg((gap < 400000)::int) FROM " + GAPS, .07);
    assertAlike(
        source,
        target,
        "extract(epoch FROM avg(taken - timestamp '2021-01-01')) / 86400 FROM reading",
        12);
    assertThat(
            target.count(
                "reading r JOIN device d ON d.tenant = r.tenant AND d.no = r.device WHERE taken < installed"))
        .isZero();
  }

  private static void assertAlike(
      TestDatabase source, TestDatabase target, String query, double bound) throws SQLException {
    assertThat(target.number("SELECT " + query))
        .as(query)
        .isCloseTo(source.number("SELECT " + query), within(bound));
  }
}
