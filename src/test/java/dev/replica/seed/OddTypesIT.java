package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types on types, keys of rare types and types that changed after rows were written, on the oldest server and the newest. */
class OddTypesIT {

  private static final int ROWS = 40;

  private static final String SCHEMA = """
      CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE EXTENSION hstore SCHEMA ext; CREATE EXTENSION ltree SCHEMA ext;
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE grown (id int PRIMARY KEY, mood mood NOT NULL, moods mood[] NOT NULL);
      CREATE TYPE pair AS (a int, b text);
      CREATE TYPE pairs AS (list pair[], one pair, mood mood);
      CREATE DOMAIN bytea20 AS bytea CHECK (VALUE IS NULL OR octet_length(VALUE) = 20);
      CREATE DOMAIN low AS int CHECK (VALUE < 100);
      CREATE DOMAIN digit AS low CHECK (VALUE IS NULL OR VALUE BETWEEN 0 AND 9);
      CREATE TYPE place AS (street text, number digit);
      CREATE DOMAIN house AS place CHECK ((VALUE).number::int > 5);
      CREATE TABLE letter (id int PRIMARY KEY, sent_to house NOT NULL, others place[] NOT NULL);
      CREATE DOMAIN digits AS digit[] CHECK (cardinality(VALUE) <= 3);
      CREATE TABLE torture (id bigserial PRIMARY KEY, p pair[] NOT NULL, q pairs NOT NULL, qq pairs[] NOT NULL, d digit NOT NULL, dd digits NOT NULL,
        m int[][] NOT NULL CHECK (array_ndims(m) IN (1, 2)), mr int4multirange NOT NULL, tr tstzrange NOT NULL, h ext.hstore NOT NULL, l ext.ltree NOT NULL,
        c ext.citext NOT NULL UNIQUE, v tsvector NOT NULL, x xml NOT NULL, y money NOT NULL, lsn pg_lsn NOT NULL UNIQUE, o oid NOT NULL UNIQUE,
        r regclass NOT NULL, b bit varying(9) NOT NULL, bb bit(12) NOT NULL UNIQUE, i interval NOT NULL UNIQUE, n inet NOT NULL UNIQUE);
      CREATE TABLE host (id bytea20 PRIMARY KEY, short bytea NOT NULL UNIQUE CHECK (octet_length(short) = 1), other bytea20, checksum bytea20 NOT NULL,
        part bytea NOT NULL UNIQUE CHECK (octet_length(part) BETWEEN 2 AND 5));
      CREATE TABLE host_state (host_id bytea20 PRIMARY KEY REFERENCES host, previous bytea20 NOT NULL UNIQUE);
      ALTER TYPE mood ADD VALUE 'happy' BEFORE 'ok';
      """;

  private static void assertFull(TestDatabase database, int rows) throws SQLException {
    for (String table : List.of("grown", "letter", "torture", "host", "host_state")) {
      assertThat(database.count(table)).as(table).isEqualTo(rows);
    }
  }

  private static TestDatabase empty(TestServer server) throws SQLException {
    String url = server.createDatabase();
    TestServer.execute(url, SCHEMA);
    return new TestDatabase(url);
  }

  @ParameterizedTest
  @MethodSource("dev.replica.support.TestServer#all")
  void typesOnTypesAreSeededFromNothingAndFromAScan(TestServer server) throws SQLException {
    TestDatabase source = empty(server);
    source.seed(ROWS);
    assertFull(source, ROWS);
    source.execute("UPDATE torture SET m = '{{1,2},{3,4}}'");
    Genome genome = source.scan();
    TestDatabase target = empty(server);
    target.execute("ALTER TYPE mood ADD VALUE 'ecstatic'");
    target.seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null));
    assertFull(target, ROWS);
  }

  @ParameterizedTest
  @MethodSource("dev.replica.support.TestServer#all")
  void byteStringsOfKeysStayApartFromThoseInTheTable(TestServer server) throws SQLException {
    TestDatabase database = empty(server);
    database.seed(ROWS);
    database.seed(
        Genome.empty(),
        new SeedOptions(
            CatalogFilter.all(),
            (long) ROWS,
            1,
            Map.of(),
            0,
            SeedOptions.Existing.APPEND,
            null,
            2));
    assertThat(database.count("host")).isEqualTo(2 * ROWS);
    assertThat(database.count("host WHERE octet_length(id) <> 20 OR octet_length(short) <> 1"))
        .isZero();
  }
}
