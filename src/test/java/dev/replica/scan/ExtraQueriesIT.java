package dev.replica.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.Progress;
import dev.replica.catalog.CatalogFilter;
import dev.replica.database.Connector;
import dev.replica.genome.ReferenceGenome;
import dev.replica.support.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that a scan makes for more than what each table's pass tells fail, and the scan goes on without what they would have told. */
class ExtraQueriesIT {

  private static final int SAMPLE = 2000;

  /** A policy that has the server do something else in queries of which the text has a word. */
  private static String schema(String role, String word, String deed) {
    return """
        CREATE TABLE device (id int PRIMARY KEY, model int NOT NULL);
        CREATE TABLE reading (id serial PRIMARY KEY, device_id int NOT NULL REFERENCES device, taken timestamp(0) NOT NULL);
        INSERT INTO device SELECT n, mod(n, 5) FROM generate_series(1, 3000) n;
        INSERT INTO reading (device_id, taken)
          SELECT d, timestamp '2021-01-01' + d * interval '1 hour' + s * interval '9 days' + n * interval '5 seconds'
          FROM generate_series(1, 3000) d, generate_series(1, 2) s, generate_series(1, 4) n;
        DROP ROLE IF EXISTS %1$s;
        CREATE ROLE %1$s;
        GRANT SELECT ON device, reading TO %1$s;
        CREATE FUNCTION allowed() RETURNS boolean STABLE LANGUAGE plpgsql AS $$BEGIN
          IF current_query() LIKE '%%%2$s%%' THEN %3$s; END IF; RETURN true; END$$;
        ALTER TABLE reading ENABLE ROW LEVEL SECURITY;
        ALTER TABLE device ENABLE ROW LEVEL SECURITY;
        CREATE POLICY allowed ON reading USING ((SELECT allowed()));
        CREATE POLICY allowed ON device USING ((SELECT allowed()));
        ANALYZE;
        """.formatted(role, word, deed);
  }

  private static ScanResult scan(String role, String word, String deed) throws SQLException {
    String url = TestServer.database(schema(role, word, deed));
    Connector connector = () -> as(role, url);
    return Scan.run(
        connector,
        new ScanOptions(
            CatalogFilter.all(), SAMPLE, 10, Set.of(), 2, "auto", 60, Duration.ofSeconds(5)),
        Progress.NONE);
  }

  private static Connection as(String role, String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
    }
    return connection;
  }

  private static ReferenceGenome reference(ScanResult result) {
    assertThat(result.genome().tables().get(1).rows()).isEqualTo(24_000);
    return result.genome().tables().get(1).references().get(0);
  }

  @Test
  void familiesTellHowTimesFollowEachOther() throws SQLException {
    ScanResult result = scan("extra_none", "no such word", "NULL");
    assertThat(reference(result).fanOut().events().column()).isEqualTo("taken");
    assertThat(result.notices()).noneMatch(notice -> notice.contains("additional"));
  }

  @ParameterizedTest
  @CsvSource({
    "extra_privilege, RAISE EXCEPTION 'no' USING ERRCODE = '42501', 42501",
    "extra_lock, RAISE EXCEPTION 'no' USING ERRCODE = '55P03', 55P03",
    "extra_slow, PERFORM pg_sleep(60), 57014"
  })
  void withoutFamiliesAllElseIsScanned(String role, String deed, String state) throws SQLException {
    ScanResult result = scan(role, "hashint8extended", deed);
    assertThat(reference(result).fanOut().events()).isNull();
    assertThat(reference(result).fanOut().counts()).isNotEmpty();
    assertThat(result.notices())
        .anyMatch(notice -> notice.contains(state)
            && notice.contains("times of public.reading do not follow each other"));
  }

  @Test
  void withoutParentsAllElseIsScanned() throws SQLException {
    ScanResult result =
        scan("extra_parents", "replica keys", "RAISE EXCEPTION 'no' USING ERRCODE = '42501'");
    assertThat(reference(result).fanOut().counts()).isNotEmpty();
    assertThat(result.notices())
        .anyMatch(notice -> notice.contains("42501")
            && notice.contains("public.reading depends less on the rows of public.device"));
  }
}
