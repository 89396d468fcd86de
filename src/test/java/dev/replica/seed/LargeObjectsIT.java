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

/** Columns of type lo refer to large objects that are there. */
class LargeObjectsIT {

  private static final int ROWS = 100;

  private static final String SCHEMA = """
      CREATE EXTENSION lo;
      CREATE TABLE document (id serial PRIMARY KEY, content lo NOT NULL, thumbnail lo);
      CREATE TRIGGER managed BEFORE UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION lo_manage(content);
      """;

  private static final String READABLE =
      "document WHERE length(lo_get(content)) > 0 AND (thumbnail IS NULL OR lo_get(thumbnail) IS NOT NULL)";

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void largeObjectsCanBeRead(TestServer server) throws SQLException, IOException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + """
        INSERT INTO document (content, thumbnail)
        SELECT lo_from_bytea(0, convert_to('real ' || i, 'UTF8')), CASE WHEN i % 2 = 0 THEN lo_from_bytea(0, 'x') END
          FROM generate_series(1, 300) i;
        """));
    Genome genome = source.scan();
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    target.seed(genome, TestDatabase.options((long) ROWS));
    assertThat(target.count(READABLE)).isEqualTo(ROWS);
    assertThat(target.count("document WHERE thumbnail IS NULL")).isBetween(20L, 80L);
    target.seed(genome, TestDatabase.options(2L * ROWS));
    assertThat(target.count(READABLE)).isEqualTo(2 * ROWS);
    assertThat(target.count("pg_largeobject_metadata")).isEqualTo(16);
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    Seed.generate(
        genome,
        TestDatabase.options((long) ROWS),
        LocalDate.of(2026, 1, 31),
        script,
        Progress.NONE);
    TestDatabase scripted = new TestDatabase(server.createDatabase(SCHEMA));
    scripted.load(script.toByteArray());
    assertThat(scripted.count(READABLE)).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void fromNothingToo(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA));
    assertThat(database.seed(ROWS).notices()).isEmpty();
    assertThat(database.count(READABLE)).isEqualTo(ROWS);
  }
}
