package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that tests forget are sprinkled over the rows where that is asked for, within all constraints. */
class EdgeCasesIT {

  private static final String SCHEMA = """
      CREATE TABLE shop (id int PRIMARY KEY, name varchar(40) NOT NULL, motto text, code char(3) NOT NULL CHECK (code = upper(code)),
        opened date NOT NULL, closed date, seen timestamptz, staff smallint, rating numeric(4,2) CHECK (rating BETWEEN 0 AND 10),
        email text UNIQUE, kind text NOT NULL CHECK (kind IN ('a', 'b')), CHECK (closed >= opened));
      CREATE TABLE line (id int PRIMARY KEY, shop_id int NOT NULL REFERENCES shop, amount int NOT NULL, price int NOT NULL,
        total int GENERATED ALWAYS AS (amount * price) STORED, note text CHECK (note IS NULL OR length(note) > 4));
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void forgottenValuesComeWithinAllConstraints(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA));
    assertThat(database
            .seed(Genome.empty(), TestDatabase.options(3000L).withEdgeCases(.2))
            .notices())
        .isEmpty();
    assertThat(database.count("shop")).isEqualTo(3000);
    assertThat(database.count("line")).isEqualTo(3000);
    for (String condition : new String[] {
      "shop WHERE length(name) = 40",
      "shop WHERE name = ''",
      "shop WHERE name ~ '[^\\x01-\\x7f]'",
      "shop WHERE length(motto) = 1000",
      "shop WHERE opened = '2000-02-29'",
      "shop WHERE seen::time = '23:59:59'",
      "shop WHERE staff = 32767",
      "shop WHERE staff = -32768",
      "shop WHERE rating = 10",
      "shop WHERE motto IS NULL AND closed IS NULL AND seen IS NULL AND staff IS NULL AND rating IS NULL",
      "line WHERE amount = 0",
      "line WHERE note LIKE 'O''Brien%'"
    }) {
      assertThat(database.count(condition)).as(condition).isGreaterThan(0);
    }
    // A fifth of the rows, half of their cells, one of the strings.
    assertThat(
            database.count("shop WHERE name ~ '[^\\x01-\\x7f]' OR name = '' OR length(name) = 40"))
        .isBetween(80L, 250L);
  }

  @Test
  void noneComeUnlessTheyAreAskedFor() throws SQLException {
    TestDatabase database = TestDatabase.of(SCHEMA);
    database.seed(3000);
    assertThat(database.count("shop WHERE name ~ '[^\\x01-\\x7f]' OR name = '' OR staff < 0"))
        .isZero();
  }

  @Test
  void learnedRowsKeepTheirDistributionsBeside() throws SQLException {
    TestDatabase source = TestDatabase.of(SCHEMA);
    source.seed(2000);
    TestDatabase target = TestDatabase.of(SCHEMA);
    Genome genome = source.scan();
    target.seed(genome, TestDatabase.options(null).withEdgeCases(.05));
    assertThat(target.count("shop")).isEqualTo(2000);
    assertThat(target.number("SELECT count(*) FROM shop WHERE name ~ '[^\\x01-\\x7f]'"))
        .isBetween(5.0, 60.0);
    assertThat(target.number("SELECT avg(rating) FROM shop"))
        .isCloseTo(
            source.number("SELECT avg(rating) FROM shop"), org.assertj.core.data.Offset.offset(.3));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void someParentsHaveNoChildrenWhereAllHadSome(TestServer server) throws SQLException {
    String childless = "shop WHERE NOT EXISTS (SELECT FROM line WHERE shop_id = shop.id)";
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA));
    source.seed(300);
    source.execute("UPDATE line SET shop_id = id; INSERT INTO line (id, shop_id, amount, price)"
        + " SELECT 1000 + i, 1 + (i - 1) % 300, 1, 1 FROM generate_series(1, 2000) i");
    assertThat(source.count(childless)).isZero();
    Genome genome = source.scan();
    TestDatabase plain = new TestDatabase(server.createDatabase(SCHEMA));
    plain.seed(genome, TestDatabase.options(null));
    assertThat(plain.count(childless)).isZero();
    TestDatabase edged = new TestDatabase(server.createDatabase(SCHEMA));
    edged.seed(genome, TestDatabase.options(null).withEdgeCases(.05));
    assertThat(edged.count(childless)).isEqualTo(15);
    assertThat(edged.count("line")).isEqualTo(2300);
  }

  @Test
  void aShareBeyondAllRowsIsAnError() {
    assertThatThrownBy(() -> TestDatabase.options(1L).withEdgeCases(1.5))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("replica.edgeCases is 1.5")
        .hasMessageContaining("0.01 for one in a hundred");
  }
}
