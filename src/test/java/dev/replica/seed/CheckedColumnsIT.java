package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Checks that no independent draw meets are met because columns are computed from each other. */
class CheckedColumnsIT {

  private static final int ROWS = 200;

  @Test
  void columnsThatAreEqualToAnExpressionAreComputed() throws SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE TABLE invoice (id int PRIMARY KEY, net numeric(10,2) NOT NULL, tax numeric(10,2) NOT NULL,
          total numeric(12,2) NOT NULL CHECK (total = net + tax),
          month date NOT NULL CHECK (month = date_trunc('month', month)),
          code text NOT NULL CHECK (code = btrim(code) AND code = upper(code)),
          source text NOT NULL, sources text[] NOT NULL CHECK (source = ANY (sources)),
          copy text NOT NULL CHECK (copy = source));
        """);
    database.seed(ROWS);
    assertThat(database.count("invoice")).isEqualTo(ROWS);
    assertThat(database.strings(
            "SELECT count(DISTINCT month) > 1 AND count(DISTINCT total) > 100 FROM invoice"))
        .containsExactly("t");
  }

  @Test
  void documentsAreOfTheKindThatIsAskedFor() throws SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE TABLE document (id int PRIMARY KEY, list jsonb NOT NULL CHECK (jsonb_typeof(list) = 'array'), digest bytea NOT NULL CHECK (octet_length(digest) = 20));
        """);
    database.seed(ROWS);
    assertThat(database.count("document")).isEqualTo(ROWS);
  }

  @Test
  void computedColumnsDoNotOverflow() throws SQLException {
    TestDatabase database = TestDatabase.of(
        "CREATE TABLE film (id int PRIMARY KEY, days smallint NOT NULL, rate numeric(4,2) NOT NULL, revenue numeric(5,2) GENERATED ALWAYS AS (days * rate) STORED)");
    database.seed(ROWS);
    assertThat(database.count("film")).isEqualTo(ROWS);
  }
}
