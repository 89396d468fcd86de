package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.Progress;
import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Full-text vectors that a search by the row's own words finds. */
class FullTextIT {

  private static final int ROWS = 200;

  private static final String SCHEMA = """
      CREATE TABLE article (id serial PRIMARY KEY, title text NOT NULL, body text, search tsvector NOT NULL, old tsvector);
      CREATE TABLE bare (id serial PRIMARY KEY, search tsvector NOT NULL);
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsAreFoundByTheirWords(TestServer server) throws SQLException, IOException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + """
        INSERT INTO article (title, body, search, old)
        SELECT 'Title ' || i, repeat('word' || i % 7 || ' ', 3 + i % 9), to_tsvector('simple', 'x' || i), CASE WHEN i % 2 = 0 THEN 'a:1' END::tsvector
          FROM generate_series(1, 500) i;
        """));
    Genome genome = source.scan();
    SeedOptions options = TestDatabase.options((long) ROWS);
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    target.seed(genome, options);
    // The server's own parser takes words with dots and dashes for more than words.
    assertThat(
            target.count(
                "article WHERE title ~ '^[A-Za-z0-9 ]*$' AND coalesce(body, '') ~ '^[A-Za-z0-9 ]*$' AND search = to_tsvector('simple', concat_ws(' ', title, body))"))
        .isGreaterThan(ROWS / 2);
    assertThat(target.count("article WHERE old IS NULL")).isBetween(50L, 150L);
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    Seed.generate(genome, options, LocalDate.of(2026, 1, 31), script, Progress.NONE);
    TestDatabase scripted = new TestDatabase(server.createDatabase(SCHEMA));
    scripted.load(script.toByteArray());
    assertThat(scripted.content()).isEqualTo(target.content());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void fromNothingToo(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA));
    assertThat(database.seed(ROWS).notices()).isEmpty();
    assertThat(
            database.count(
                "article WHERE search @@ plainto_tsquery('simple', regexp_replace(title, '[^A-Za-z0-9]+', ' ', 'g'))"))
        .isEqualTo(ROWS);
    assertThat(database.count("bare")).isEqualTo(ROWS);
  }
}
