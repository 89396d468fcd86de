package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that no attempt can make are left out, and so are those that cannot do without them; nothing else is. */
class LeftOutRowsIT {

  private static final int ROWS = 200;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  /** Keys are what they are at any attempt, with no other number to take: every tenth breaks the check. */
  private static final String FAMILY = """
      CREATE FUNCTION lucky(n int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN n % 10 <> 3; END';
      CREATE TABLE parent (id int PRIMARY KEY CHECK (id BETWEEN 1 AND 200), name text, CONSTRAINT lucky_ones CHECK (@));
      CREATE TABLE child (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES parent);
      CREATE TABLE grandchild (id int PRIMARY KEY, child_id int NOT NULL REFERENCES child);
      CREATE TABLE guest (id int PRIMARY KEY, parent_id int REFERENCES parent);
      CREATE TABLE twin (parent_id int PRIMARY KEY REFERENCES parent, name text NOT NULL);
      CREATE TABLE stranger (id int PRIMARY KEY);
      """;

  private static void isConsistent(TestDatabase database, SeedResult result) throws SQLException {
    long parents = database.count("parent");
    assertThat(parents).isBetween(ROWS * 8L / 10, ROWS - 1L);
    assertThat(database.count("twin")).isEqualTo(parents);
    // Another parent takes the place of one that is left out.
    assertThat(database.count("child")).isEqualTo(ROWS);
    assertThat(database.count("grandchild")).isEqualTo(ROWS);
    assertThat(database.count("guest")).isEqualTo(ROWS);
    assertThat(database.count("guest WHERE parent_id IS NOT NULL")).isGreaterThan(ROWS / 2L);
    assertThat(database.count("stranger")).isEqualTo(ROWS);
    for (Loaded loaded : loaded(result)) {
      assertThat(database.count(loaded.table())).as(loaded.table()).isEqualTo(loaded.rows());
    }
    assertThat(result.notices())
        .hasSize(2)
        .anySatisfy(notice -> assertThat(notice)
            .contains("public.parent gets " + parents + " of " + ROWS + " rows")
            .contains("lucky_ones"))
        .anyMatch(notice -> notice.startsWith("public.twin gets " + parents));
  }

  private record Loaded(String table, long rows) {}

  private static List<Loaded> loaded(SeedResult result) {
    return result.loaded().stream()
        .map(loaded -> new Loaded(loaded.table().name(), loaded.rows()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatBreakACheckAreLeftOut(TestServer server) throws SQLException {
    TestDatabase database =
        new TestDatabase(server.createDatabase(FAMILY.replace("@", "mod(id, 10) <> 3")));
    isConsistent(database, database.seed(ROWS));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatTheServerJudgesAreLeftOut(TestServer server) throws SQLException {
    TestDatabase database =
        new TestDatabase(server.createDatabase(FAMILY.replace("@", "lucky(id)")));
    isConsistent(database, database.seed(ROWS));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatATriggerRefusesAreLeftOut(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(FAMILY.replace("@", "true")));
    database.execute("""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF NEW.id % 10 = 3 THEN RAISE EXCEPTION ''lucky_ones only''; END IF; RETURN NEW; END';
        CREATE TRIGGER refuse BEFORE INSERT ON parent FOR EACH ROW EXECUTE FUNCTION refuse();
        """);
    isConsistent(database, database.seed(ROWS));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatATriggerRefusesAtTheEndOfAStatementAreLeftOut(TestServer server)
      throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(FAMILY.replace("@", "true")));
    database.execute("""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF EXISTS (SELECT FROM new_rows WHERE id % 10 = 3) THEN RAISE EXCEPTION ''lucky_ones only''; END IF; RETURN NULL; END';
        CREATE TRIGGER refuse AFTER INSERT ON parent REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse();
        """);
    isConsistent(database, database.seed(ROWS));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsOfTheSameTableFollow(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE node (id int PRIMARY KEY CHECK (id BETWEEN 1 AND 200), CHECK (mod(id, 10) <> 3), above int REFERENCES node, beside int NOT NULL REFERENCES node);
        """));
    database.seed(ROWS);
    assertThat(database.count("node")).isBetween(20L, ROWS - 1L);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatAreLoadedBeforeThoseThatTheyReferToFollow(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE a (id int PRIMARY KEY CHECK (id BETWEEN 1 AND 200), CHECK (mod(id, 10) <> 3));
        CREATE TABLE b (id int PRIMARY KEY CHECK (id BETWEEN 1 AND 200), CHECK (mod(id, 10) <> 4), a int NOT NULL REFERENCES a);
        ALTER TABLE a ADD COLUMN b int;
        ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b DEFERRABLE;
        """));
    database.seed(ROWS);
    assertThat(database.count("a")).isEqualTo(ROWS * 9L / 10);
    assertThat(database.count("a WHERE b IS NOT NULL")).isBetween(ROWS / 2L, ROWS * 9L / 10);
    assertThat(database.count("b")).isBetween(ROWS / 2L, ROWS - 1L);
  }

  /** What no constraint asks for costs no row: a parent that is left out is exchanged for another, and a trigger's refusal heeded. */
  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatReferWithoutAForeignKeyStay(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE users (id int PRIMARY KEY);
        CREATE TABLE visit (id int PRIMARY KEY, user_id int NOT NULL);
        CREATE TABLE badge (id int PRIMARY KEY, user_id int NOT NULL UNIQUE);
        CREATE TABLE audit (id int PRIMARY KEY, user_id int NOT NULL);
        CREATE FUNCTION unlucky() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF NEW.id % 10 = 3 THEN RAISE EXCEPTION ''lucky ones only''; END IF; RETURN NEW; END';
        CREATE TRIGGER unlucky BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION unlucky();
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF EXISTS (SELECT FROM users u WHERE u.id = NEW.user_id) THEN RAISE EXCEPTION ''no users''; END IF; RETURN NEW; END';
        CREATE TRIGGER refuse BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION refuse();
        """));
    database.seed(ROWS);
    assertThat(database.count("users")).isEqualTo(ROWS * 9L / 10);
    assertThat(database.count("visit JOIN users ON users.id = user_id")).isEqualTo(ROWS);
    assertThat(database.count("badge")).isEqualTo(ROWS);
    assertThat(database.count("audit")).isGreaterThan(ROWS / 2L);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatHaveNothingToSayAreLoaded(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE protocol (name text PRIMARY KEY, CHECK (name <> name));
        CREATE TABLE session (protocol text REFERENCES protocol, fallback text REFERENCES protocol);
        """));
    database.seed(ROWS);
    assertThat(database.count("protocol")).isZero();
    assertThat(database.count("session WHERE protocol IS NULL AND fallback IS NULL"))
        .isEqualTo(ROWS);
  }
}
