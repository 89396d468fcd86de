package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that only PostgreSQL can tell are put to it, and rows drawn again until it accepts them. */
class LastJudgeIT {

  private static final int ROWS = 100;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private static final String CHECKS = """
      CREATE FUNCTION is_code(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT t ~ '^[A-Z]{2}-[0-9]{3}$' $$;
      CREATE FUNCTION is_even(n int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN n % 2 = 0; END $$;
      CREATE FUNCTION is_iban(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN RETURN length(t) >= 15 AND t ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]+$' AND substr(t, 1, 2) IN ('DE', 'AT'); END $$;
      CREATE DOMAIN word AS text CHECK (VALUE ~* '^[a-z]+$');
      CREATE DOMAIN short_word AS word CHECK (char_length(VALUE) <= 8);
      CREATE TABLE called (id serial PRIMARY KEY, code text NOT NULL CHECK (is_code(code)), n int NOT NULL CHECK (is_even(n)));
      CREATE TABLE iban (id serial PRIMARY KEY, iban text NOT NULL CHECK (is_iban(iban)));
      CREATE TABLE lookahead (id serial PRIMARY KEY, code text NOT NULL CHECK (code ~ '^(?=[a-z]*[0-9])[a-z0-9]{4,8}$'));
      CREATE TABLE remainder (id serial PRIMARY KEY, x int NOT NULL CHECK (x % 7 = 3));
      CREATE TABLE workday (id serial PRIMARY KEY, d date NOT NULL CHECK (extract(isodow FROM d) < 6));
      CREATE TABLE trimmed (id serial PRIMARY KEY, name text NOT NULL CHECK (length(trim(name)) > 3));
      CREATE TABLE kind (id serial PRIMARY KEY, data jsonb NOT NULL CHECK ((data->>'kind') IN ('a', 'b')), CHECK (data ? 'kind'));
      CREATE TABLE path (id serial PRIMARY KEY, data jsonb NOT NULL CHECK (jsonb_path_exists(data, '$.tags[*]')));
      CREATE TABLE words (id serial PRIMARY KEY, w short_word NOT NULL);
      CREATE TABLE positive (id serial PRIMARY KEY, a int[] NOT NULL CHECK (0 < ALL (a)), CHECK (array_position(a, NULL) IS NULL));
      CREATE TABLE span (id serial PRIMARY KEY, r int4range NOT NULL CHECK (lower(r) >= 0), CHECK (NOT isempty(r)));
      CREATE TABLE past (id serial PRIMARY KEY, born date NOT NULL CHECK (born < CURRENT_DATE), made timestamptz NOT NULL CHECK (made <= now()));
      CREATE TABLE future (id serial PRIMARY KEY, due timestamptz NOT NULL CHECK (due > now()), on_day date CHECK (on_day >= CURRENT_DATE));
      CREATE TABLE address (id serial PRIMARY KEY, ip text NOT NULL CHECK (ip::inet IS NOT NULL));
      CREATE TABLE ratio (id serial PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (a / b >= 1));
      CREATE TABLE computed (id serial PRIMARY KEY, a int NOT NULL, b int GENERATED ALWAYS AS (a % 5) STORED, CHECK (is_even(b)));
      CREATE TABLE part (id int NOT NULL, n int NOT NULL) PARTITION BY LIST ((abs(n) % 3));
      CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1);
      """;

  @ParameterizedTest
  @MethodSource("servers")
  void everyCheckIsMetByAsManyRowsAsAskedFor(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(CHECKS));
    List<String> notices = database.seed(ROWS).notices();
    List<String> tables = database.strings(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace ORDER BY 1");
    assertThat(notices).isEmpty();
    assertThat(tables).hasSize(17);
    for (String table : tables) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
  }
}
