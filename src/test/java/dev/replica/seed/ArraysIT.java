package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays of several dimensions, and arrays of arrays by domains. */
class ArraysIT {

  private static final int ROWS = 60;

  private static final String NESTED = """
      CREATE TYPE work_hour_parts AS (from_hours smallint, from_minutes smallint, to_hours smallint, to_minutes smallint);
      CREATE DOMAIN work_hour AS work_hour_parts CHECK ((VALUE).from_hours < 24 AND (VALUE).from_minutes < 60
        AND ((VALUE).to_hours < 24 AND (VALUE).to_minutes < 60 OR (VALUE).to_hours = 24 AND (VALUE).to_minutes = 0)
        AND (VALUE).from_hours >= 0 AND (VALUE).from_minutes >= 0 AND (VALUE).to_hours >= 0 AND (VALUE).to_minutes >= 0
        AND ((VALUE).from_hours < (VALUE).to_hours OR (VALUE).from_minutes < (VALUE).to_minutes));
      CREATE FUNCTION check_work_hours(hours work_hour[]) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT AS $$
        DECLARE before work_hour_parts; hour work_hour_parts;
        BEGIN
          FOREACH hour IN ARRAY hours LOOP
            IF before IS NOT NULL AND hour.from_hours <= before.to_hours THEN RETURN false; END IF;
            before := hour;
          END LOOP;
          RETURN true;
        END $$;
      CREATE DOMAIN workhours AS work_hour[] CHECK (check_work_hours(VALUE));
      CREATE DOMAIN working_hours AS workhours[] CHECK (cardinality(VALUE) = 8);
      CREATE TABLE week (k serial PRIMARY KEY, v working_hours NOT NULL);
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private static Genome scanned(TestDatabase database) {
    return database.scan();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void domainsOverArraysOfDomainsOverArraysAreFilled(TestServer server) throws SQLException {
    TestDatabase nothing = new TestDatabase(server.createDatabase(NESTED));
    assertThat(nothing.seed(ROWS).notices()).isEmpty();
    assertThat(nothing.count("week WHERE cardinality(v) = 8")).isEqualTo(ROWS);
    assertThat(nothing.number("SELECT avg(cardinality(v[2])) FROM week")).isBetween(0.2, 0.8);
    TestDatabase source = new TestDatabase(server.createDatabase(NESTED + """
        INSERT INTO week (v) SELECT ARRAY[ARRAY[ROW(i % 8, 0, 9 + i % 9, 30)::work_hour]::workhours, ARRAY[]::work_hour[]::workhours,
          ARRAY[]::work_hour[]::workhours, ARRAY[]::work_hour[]::workhours, ARRAY[]::work_hour[]::workhours, ARRAY[]::work_hour[]::workhours,
          ARRAY[]::work_hour[]::workhours, ARRAY[]::work_hour[]::workhours]::working_hours FROM generate_series(1, 200) i;
        """));
    TestDatabase target = new TestDatabase(server.createDatabase(NESTED));
    target.seed(scanned(source), TestDatabase.options((long) ROWS));
    assertThat(target.count("week WHERE cardinality(v) = 8")).isEqualTo(ROWS);
  }

  private static final String GRIDS = """
      CREATE TABLE grid (
        id serial PRIMARY KEY,
        board int[] NOT NULL CHECK (array_ndims(board) = 2 AND array_length(board, 1) = 4 AND array_length(board, 2) = 3),
        matrix float8[] NOT NULL CHECK (array_length(matrix, 2) = 3 AND cardinality(matrix) = 6),
        cube text[] NOT NULL CHECK (array_ndims(cube) = 3),
        flat int[] NOT NULL CHECK (array_ndims(flat) = 1 AND cardinality(flat) BETWEEN 2 AND 5));
      """;

  @ParameterizedTest
  @MethodSource("servers")
  void arraysHaveTheDimensionsThatChecksAskFor(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(GRIDS));
    assertThat(database.seed(ROWS).notices()).isEmpty();
    assertThat(
            database.strings(
                "SELECT DISTINCT array_dims(board) || array_dims(matrix) || array_ndims(cube) FROM grid"))
        .containsExactly("[1:4][1:3][1:2][1:3]3");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void arraysHaveTheDimensionsThatWereScanned(TestServer server) throws SQLException {
    String schema =
        "CREATE TABLE track (id serial PRIMARY KEY, path int[], zero int[], mixed int[])";
    TestDatabase source = new TestDatabase(server.createDatabase(schema + """
        ;
        INSERT INTO track (path, zero, mixed)
        SELECT (SELECT array_agg(ARRAY[i + p, i * p % 50]) FROM generate_series(1, 2 + i % 3) p),
               ('[0:2]={' || i || ',2,3}')::int[],
               CASE WHEN i % 4 = 0 THEN ARRAY[[1, 2, 3], [4, 5, 6]] ELSE ARRAY[1, 2] END
          FROM generate_series(1, 400) i;
        """));
    Genome genome = scanned(source);
    TestDatabase target = new TestDatabase(server.createDatabase(schema));
    assertThat(target.seed(genome, TestDatabase.options(400L)).notices()).isEmpty();
    assertThat(target.strings("SELECT DISTINCT array_dims(path) FROM track ORDER BY 1"))
        .containsExactly("[1:2][1:2]", "[1:3][1:2]", "[1:4][1:2]");
    assertThat(target.strings("SELECT DISTINCT array_dims(zero) FROM track"))
        .containsExactly("[0:2]");
    assertThat(target.strings("SELECT DISTINCT array_dims(mixed) FROM track ORDER BY 1"))
        .isEqualTo(List.of("[1:2]", "[1:2][1:3]"));
    assertThat(target.number("SELECT avg((array_ndims(mixed) = 2)::int) FROM track"))
        .isBetween(0.15, 0.35);
  }
}
