package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.genome.Genome;
import dev.replica.seed.load.Triggers;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Triggers fire while rows are loaded, whatever they do: refuse rows, make some, hold some back, write other keys. */
class TriggersIT {

  private static final int ROWS = 100;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private static TestDatabase database(TestServer server, String schema) throws SQLException {
    return new TestDatabase(server.createDatabase(schema));
  }

  /** What is told of a table, in one line. */
  private static String told(SeedResult result, String table) {
    List<String> lines = result.notices().stream()
        .filter(notice -> notice.startsWith("public." + table + " "))
        .toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).doesNotContain("\n").doesNotContain("Failing row");
    return lines.get(0);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatAnyFiringTriggerRaisesCostsItsTableAlone(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE plain (id serial PRIMARY KEY, name text);
        CREATE TABLE queued (id serial PRIMARY KEY, name text);
        CREATE TABLE odd (id serial PRIMARY KEY, name text);
        CREATE TABLE narrow (id serial PRIMARY KEY, CONSTRAINT never CHECK (id < 0 AND id > 0));
        CREATE TABLE copied (id serial PRIMARY KEY, name text);
        CREATE FUNCTION queue() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM worker.add_job(NEW.id); RETURN NEW; END';
        CREATE FUNCTION confuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''confused'' USING ERRCODE = ''53100''; END';
        CREATE FUNCTION copy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO narrow (id) VALUES (NEW.id); RETURN NEW; END';
        CREATE TRIGGER queues AFTER INSERT ON queued FOR EACH ROW EXECUTE FUNCTION queue();
        CREATE TRIGGER confuses BEFORE INSERT ON odd FOR EACH ROW EXECUTE FUNCTION confuse();
        CREATE TRIGGER copies AFTER INSERT ON copied FOR EACH ROW EXECUTE FUNCTION copy();
        """);
    SeedResult result = database.seed(Genome.empty(), FIRING);
    assertThat(told(result, "queued"))
        .contains("\"worker\" does not exist", "3F000", "trigger queues", "queue()")
        .endsWith(". replica.triggers=auto loads it without them");
    assertThat(told(result, "odd")).contains("confused", "53100", "trigger confuses");
    assertThat(told(result, "copied")).contains("never", "23514", "trigger copies");
    assertThat(database.count("plain")).isEqualTo(ROWS);
    assertThat(database.count("queued")).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void tablesWhoseTriggersRefuseAllRowsAreLoadedWithoutThem(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE root (id serial PRIMARY KEY, made int);
        CREATE TABLE queued (id serial PRIMARY KEY, root_id int NOT NULL REFERENCES root DEFERRABLE INITIALLY DEFERRED);
        CREATE TABLE asked (id serial PRIMARY KEY, changed_by text NOT NULL);
        CREATE TABLE late (id int, queued_id int REFERENCES queued) PARTITION BY RANGE (id);
        CREATE TABLE late_all PARTITION OF late DEFAULT;
        CREATE TABLE sub (id int PRIMARY KEY REFERENCES root, name text);
        CREATE TABLE picky (id serial PRIMARY KEY);
        CREATE FUNCTION queue() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM worker.add_job(NEW.id); RETURN NEW; END';
        CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_by := NULL; RETURN NEW; END';
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
        CREATE FUNCTION make() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO root (id) VALUES (NEW.id); RETURN NEW; END';
        CREATE FUNCTION add() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO queued (root_id) VALUES (NEW.id); RETURN NULL; END';
        CREATE FUNCTION pick() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.id % 2 = 0 THEN RAISE EXCEPTION ''even''; END IF; RETURN NEW; END';
        CREATE TRIGGER adds AFTER INSERT ON root FOR EACH ROW WHEN (NEW.id = 1) EXECUTE FUNCTION add();
        CREATE TRIGGER queues BEFORE INSERT ON queued FOR EACH ROW WHEN (NEW.id > 1) EXECUTE FUNCTION queue();
        CREATE TRIGGER forgets BEFORE INSERT ON asked FOR EACH ROW EXECUTE FUNCTION forget();
        CREATE CONSTRAINT TRIGGER lates AFTER INSERT ON late DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
        CREATE TRIGGER makes BEFORE INSERT ON sub FOR EACH ROW EXECUTE FUNCTION make();
        CREATE TRIGGER picks BEFORE INSERT ON picky FOR EACH ROW EXECUTE FUNCTION pick();
        ALTER TABLE asked ENABLE ALWAYS TRIGGER forgets;
        """);
    List<String> states = database.strings(STATES);
    SeedResult result = database.seed(ROWS);
    for (String table : List.of("root", "queued", "asked", "late", "sub")) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
    assertThat(database.count("picky")).as("each row for itself").isEqualTo(ROWS / 2);
    assertThat(told(result, "queued"))
        .startsWith("public.queued is loaded with its triggers disabled")
        .contains("\"worker\" does not exist", "3F000", "trigger queues");
    assertThat(told(result, "asked")).contains("is loaded", "changed_by", "23502");
    assertThat(told(result, "late")).contains("is loaded", "refuse()");
    assertThat(told(result, "sub")).contains("is loaded", "root_pkey", "23505");
    assertThat(database.strings(STATES)).isEqualTo(states);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void tablesThatRefuseAllRowsCostOneTryEach(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE plain (id serial PRIMARY KEY, name text);
        CREATE TABLE users (id serial PRIMARY KEY, name text);
        CREATE FUNCTION queue() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM worker.add_job(NEW.id); RETURN NEW; END';
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
        CREATE TABLE queued (id serial PRIMARY KEY, user_id int NOT NULL);
        CREATE TABLE refused (id serial PRIMARY KEY, user_id int NOT NULL);
        CREATE TRIGGER queues BEFORE INSERT ON queued FOR EACH ROW EXECUTE FUNCTION queue();
        CREATE TRIGGER refuses BEFORE INSERT ON refused FOR EACH ROW EXECUTE FUNCTION refuse();
        """);
    List<String> started = new ArrayList<>();
    Progress progress = new Progress() {
      @Override
      public void started(String table, long rows) {
        started.add(table);
      }

      @Override
      public void advanced(String table, long rows) {}

      @Override
      public void finished(String table, long rows) {}
    };
    try (Connection connection = database.open()) {
      Seed.run(connection, Genome.empty(), FIRING, progress);
    }
    assertThat(started).containsOnlyOnce("public.plain", "public.users");
    assertThat(database.count("plain")).isEqualTo(ROWS);
    assertThat(database.count("refused")).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void deferredTriggersThatNameNoTableCostTheirTableAlone(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE plain (id serial PRIMARY KEY, name text);
        CREATE TABLE balanced (id serial PRIMARY KEY, name text);
        CREATE TABLE refused (id serial PRIMARY KEY, name text);
        CREATE TABLE split (id int NOT NULL) PARTITION BY RANGE (id);
        CREATE TABLE split_all PARTITION OF split DEFAULT;
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
        CREATE FUNCTION balance() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON balanced DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION balance();
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON refused DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
        CREATE CONSTRAINT TRIGGER later AFTER INSERT ON split_all DEFERRABLE FOR EACH ROW EXECUTE FUNCTION refuse();
        """);
    SeedResult result = database.seed(Genome.empty(), FIRING);
    assertThat(told(result, "refused")).contains("gets no rows", "trigger late", "refuse()");
    assertThat(told(result, "split")).contains("gets no rows", "refuse()");
    assertThat(result.notices()).hasSize(2);
    assertThat(database.count("plain")).isEqualTo(ROWS);
    assertThat(database.count("balanced")).isEqualTo(ROWS);
    assertThat(database.count("refused")).isZero();
    assertThat(database.count("split")).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void triggersInsertIntoTablesThatAreLoadedAlready(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE history (id serial PRIMARY KEY, v int);
        CREATE TABLE thing (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v int);
        CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO history (v) VALUES (NEW.v); RETURN NULL; END';
        CREATE TRIGGER keeps AFTER INSERT ON thing FOR EACH ROW EXECUTE FUNCTION keep();
        """);
    assertThat(database.seed(ROWS).notices()).isEmpty();
    assertThat(database.count("thing")).isEqualTo(ROWS);
    assertThat(database.count("history")).isEqualTo(2 * ROWS);
    assertThat(database.strings("INSERT INTO history (v) VALUES (1) RETURNING id"))
        .containsExactly(String.valueOf(2 * ROWS + 1));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsThatTriggersMakeCountAndAreReferredTo(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE account (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
        CREATE TABLE audit (id serial PRIMARY KEY, account text NOT NULL);
        CREATE TABLE profile (account_id int PRIMARY KEY REFERENCES account, photo text);
        CREATE TABLE visit (id serial PRIMARY KEY, profile_id int NOT NULL REFERENCES profile, audit_id int NOT NULL REFERENCES audit);
        CREATE FUNCTION made() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          INSERT INTO profile (account_id, photo) VALUES (NEW.id, 'by trigger');
          IF NEW.id % 2 = 0 THEN INSERT INTO audit (account) VALUES ('by trigger'); END IF;
          RETURN NULL; END $$;
        CREATE TRIGGER made AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION made();
        """);
    SeedResult result = database.seed(ROWS);
    for (String table : List.of("account", "profile", "audit", "visit")) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
    assertThat(database.count("profile WHERE photo = 'by trigger'")).isEqualTo(ROWS);
    assertThat(database.count("audit WHERE account = 'by trigger'")).isEqualTo(ROWS / 2);
    assertThat(result.notices())
        .singleElement()
        .asString()
        .contains("public.audit " + ROWS / 2, "public.profile " + ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void childrenReferToTheKeysThatTriggersWrite(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE place (id uuid PRIMARY KEY, code text NOT NULL UNIQUE, name text);
        CREATE TABLE event (id serial PRIMARY KEY, place_id uuid NOT NULL REFERENCES place, code text REFERENCES place (code));
        CREATE FUNCTION number_place() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.id := gen_random_uuid(); NEW.code := ''P-'' || NEW.id; RETURN NEW; END';
        CREATE TRIGGER number_place BEFORE INSERT ON place FOR EACH ROW EXECUTE FUNCTION number_place();
        """);
    assertThat(database.seed(ROWS).notices()).isEmpty();
    assertThat(database.count("place")).isEqualTo(ROWS);
    assertThat(database.count("event")).isEqualTo(ROWS);
    assertThat(database.number("SELECT count(DISTINCT place_id) FROM event")).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void childrenReferToTheRowsThatTriggersLetThrough(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE half (id int PRIMARY KEY, above int REFERENCES half, name text);
        CREATE TABLE part (id int PRIMARY KEY, half_id int NOT NULL REFERENCES half);
        CREATE TABLE none (id int PRIMARY KEY);
        CREATE TABLE orphan (id int PRIMARY KEY, none_id int REFERENCES none);
        CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.id % 2 = 0 THEN RETURN NULL; END IF; NEW.above := NULL; RETURN NEW; END';
        CREATE FUNCTION hold_all() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER hold BEFORE INSERT ON half FOR EACH ROW EXECUTE FUNCTION hold();
        CREATE TRIGGER hold BEFORE INSERT ON none FOR EACH ROW EXECUTE FUNCTION hold_all();
        """);
    SeedResult result = database.seed(ROWS);
    assertThat(database.count("half")).isEqualTo(ROWS / 2);
    assertThat(database.count("part")).isEqualTo(ROWS);
    assertThat(database.count("none")).isEqualTo(ROWS);
    assertThat(database.count("orphan")).isEqualTo(ROWS);
    assertThat(told(result, "half")).contains("gets 50 of 100 rows", "(hold)", "triggers=disable");
    assertThat(told(result, "none")).contains("triggers disabled", "hold let none through");
    assertThat(result.loaded())
        .filteredOn(loaded -> loaded.table().name().equals("half"))
        .singleElement()
        .satisfies(loaded -> assertThat(loaded.rows()).isEqualTo(ROWS / 2));
  }

  private static final String AUDITED = """
      CREATE TABLE log (id serial PRIMARY KEY);
      CREATE TABLE thing (id int NOT NULL, name text) PARTITION BY RANGE (id);
      CREATE TABLE thing_low PARTITION OF thing FOR VALUES FROM (0) TO (50);
      CREATE TABLE thing_high PARTITION OF thing DEFAULT;
      CREATE TABLE owner (id int PRIMARY KEY, thing int);
      CREATE TABLE pet (id int PRIMARY KEY, owner_id int NOT NULL REFERENCES owner);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO log DEFAULT VALUES; RETURN NULL; END';
      CREATE TRIGGER a AFTER INSERT ON thing FOR EACH ROW EXECUTE FUNCTION note();
      CREATE TRIGGER b AFTER INSERT ON thing_low FOR EACH ROW EXECUTE FUNCTION note();
      CREATE TRIGGER c AFTER INSERT ON thing FOR EACH STATEMENT EXECUTE FUNCTION note();
      CREATE TRIGGER d AFTER INSERT ON owner FOR EACH ROW EXECUTE FUNCTION note();
      CREATE TRIGGER e AFTER INSERT ON owner FOR EACH ROW EXECUTE FUNCTION note();
      CREATE TRIGGER f AFTER INSERT ON owner FOR EACH ROW EXECUTE FUNCTION note();
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON pet DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note();
      ALTER TABLE owner ENABLE ALWAYS TRIGGER d;
      ALTER TABLE owner ENABLE REPLICA TRIGGER e;
      ALTER TABLE owner DISABLE TRIGGER f;
      """;

  private static final String STATES =
      "SELECT tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger ORDER BY 1";

  private static final SeedOptions FIRING =
      TestDatabase.options((long) ROWS).withTriggers(Triggers.FIRE);

  private static final SeedOptions DISABLED =
      TestDatabase.options((long) ROWS).withTriggers(Triggers.DISABLE);

  @ParameterizedTest
  @MethodSource("servers")
  void disabledTriggersDoNotFireAndAreEnabledAgainAsTheyWere(TestServer server)
      throws SQLException {
    TestDatabase database = database(server, AUDITED);
    List<String> states = database.strings(STATES);
    assertThat(database.seed(Genome.empty(), DISABLED).notices()).isEmpty();
    for (String table : List.of("log", "thing", "owner", "pet")) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
    assertThat(database.strings(STATES)).isEqualTo(states);
    assertThat(database.count("thing_low")).isPositive();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aRoleThatMayNotDisableThemIsToldWhoMay(TestServer server) throws SQLException {
    TestDatabase database = database(server, AUDITED);
    String role = "guest" + database.url().replaceAll("\\D", "");
    database.execute("CREATE ROLE " + role
        + " LOGIN; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO " + role);
    TestDatabase guest = new TestDatabase(database.url().replace("user=postgres", "user=" + role));
    assertThatThrownBy(() -> guest.seed(Genome.empty(), DISABLED))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("public.owner, public.pet, public.thing")
        .hasMessageContaining("Seed as the owner");
    assertThat(database.count("log")).isZero();
  }
}
