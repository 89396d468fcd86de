package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.Progress;
import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns that a user settles, beside triggers, judges, soft references and scripts. */
class SettledColumnsIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

  @TempDir
  Path folder;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private SeedOptions options(Long rows, String yaml, SeedOptions.Existing existing)
      throws IOException {
    return YamlOptions.of(folder, rows, yaml, existing);
  }

  private SeedResult seed(TestDatabase database, long rows, String yaml)
      throws IOException, SQLException {
    return database.seed(Genome.empty(), options(rows, yaml, SeedOptions.Existing.KEEP));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void sqlStandsBesideDefaultsGeneratedColumnsAndTriggers(TestServer server)
      throws SQLException, IOException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE item (
          id serial PRIMARY KEY,
          "Net" numeric(10,2) NOT NULL,
          gross numeric(10,2) NOT NULL DEFAULT -1,
          noted text,
          label text GENERATED ALWAYS AS ('n' || id) STORED,
          stamped numeric);
        CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN NEW.stamped := NEW.gross + 1; RETURN NEW; END';
        CREATE TRIGGER stamp BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION stamp();
        """));
    SeedResult result = seed(database, 300, """
        tables:
          item:
            columns:
              gross: {sql: '"Net" * 2'}
              noted: {sql: "item.id || '{x} ?' -- not in the value", nullFraction: 0.5}
        """);
    assertThat(result.notices()).isEmpty();
    assertThat(result.loaded())
        .singleElement()
        .satisfies(loaded -> assertThat(loaded.rows()).isEqualTo(300));
    assertThat(database.count(
            "item WHERE gross = \"Net\" * 2 AND stamped = gross + 1 AND label = 'n' || id"))
        .isEqualTo(300);
    assertThat(database.count("item WHERE noted = id || '{x} ?'")).isBetween(100L, 200L);
    assertThat(database.count("item WHERE noted IS NULL")).isBetween(100L, 200L);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatTheServerRefusesAreDrawnAgain(TestServer server) throws SQLException, IOException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE FUNCTION lucky(n int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN n % 10 <> 3; END';
        CREATE TABLE ticket (id int PRIMARY KEY, n int NOT NULL CHECK (n BETWEEN 0 AND 100000) CHECK (lucky(n)), twice int,
          kind text NOT NULL);
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF NEW.twice % 7 = 0 THEN RAISE EXCEPTION ''no sevenths''; END IF; RETURN NEW; END';
        CREATE TRIGGER refuse BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION refuse();
        """));
    SeedResult result = seed(database, 300, """
        tables:
          ticket:
            columns:
              twice: {sql: n * 2, nullFraction: 0.2}
              kind: {values: [red, blue]}
        """);
    assertThat(result.notices()).isEmpty();
    assertThat(database.count("ticket")).isEqualTo(300);
    assertThat(database.count("ticket WHERE twice IS DISTINCT FROM n * 2 AND twice IS NOT NULL"))
        .isZero();
    assertThat(database.count("ticket WHERE twice IS NULL")).isBetween(30L, 120L);
    assertThat(database.count("ticket WHERE n % 10 = 3 OR twice % 7 = 0")).isZero();
  }

  @Test
  void aReferenceThatNobodyDeclaredGivesWay() throws SQLException, IOException {
    String schema = """
        CREATE TABLE users (id int PRIMARY KEY);
        CREATE TABLE visit (id int PRIMARY KEY, user_id int NOT NULL);
        CREATE TABLE badge (id int PRIMARY KEY, user_id int NOT NULL);
        """;
    TestDatabase database = TestDatabase.of(schema);
    seed(database, 50, "tables: {visit: {columns: {user_id: {constant: -5}}}}");
    assertThat(database.count("visit WHERE user_id = -5")).isEqualTo(50);
    assertThat(database.count("badge JOIN users ON users.id = user_id")).isEqualTo(50);
    database = TestDatabase.of(schema);
    assertThat(seed(
                database,
                50,
                "tables: {users: {columns: {id: {sql: \"7 * row_number() OVER ()\"}}}}")
            .notices())
        .isEmpty();
    assertThat(database.count("users WHERE id % 7 = 0")).isEqualTo(50);
    assertThat(database.count("visit")).isEqualTo(50);
  }

  @Test
  void aDryRunEmptiesNothing() throws SQLException, IOException {
    Files.writeString(folder.resolve("role.csv"), "id,code\n5,admin\n");
    TestDatabase database = TestDatabase.of(
        "CREATE TABLE role (id int PRIMARY KEY, code text); INSERT INTO role VALUES (1, 'old')");
    SeedOptions options = options(
        20L, "tables: {role: {firstRows: role.csv, rows: 3}}", SeedOptions.Existing.TRUNCATE);
    try (Connection connection = database.open()) {
      SeedResult result = Seed.dryRun(connection, Genome.empty(), options);
      assertThat(result.plan().tables())
          .singleElement()
          .satisfies(role -> assertThat(List.of(role.given(), role.kept(), role.rows()))
              .containsExactly(1L, 1L, 2L));
    }
    assertThat(database.strings("SELECT code FROM role")).containsExactly("old");
  }

  private static final String SHOP = """
      CREATE TABLE role (id int PRIMARY KEY, code text NOT NULL UNIQUE);
      CREATE TABLE member (id serial PRIMARY KEY, role_id int NOT NULL REFERENCES role, name text, email text UNIQUE, net numeric(8,2) NOT NULL,
        gross numeric(8,2), status text);
      """;

  @ParameterizedTest
  @MethodSource("servers")
  void aScriptHoldsTheRowsThatSeedingLoads(TestServer server) throws SQLException, IOException {
    TestDatabase source = new TestDatabase(server.createDatabase(SHOP + """
        INSERT INTO role SELECT n, 'code ' || n FROM generate_series(1, 20) n;
        INSERT INTO member (role_id, name, email, net, gross, status) SELECT 1 + n % 20, nullif('name ' || n % 9, 'name 3'),
          n || '@example.org', n % 70, n % 80, 'open' FROM generate_series(1, 400) n;
        """));
    Genome genome = source.scan();
    Files.writeString(folder.resolve("role.csv"), "id,code\n501,admin\n502,\"a, b\"\n");
    SeedOptions options = options(null, """
        tables:
          role: {firstRows: role.csv, rows: 30}
          member:
            columns:
              name: {faker: "#{Name.fullName}"}
              email: {faker: "#{Internet.emailAddress}"}
              gross: {sql: "round(net * 1.19, 2)", nullFraction: 0.3}
              status: {values: {open: 3, paid: 1}}
        """, SeedOptions.Existing.KEEP);
    TestDatabase seeded = new TestDatabase(server.createDatabase(SHOP));
    seeded.seed(genome, options);
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    Seed.generate(genome, options, TODAY, script, Progress.NONE);
    TestDatabase scripted = new TestDatabase(server.createDatabase(SHOP));
    scripted.load(script.toByteArray());
    assertThat(scripted.content()).isEqualTo(seeded.content());
    assertThat(scripted.sequences()).isEqualTo(seeded.sequences());
    assertThat(seeded.count("role")).isEqualTo(30);
    assertThat(seeded.count("member")).isEqualTo(400);
    assertThat(seeded.count("member WHERE name IS NULL")).isBetween(20L, 70L);
  }
}
