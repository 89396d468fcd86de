package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that no construction makes hold: those that share columns, are computed, or have little room. */
class WatchedKeysIT {

  private static final int ROWS = 200;

  private static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private static TestDatabase seeded(TestServer server, String script) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(script));
    database.seed(ROWS);
    return database;
  }

  @ParameterizedTest
  @MethodSource("servers")
  void keysThatShareColumnsHoldOverSmallDomains(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE DOMAIN die AS smallint CHECK (VALUE BETWEEN 1 AND 20);
        CREATE TABLE two (a die NOT NULL, b die NOT NULL, c die NOT NULL, UNIQUE (a, b), UNIQUE (b, c));
        CREATE TABLE three (a die NOT NULL, b die NOT NULL, c die NOT NULL, UNIQUE (a, b), UNIQUE (b, c), UNIQUE (a, c));
        CREATE TABLE inner_one (a die NOT NULL, b int NOT NULL, UNIQUE (a), UNIQUE (a, b));
        CREATE TYPE mood AS ENUM ('fine', 'well', 'bad');
        CREATE TABLE mixed (m mood NOT NULL, f boolean NOT NULL, d die NOT NULL, e die NOT NULL, UNIQUE (m, f, d), UNIQUE (d, e, f));
        """);
    assertThat(database.count("two")).isEqualTo(ROWS);
    assertThat(database.count("three")).isGreaterThan(ROWS * 9 / 10);
    assertThat(database.count("inner_one")).isEqualTo(20);
    assertThat(database.count("mixed")).isEqualTo(120);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsNullIsInNoKey(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TYPE mood AS ENUM ('fine', 'well', 'bad');
        CREATE TABLE setting (id serial PRIMARY KEY, m mood UNIQUE, b boolean UNIQUE);
        CREATE TABLE pair (id serial PRIMARY KEY, m mood, b boolean NOT NULL, UNIQUE (m, b));
        """);
    assertThat(database.count("setting")).isEqualTo(ROWS);
    assertThat(database.strings("SELECT count(m), count(b) FROM setting")).containsExactly("3");
    assertThat(database.count("pair")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void keysOverReferencesHoldWhereParentsAreFew(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TYPE mood AS ENUM ('fine', 'well', 'bad');
        CREATE TABLE lookup (m mood PRIMARY KEY);
        CREATE TABLE side (b boolean PRIMARY KEY);
        CREATE TABLE big (id int PRIMARY KEY);
        CREATE TABLE cross_of_small (m mood NOT NULL REFERENCES lookup, b boolean NOT NULL REFERENCES side, UNIQUE (m, b));
        CREATE TABLE three (m mood NOT NULL REFERENCES lookup, b boolean NOT NULL REFERENCES side, id int NOT NULL REFERENCES big,
          PRIMARY KEY (m, b, id));
        CREATE TABLE chain (m mood NOT NULL REFERENCES lookup, id int NOT NULL REFERENCES big, b boolean NOT NULL REFERENCES side,
          UNIQUE (m, id), UNIQUE (id, b));
        CREATE TABLE flagged (id int NOT NULL REFERENCES big, f boolean NOT NULL, g boolean NOT NULL, UNIQUE (id, f), UNIQUE (id, g));
        CREATE TABLE all_pairs (a int NOT NULL REFERENCES big, b int NOT NULL REFERENCES big, n int NOT NULL, UNIQUE (a, b), UNIQUE (a, n), UNIQUE (b, n));
        CREATE TABLE maybe (id serial PRIMARY KEY, m mood REFERENCES lookup, UNIQUE (m));
        """);
    assertThat(database.count("cross_of_small")).isEqualTo(6);
    assertThat(database.count("three")).isEqualTo(ROWS);
    assertThat(database.count("chain")).isGreaterThan(ROWS * 9 / 10);
    assertThat(database.count("all_pairs")).isEqualTo(ROWS);
    assertThat(database.count("flagged")).isEqualTo(ROWS);
    assertThat(database.count("maybe")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void keysOnExpressionsHold(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TABLE lower_case (id serial PRIMARY KEY, email text NOT NULL);
        CREATE UNIQUE INDEX ON lower_case (lower(email));
        CREATE TABLE or_zero (id serial PRIMARY KEY, a int, b int);
        CREATE UNIQUE INDEX ON or_zero (coalesce(a, 0), coalesce(b, 0));
        CREATE TABLE joined (id serial PRIMARY KEY, a text NOT NULL, b text NOT NULL);
        CREATE UNIQUE INDEX ON joined ((a || b));
        CREATE TABLE hashed (id serial PRIMARY KEY, x text NOT NULL);
        CREATE UNIQUE INDEX ON hashed (md5(x));
        CREATE TABLE by_day (id serial PRIMARY KEY, at timestamp NOT NULL);
        CREATE UNIQUE INDEX ON by_day (date_trunc('day', at));
        CREATE TABLE documents (id serial PRIMARY KEY, data jsonb NOT NULL);
        CREATE UNIQUE INDEX ON documents ((data->>'id'));
        CREATE TABLE short (id serial PRIMARY KEY, code varchar(12) NOT NULL);
        CREATE UNIQUE INDEX ON short (left(code, 3));
        CREATE TABLE included (id serial PRIMARY KEY, a int NOT NULL, b boolean NOT NULL);
        CREATE UNIQUE INDEX ON included (a) INCLUDE (b);
        """);
    for (String table : new String[] {
      "lower_case", "or_zero", "joined", "hashed", "by_day", "documents", "short", "included"
    }) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void partialKeysMayOverlap(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TABLE account (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL CHECK (kind IN ('a', 'b')), deleted_at timestamptz,
          active boolean NOT NULL);
        CREATE UNIQUE INDEX ON account (email) WHERE deleted_at IS NULL;
        CREATE UNIQUE INDEX ON account (lower(email)) WHERE active;
        CREATE UNIQUE INDEX ON account (kind) WHERE active AND deleted_at IS NULL;
        CREATE TABLE person (id int PRIMARY KEY);
        CREATE TABLE address (id serial PRIMARY KEY, person_id int NOT NULL REFERENCES person, kind text NOT NULL CHECK (kind IN ('home', 'work')),
          main boolean NOT NULL, billing boolean NOT NULL);
        CREATE UNIQUE INDEX ON address (person_id) WHERE main;
        CREATE UNIQUE INDEX ON address (person_id, kind) WHERE billing;
        """);
    assertThat(database.count("account")).isEqualTo(ROWS);
    assertThat(database.count("address")).isEqualTo(ROWS);
    assertThat(database.count("address WHERE main")).isPositive();
  }

  @Test
  void nullsMayCountAsEqual() throws SQLException {
    TestDatabase database = seeded(TestServer.newest(), """
        CREATE TABLE one (id serial PRIMARY KEY, a int UNIQUE NULLS NOT DISTINCT);
        CREATE TABLE two (id serial PRIMARY KEY, a boolean, b smallint CHECK (b BETWEEN 1 AND 200), UNIQUE NULLS NOT DISTINCT (a, b));
        """);
    assertThat(database.count("one")).isEqualTo(ROWS);
    assertThat(database.count("two")).isEqualTo(ROWS);
  }

  @Test
  void rowsThatStandInTheTableAreNotRepeated() throws SQLException {
    TestDatabase database = seeded(TestServer.newest(), """
        CREATE DOMAIN die AS smallint CHECK (VALUE BETWEEN 1 AND 20);
        CREATE TABLE two (a die NOT NULL, b die NOT NULL, c die NOT NULL, UNIQUE (a, b), UNIQUE (b, c));
        INSERT INTO two SELECT a, b, a FROM generate_series(1, 9) a, generate_series(3, 4) b;
        """);
    assertThat(database.count("two")).isEqualTo(ROWS);
  }
}
