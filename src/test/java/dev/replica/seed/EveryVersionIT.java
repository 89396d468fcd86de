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

/** The main path on the oldest and the newest PostgreSQL that is supported. */
class EveryVersionIT {

  private static final String SCHEMA = """
      CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
      CREATE DOMAIN code AS text CHECK (VALUE ~ '^[A-Z]{3}-[0-9]{4}$');
      CREATE TABLE team (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code code NOT NULL UNIQUE, lead bigint);
      CREATE TABLE member (
        id bigserial PRIMARY KEY, team int NOT NULL REFERENCES team, boss bigint REFERENCES member, email text UNIQUE,
        mood mood, tags text[] NOT NULL, profile jsonb, salary numeric(10,2) CHECK (salary > 0), joined date NOT NULL, left_on date,
        half numeric GENERATED ALWAYS AS (salary / 2) STORED, CHECK (left_on >= joined));
      ALTER TABLE team ADD CONSTRAINT team_lead FOREIGN KEY (lead) REFERENCES member ON DELETE SET NULL;
      CREATE TABLE visit (member bigint NOT NULL, at timestamptz NOT NULL, seconds int NOT NULL DEFAULT 1,
        CONSTRAINT visit_member FOREIGN KEY (member) REFERENCES member ON DELETE CASCADE ON UPDATE RESTRICT);
      CREATE INDEX visit_at ON visit (at);
      COMMENT ON CONSTRAINT visit_member ON visit IS 'kept';
      CREATE TABLE event (id bigint NOT NULL, day date NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
      CREATE TABLE event_23 PARTITION OF event FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
      CREATE TABLE event_24 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
      """;

  /** All that pg_dump would print of constraints, keys and comments. */
  private static final String SHAPE = """
      SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated || ' ' || condeferrable
        || coalesce(obj_description(oid, 'pg_constraint'), '') FROM pg_constraint
      UNION ALL SELECT pg_get_indexdef(indexrelid) || indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1""";

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void scansAndSeedsWithAllConstraintsInPlace(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA));
    List<String> shape = source.strings(SHAPE);
    assertThat(source.seed(8_000).notices()).noneMatch(notice -> notice.contains("gets"));
    assertThat(source.strings(SHAPE)).isEqualTo(shape);

    Genome genome = source.scan();
    TestDatabase copy = new TestDatabase(server.createDatabase(SCHEMA));
    SeedResult result = copy.seed(genome, TestDatabase.options(null));

    assertThat(result.notices()).isEmpty();
    for (String table : List.of("team", "member", "visit", "event")) {
      assertThat(copy.count(table)).as(table).isEqualTo(source.count(table)).isEqualTo(8_000);
    }
    assertThat(copy.strings(SHAPE)).isEqualTo(shape);
    copy.execute("INSERT INTO member (team, tags, joined) VALUES (1, '{}', now())");
  }
}
