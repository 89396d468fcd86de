package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Documents of which nothing is known but the generated columns that read them. */
class ReadDocumentsIT {

  private static final String SCHEMA = """
      CREATE TYPE state AS ENUM ('CREATED', 'RUNNING', 'FAILED');
      CREATE FUNCTION state_of(text) RETURNS state LANGUAGE sql IMMUTABLE AS 'SELECT $1::state';
      CREATE FUNCTION moment(text) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS 'SELECT $1::timestamptz';
      CREATE TABLE execution (
        key varchar(250) PRIMARY KEY,
        value jsonb NOT NULL,
        deleted boolean NOT NULL GENERATED ALWAYS AS ((value ->> 'deleted')::boolean) STORED,
        tenant varchar(12) NOT NULL GENERATED ALWAYS AS (value ->> 'tenantId') STORED,
        state state NOT NULL GENERATED ALWAYS AS (state_of(value #>> '{state,current}')) STORED,
        started timestamptz NOT NULL GENERATED ALWAYS AS (moment(value #>> '{state,startDate}')) STORED,
        ended timestamptz GENERATED ALWAYS AS (moment(value #>> '{state,endDate}')) STORED,
        slot int NOT NULL GENERATED ALWAYS AS ((value -> 'slots' ->> '12')::int) STORED,
        attempts int NOT NULL GENERATED ALWAYS AS ((value -> 'tries' ->> 0)::int) STORED,
        level int NOT NULL
          GENERATED ALWAYS AS (CASE value ->> 'level' WHEN 'LOW' THEN 1 WHEN 'HIGH' THEN 2 END) STORED);
      """;

  private static TestDatabase target;

  @BeforeAll
  static void seed() throws SQLException {
    target = TestDatabase.of(SCHEMA);
    target.seed(300);
  }

  @Test
  void whatColumnsMayNotBeWithoutIsThere() throws SQLException {
    assertThat(target.count("execution")).isEqualTo(300);
    assertThat(target.strings("SELECT DISTINCT state::text FROM execution ORDER BY 1"))
        .containsExactly("CREATED", "FAILED", "RUNNING");
    assertThat(target.strings("SELECT DISTINCT level::text FROM execution ORDER BY 1"))
        .containsExactly("1", "2");
    assertThat(target.count("execution WHERE value #> '{slots,12}' IS NULL")).isZero();
    assertThat(target.strings("SELECT DISTINCT jsonb_typeof(value -> 'slots') FROM execution"))
        .containsExactly("object");
  }

  @Test
  void whatColumnsMayBeWithoutIsThereInSomeRows() throws SQLException {
    assertThat(target.count("execution WHERE ended IS NULL")).isBetween(40L, 140L);
  }

  @Test
  void documentsDiffer() throws SQLException {
    assertThat(target.number("SELECT count(DISTINCT value) FROM execution")).isEqualTo(300);
    assertThat(target.number("SELECT count(DISTINCT started) FROM execution")).isGreaterThan(290);
  }
}
