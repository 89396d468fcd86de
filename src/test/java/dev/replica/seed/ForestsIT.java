package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that refer to themselves are trees as deep and as bushy as they were. */
class ForestsIT {

  private static final String SCHEMA = """
      CREATE TABLE category (id int PRIMARY KEY, parent_id int REFERENCES category, name text NOT NULL);
      CREATE TABLE part (id int PRIMARY KEY, whole int NOT NULL REFERENCES part);
      """;

  /** Ten roots, a hundred below them, the others below every fifth of these; parts below one of which all are. */
  private static final String ROWS = """
      INSERT INTO category SELECT n, CASE WHEN n > 110 THEN 11 + 5 * ((n * 7) % 20) WHEN n > 10 THEN 1 + n % 10 END, 'c' || n FROM generate_series(1, 2000) n;
      INSERT INTO part SELECT n, CASE WHEN n <= 20 THEN n ELSE 1 + (n * 13) % 20 END FROM generate_series(1, 500) n;
      """;

  private static final String LEVEL = """
      WITH RECURSIVE tree AS (SELECT id, 0 AS level FROM category WHERE parent_id IS NULL
        UNION ALL SELECT c.id, t.level + 1 FROM category c JOIN tree t ON c.parent_id = t.id)
      SELECT count(*) FROM tree WHERE level = %d""";

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void levelsAndBranchesStay(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + ROWS));
    Genome genome = GenomeFile.parse(GenomeFile.print(source.scan()));
    TestDatabase target = new TestDatabase(server.createDatabase(SCHEMA));
    assertThat(target.seed(genome, TestDatabase.options(null)).notices()).isEmpty();
    for (int level = 0; level < 4; level++) {
      String rows = LEVEL.formatted(level);
      assertThat(target.number(rows)).as("level " + level).isEqualTo(source.number(rows));
    }
    // In the source 30 categories of 2,000 have children.
    assertThat(target.number("SELECT count(DISTINCT parent_id) FROM category"))
        .isBetween(22.0, 30.0);
    assertThat(target.number("SELECT count(*) FROM part WHERE whole = id"))
        .isCloseTo(20, offset(1.0));
    assertThat(target.count("part")).isEqualTo(500);
    TestDatabase larger = new TestDatabase(server.createDatabase(SCHEMA));
    larger.seed(genome, TestDatabase.options(4000L));
    assertThat(larger.number(LEVEL.formatted(1))).isCloseTo(200, offset(2.0));
    assertThat(larger.number(LEVEL.formatted(3))).isZero();
  }
}
