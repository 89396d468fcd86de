package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.seed.SeedOptions.Existing;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that migrations have put into a table are kept and referred to, added to, removed or refused, as is asked. */
class SeedExistingIT {

  private static final String SHOP = """
      CREATE TABLE role (code text PRIMARY KEY, label text);
      CREATE TABLE member (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, role_code text NOT NULL REFERENCES role, email text UNIQUE,
        invited_by bigint REFERENCES member);
      CREATE TABLE visit (member_id bigint NOT NULL REFERENCES member, no int NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (member_id, no));
      INSERT INTO role VALUES ('admin', 'Administrator'), ('user', 'User'), ('guest''s "x"\\', NULL);
      INSERT INTO member (role_code, email) VALUES ('admin', 'root@example.org'), ('user', NULL);
      """;

  private TestDatabase database;

  @BeforeEach
  void createDatabase() throws SQLException {
    database = TestDatabase.of(SHOP);
  }

  private SeedResult seed(Existing existing, long rows, String... excludes) throws SQLException {
    CatalogFilter filter = new CatalogFilter(List.of(), List.of(), List.of(excludes));
    return database.seed(
        Genome.empty(), new SeedOptions(filter, rows, 1, Map.of(), 0, existing, null, 2));
  }

  @Test
  void keptRowsStayAndCountAsAskedFor() throws SQLException {
    seed(Existing.KEEP, 50);
    assertThat(database.count("role")).isEqualTo(50);
    assertThat(database.count("member")).isEqualTo(50);
    assertThat(database.count("visit")).isEqualTo(50);
    assertThat(database.strings(
            "SELECT code FROM role WHERE code IN ('admin', 'user', 'guest''s \"x\"\\')"))
        .hasSize(3);
    assertThat(database.strings("SELECT email FROM member WHERE id = 1"))
        .containsExactly("root@example.org");
  }

  @Test
  void keptRowsAreReferredTo() throws SQLException {
    // Three rows of role are all that were asked for: every member refers to one of them.
    seed(Existing.KEEP, 3);
    assertThat(database.count("role")).isEqualTo(3);
    seed(Existing.KEEP, 200);
    assertThat(
            database.count(
                "member m JOIN role r ON r.code = m.role_code WHERE m.role_code IN ('admin', 'user', 'guest''s \"x\"\\')"))
        .isPositive();
    assertThat(database.count("visit WHERE member_id <= 2")).isPositive();
    assertThat(database.count("member WHERE invited_by <= 2")).isPositive();
  }

  @Test
  void seedingAgainAddsNothing() throws SQLException {
    seed(Existing.KEEP, 40);
    Map<String, List<String>> content = database.content();
    assertThat(seed(Existing.KEEP, 40).loaded()).isEmpty();
    assertThat(database.content()).isEqualTo(content);
  }

  @Test
  void growingATableTwiceKeepsItsKeysDistinct() throws SQLException {
    seed(Existing.KEEP, 40);
    seed(Existing.KEEP, 90);
    seed(Existing.APPEND, 30);
    for (String table : List.of("role", "member", "visit")) {
      assertThat(database.count(table)).as(table).isEqualTo(120);
    }
    assertThat(database.strings("INSERT INTO member (role_code) VALUES ('admin') RETURNING id"))
        .containsExactly("121");
  }

  @Test
  void appendedRowsComeOnTop() throws SQLException {
    seed(Existing.APPEND, 50);
    assertThat(database.count("role")).isEqualTo(53);
    assertThat(database.count("member")).isEqualTo(52);
    assertThat(database.count("visit")).isEqualTo(50);
  }

  @Test
  void truncatedTablesHoldGeneratedRowsOnly() throws SQLException {
    seed(Existing.TRUNCATE, 50);
    assertThat(database.count("role")).isEqualTo(50);
    assertThat(database.count("role WHERE code = 'admin'")).isZero();
    assertThat(database.count("member")).isEqualTo(50);
  }

  @Test
  void truncatingGivesWhatAnEmptyDatabaseGets() throws SQLException {
    seed(Existing.TRUNCATE, 50);
    TestDatabase empty = TestDatabase.of(SHOP + "TRUNCATE role, member, visit");
    empty.seed(50);
    assertThat(database.content()).isEqualTo(empty.content());
  }

  @Test
  void truncatingATableThatAnExcludedOneRefersToIsRefusedAndNothingIsLost() throws SQLException {
    seed(Existing.KEEP, 10);
    Map<String, List<String>> content = database.content();
    assertThatThrownBy(() -> seed(Existing.TRUNCATE, 20, "visit"))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("visit");
    assertThat(database.content()).isEqualTo(content);
  }

  @Test
  void rowsWhereNoneMayBeAreNamed() throws SQLException {
    Map<String, List<String>> content = database.content();
    assertThatThrownBy(() -> seed(Existing.FAIL, 50))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("public.member, public.role")
        .hasMessageContaining("replica.existing=keep");
    assertThat(database.content()).isEqualTo(content);
    database.execute("TRUNCATE role, member, visit");
    assertThat(seed(Existing.FAIL, 50).loaded()).hasSize(3);
  }

  @Test
  void howAServerSortsTextsDoesNotChangeWhichOfThemAreReferredTo() throws SQLException {
    String script = """
        CREATE TABLE word (word text COLLATE "%s" PRIMARY KEY);
        CREATE TABLE usage (id int PRIMARY KEY, word text NOT NULL REFERENCES word);
        INSERT INTO word VALUES ('a'), ('B'), ('c'), ('D'), ('-e'), ('f');
        """;
    database = TestDatabase.of(script.formatted("C"));
    seed(Existing.KEEP, 40);
    TestDatabase other = TestDatabase.of(script.formatted("und-x-icu"));
    other.seed(40);
    assertThat(other.content()).isEqualTo(database.content());
  }

  @Test
  void howAServerPrintsTimesDoesNotMatter() throws SQLException {
    database = TestDatabase.of("""
        CREATE TABLE day (day date PRIMARY KEY, at timestamptz NOT NULL UNIQUE, took interval NOT NULL UNIQUE);
        CREATE TABLE entry (id int PRIMARY KEY, day date NOT NULL REFERENCES day, at timestamptz NOT NULL REFERENCES day (at),
          took interval NOT NULL REFERENCES day (took));
        INSERT INTO day VALUES ('2030-02-01', '2030-02-01 12:00Z', '1 day 02:03:04'), ('2030-01-31', '2030-06-01 12:00Z', '-1 day'),
          ('2031-12-13', '2029-02-01 12:00Z', '1 year 2 mons');
        """);
    String name = database.strings("SELECT current_database()").get(0);
    database.execute("ALTER DATABASE " + name + " SET IntervalStyle = iso_8601; ALTER DATABASE "
        + name + " SET TimeZone = 'Asia/Kolkata'");
    seed(Existing.KEEP, 40);
    seed(Existing.KEEP, 80);
    assertThat(database.count("day")).isEqualTo(80);
    assertThat(database.count("entry WHERE day >= '2030-01-01' AND day <= '2031-12-31'"))
        .isPositive();
  }

  @Test
  void keysOfEveryKindKeepClearOfThoseThatStandInTheTable() throws SQLException {
    database = TestDatabase.of("""
        CREATE TABLE permission (code varchar(3) PRIMARY KEY);
        CREATE TABLE grants (role char(1) NOT NULL, permission varchar(3) REFERENCES permission, PRIMARY KEY (permission, role));
        CREATE TABLE by_uuid (id uuid PRIMARY KEY);
        CREATE TABLE junction (a uuid REFERENCES by_uuid, b varchar(3) REFERENCES permission, PRIMARY KEY (a, b));
        CREATE TABLE detail (id uuid PRIMARY KEY REFERENCES by_uuid);
        CREATE TABLE by_time (at timestamptz PRIMARY KEY, t time UNIQUE, d timestamp(0) UNIQUE);
        CREATE TABLE reading (sensor smallint, at timestamp, PRIMARY KEY (sensor, at));
        CREATE TABLE translation (locale char(2), label text, PRIMARY KEY (locale, label));
        CREATE TABLE lowered (name text);
        CREATE UNIQUE INDEX ON lowered (lower(name));
        CREATE TABLE down (id int GENERATED BY DEFAULT AS IDENTITY (START 1000 INCREMENT -1 MINVALUE 1 MAXVALUE 1000) PRIMARY KEY);
        CREATE TABLE chosen (flag text PRIMARY KEY CHECK (flag IN ('a', 'b', 'c')));
        """);
    for (int rows : new int[] {20, 45, 100}) {
      seed(Existing.KEEP, rows);
      for (String table : List.of(
          "permission",
          "grants",
          "by_uuid",
          "junction",
          "detail",
          "by_time",
          "reading",
          "translation",
          "lowered",
          "down")) {
        assertThat(database.count(table)).as(table).isEqualTo(rows);
      }
    }
    assertThat(database.count("chosen")).isEqualTo(3);
    seed(Existing.APPEND, 15);
    assertThat(database.count("junction")).isEqualTo(115);
    assertThat(database.strings("INSERT INTO down DEFAULT VALUES RETURNING id"))
        .containsExactly("885");
  }

  @Test
  void reseedingAfterAnotherDeletionFillsTheGap() throws SQLException {
    seed(Existing.KEEP, 60);
    database.execute(
        "DELETE FROM visit; DELETE FROM member WHERE id > 2; DELETE FROM role WHERE code LIKE '%4%' AND code NOT IN ('admin', 'user')");
    assertThat(database.count("role")).isLessThan(60);
    seed(Existing.KEEP, 60);
    assertThat(database.count("role")).isEqualTo(60);
    assertThat(database.count("visit")).isEqualTo(60);
  }

  @Test
  void rowsOfATableThatIsLeftOutAreReferredTo() throws SQLException {
    SeedResult result = seed(Existing.KEEP, 50, "role");
    assertThat(result.notices()).isEmpty();
    assertThat(database.count("role")).isEqualTo(3);
    assertThat(database.count("member")).isEqualTo(50);
  }
}
