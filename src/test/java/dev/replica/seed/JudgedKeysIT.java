package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Unique columns whose values only the server can judge. */
class JudgedKeysIT {

  private static final int ROWS = 100;

  private static final String SCHEMA = """
      CREATE FUNCTION is_ticket(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN IF t !~ '^[A-Z]{3}-[0-9]{4}$' THEN RETURN false; END IF; RETURN substr(t, 1, 1) IN ('A', 'B', 'T'); END $$;
      CREATE FUNCTION luhn(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        DECLARE s int := 0; d int;
        BEGIN
          IF t !~ '^[0-9]{8}$' THEN RETURN false; END IF;
          FOR i IN 1..8 LOOP
            d := substr(t, i, 1)::int;
            IF i % 2 = 1 THEN d := d * 2; IF d > 9 THEN d := d - 9; END IF; END IF;
            s := s + d;
          END LOOP;
          RETURN s % 10 = 0;
        END $$;
      CREATE FUNCTION starts_low(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN RETURN ascii(t) % 4 = 1; END $$;
      CREATE FUNCTION fifth(n bigint) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN RETURN hashint8(n) % 5 = 0; END $$;
      CREATE FUNCTION prefixed(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN RETURN left(t, 4) = 'CUS-' AND length(t) BETWEEN 8 AND 12; END $$;
      CREATE FUNCTION invoiced(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN IF NOT starts_with(t, 'INV/') THEN RAISE EXCEPTION 'no invoice'; END IF; RETURN length(t) = 10; END $$;
      CREATE TABLE invoice (id serial PRIMARY KEY, code text NOT NULL UNIQUE CHECK (invoiced(code)), dear text CHECK (substring(dear from 1 for 4) = 'Dear'));
      CREATE TABLE ticket (code text UNIQUE CHECK (is_ticket(code)));
      CREATE TABLE card (number text PRIMARY KEY CHECK (luhn(number)));
      CREATE TABLE low (name text NOT NULL UNIQUE CHECK (starts_low(name)));
      CREATE TABLE number (n bigint PRIMARY KEY CHECK (fifth(n)));
      CREATE TABLE small (n smallint PRIMARY KEY CHECK (fifth(n)));
      CREATE TABLE customer (code varchar(12) PRIMARY KEY CHECK (prefixed(code)));
      CREATE TABLE pair (a int NOT NULL, b text NOT NULL CHECK (starts_low(b)), UNIQUE (a, b));
      CREATE TABLE email (address text NOT NULL CHECK (starts_low(address)));
      CREATE UNIQUE INDEX ON email (lower(address));
      CREATE TABLE uid (id uuid PRIMARY KEY CHECK (starts_low(id::text)));
      CREATE TABLE child (ticket text NOT NULL REFERENCES ticket (code), card text NOT NULL REFERENCES card);
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void keysMoveOnUntilTheServerTakesThem(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA));
    List<String> notices = database.seed(ROWS).notices();
    List<String> tables = database.strings(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1");
    assertThat(notices).isEmpty();
    assertThat(tables).hasSize(11);
    for (String table : tables) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
  }
}
