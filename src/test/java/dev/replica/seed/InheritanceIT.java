package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that inherit, and those that they inherit from, are each a table of its own. */
class InheritanceIT {

  private static final String SCHEMA = """
      CREATE TABLE city (id serial PRIMARY KEY, name text NOT NULL, population int CHECK (population > 0));
      CREATE TABLE capital (country char(2) NOT NULL UNIQUE) INHERITS (city);
      CREATE TABLE mayor (id serial PRIMARY KEY, city_id int NOT NULL REFERENCES city);
      CREATE TABLE payment (id int NOT NULL, day date NOT NULL);
      CREATE TABLE payment_2023 (CHECK (day >= '2023-01-01' AND day < '2024-01-01'), PRIMARY KEY (id)) INHERITS (payment);
      CREATE TABLE payment_2024 (CHECK (day >= '2024-01-01' AND day < '2025-01-01'), PRIMARY KEY (id)) INHERITS (payment);
      """;

  private static final String FILLED = """
      INSERT INTO city (name, population) SELECT 'city ' || i, 1000 + i FROM generate_series(1, 20) i;
      INSERT INTO capital (name, population, country) SELECT 'capital ' || i, 100000 + i, chr(64 + i / 26) || chr(65 + i % 26) FROM generate_series(26, 80) i;
      INSERT INTO mayor (city_id) SELECT id FROM ONLY city;
      INSERT INTO payment_2024 SELECT i, date '2024-01-01' + i FROM generate_series(1, 40) i;
      """;

  private static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private static long own(TestDatabase database, String table) throws SQLException {
    return database.count("ONLY " + table);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void eachTableGetsItsRowsAndMeetsInheritedChecks(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA));
    database.seed(100);
    for (String table :
        List.of("city", "capital", "mayor", "payment", "payment_2023", "payment_2024")) {
      assertThat(own(database, table)).as(table).isEqualTo(100);
    }
    assertThat(database.count("payment_2023 WHERE extract(year FROM day) <> 2023"))
        .isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsAreCountedWhereTheyStand(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase(SCHEMA + FILLED));
    Genome genome = source.scan();
    TestDatabase copy = new TestDatabase(server.createDatabase(SCHEMA));
    copy.seed(genome, TestDatabase.options(null));
    assertThat(own(copy, "city")).isEqualTo(20);
    assertThat(own(copy, "capital")).isEqualTo(55);
    assertThat(own(copy, "mayor")).isEqualTo(20);
    assertThat(own(copy, "payment")).isZero();
    assertThat(own(copy, "payment_2024")).isEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsOfHeirsAreNotThoseOfTheirParent(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA + FILLED));
    database.execute("DELETE FROM mayor; DELETE FROM ONLY city");
    database.seed(60);
    assertThat(own(database, "city")).isEqualTo(60);
    assertThat(own(database, "capital")).isEqualTo(60);
    assertThat(own(database, "mayor")).isEqualTo(60);
    assertThat(own(database, "payment")).isEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void emptyingAParentLeavesItsHeirsAlone(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA + FILLED));
    CatalogFilter filter =
        new CatalogFilter(List.of(), List.of("*.payment", "*.mayor", "*.city"), List.of());
    database.seed(
        Genome.empty(),
        new SeedOptions(filter, 10L, 1, Map.of(), 0, SeedOptions.Existing.TRUNCATE, null, 2));
    assertThat(own(database, "payment")).isEqualTo(10);
    assertThat(own(database, "payment_2024")).isEqualTo(40);
    assertThat(own(database, "capital")).isEqualTo(55);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void heirsReferToWhatTheirParentRefersTo(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE person (id uuid PRIMARY KEY);
        CREATE TABLE file (id int PRIMARY KEY, uploaded_by uuid NOT NULL REFERENCES person);
        CREATE TABLE image (width int) INHERITS (file);
        CREATE TABLE thumbnail (of_page int) INHERITS (image);
        """));
    database.seed(50);
    assertThat(database.count("file JOIN person ON person.id = uploaded_by")).isEqualTo(150);
  }
}
