package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lookup tables whose keys columns that refer to them are limited to: by list partitions, and by checks. */
class WantedKeysIT {

  private static final int ROWS = 100;

  private static final String SCHEMA = """
      CREATE TABLE entity_kind (kind text PRIMARY KEY);
      CREATE TABLE tag (entity_kind text NOT NULL REFERENCES entity_kind, entity_id uuid NOT NULL, tag text NOT NULL,
        PRIMARY KEY (entity_kind, entity_id, tag)) PARTITION BY LIST (entity_kind);
      CREATE TABLE photo_tag PARTITION OF tag FOR VALUES IN ('photos');
      CREATE TABLE place_tag PARTITION OF tag FOR VALUES IN ('locations', 'regions');
      CREATE TABLE currency (code char(3) PRIMARY KEY, name text);
      CREATE TABLE price (id serial PRIMARY KEY, currency char(3) NOT NULL REFERENCES currency CHECK (currency IN ('EUR', 'USD')));
      CREATE TABLE scope (public_id text PRIMARY KEY, parent_id text REFERENCES scope);
      CREATE TABLE global_scope (scope_id text PRIMARY KEY REFERENCES scope CHECK (scope_id = 'global'));
      CREATE TABLE setting (id serial PRIMARY KEY, scope_id text NOT NULL REFERENCES global_scope);
      CREATE TABLE state (id int PRIMARY KEY);
      CREATE TABLE task (id serial PRIMARY KEY, state int NOT NULL REFERENCES state CHECK (state IN (1, 2)));
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void lookUpTablesGetTheKeysThatTheirChildrenNeed(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA));
    database.seed(ROWS);
    assertChildren(database);
    assertThat(database.strings("SELECT kind FROM entity_kind"))
        .contains("locations", "photos", "regions")
        .hasSize(ROWS);
    assertThat(database.strings("SELECT public_id FROM scope"))
        .contains("global")
        .hasSize(ROWS);
    assertThat(database.strings("SELECT scope_id FROM global_scope")).containsExactly("global");
    assertThat(database.count("setting")).isEqualTo(ROWS);
    assertThat(database.count("state")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void soDoThoseThatWereScanned(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + """
        INSERT INTO entity_kind VALUES ('photos'), ('locations'), ('regions');
        INSERT INTO tag SELECT (ARRAY['photos', 'locations', 'regions'])[1 + i % 3], gen_random_uuid(), 't' || i % 7 FROM generate_series(1, 300) i;
        """));
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    target.seed(source.scan(), TestDatabase.options((long) ROWS));
    assertChildren(target);
  }

  private static void assertChildren(TestDatabase database) throws SQLException {
    assertThat(database.count("photo_tag")).isPositive();
    assertThat(database.count("place_tag")).isPositive();
    assertThat(database.count("tag")).isEqualTo(ROWS);
    assertThat(database.count("price")).isEqualTo(ROWS);
    assertThat(database.count("task")).isEqualTo(ROWS);
  }
}
