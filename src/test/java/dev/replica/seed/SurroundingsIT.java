package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands around ordinary tables: policies, rules, views of both kinds, foreign, unlogged and temporary tables. */
class SurroundingsIT {

  private static final int ROWS = 100;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private static TestDatabase database(TestServer server, String schema) throws SQLException {
    return new TestDatabase(server.createDatabase(schema));
  }

  /** The same database for a role of its own that is nobody special. */
  private static TestDatabase as(TestDatabase database, String grants) throws SQLException {
    String role = "tenant" + database.url().replaceAll("\\D", "");
    database.execute("CREATE ROLE " + role + " LOGIN; " + grants.replace("$ROLE", role));
    return new TestDatabase(database.url().replace("user=postgres", "user=" + role));
  }

  private static final String TENANTS = """
      CREATE TABLE tenant (id int PRIMARY KEY, name text);
      CREATE TABLE document (id serial PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenant, title text NOT NULL);
      ALTER TABLE document ENABLE ROW LEVEL SECURITY;
      ALTER TABLE document FORCE ROW LEVEL SECURITY;
      CREATE POLICY mine ON document USING (tenant_id = 7);
      """;

  @ParameterizedTest
  @MethodSource("servers")
  void theOwnerLoadsTablesWhosePoliciesAreForcedUponHim(TestServer server) throws SQLException {
    TestDatabase database = database(server, TENANTS);
    TestDatabase owner = as(
        database,
        "ALTER TABLE tenant OWNER TO $ROLE; ALTER TABLE document OWNER TO $ROLE; INSERT INTO tenant VALUES (1); INSERT INTO document VALUES (1, 1, 'hidden')");
    assertThat(owner.seed(ROWS).notices()).isEmpty();
    assertThat(database.count("document")).isEqualTo(ROWS);
    assertThat(
            database.strings(
                "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = 'document'"))
        .containsExactly("t");
  }

  private static final String GRANTS =
      "GRANT ALL ON ALL TABLES IN SCHEMA public TO $ROLE; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO $ROLE;";

  @ParameterizedTest
  @MethodSource("servers")
  void anotherRoleMakesRowsThatThePoliciesLetThrough(TestServer server) throws SQLException {
    TestDatabase database = database(server, TENANTS + """
        CREATE POLICY own_title ON document AS RESTRICTIVE FOR INSERT WITH CHECK (title LIKE 'T%');
        CREATE POLICY others ON document FOR UPDATE USING (true);
        CREATE TABLE note (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner text);
        ALTER TABLE note ENABLE ROW LEVEL SECURITY;
        CREATE POLICY mine ON note USING (owner = CURRENT_USER);
        CREATE TABLE task (id int PRIMARY KEY, tenant int);
        ALTER TABLE task ENABLE ROW LEVEL SECURITY;
        CREATE POLICY mine ON task USING (tenant = current_setting('app.tenant', true)::int);
        """);
    TestDatabase guest = as(database, GRANTS + "ALTER ROLE $ROLE SET app.tenant = '4711'");
    assertThat(guest.seed(ROWS).notices()).isEmpty();
    assertThat(database.count("document WHERE tenant_id = 7 AND title LIKE 'T%'"))
        .isEqualTo(ROWS);
    assertThat(database.count("note WHERE owner LIKE 'tenant%'")).isEqualTo(ROWS);
    assertThat(database.count("task WHERE tenant = 4711")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aRoleThatNoPolicyLetsInsertIsTold(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE note (id int PRIMARY KEY);
        CREATE TABLE plain (id int PRIMARY KEY);
        ALTER TABLE note ENABLE ROW LEVEL SECURITY;
        CREATE POLICY readers ON note FOR SELECT USING (true);
        """);
    TestDatabase guest = as(database, GRANTS);
    assertThat(guest.seed(ROWS).notices())
        .singleElement()
        .asString()
        .contains("public.note gets no rows", "row-level security");
    assertThat(database.count("plain")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void copyGoesPastRulesAndViewsAreLeftAlone(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE log (id serial PRIMARY KEY);
        CREATE TABLE ruled (id int PRIMARY KEY);
        CREATE RULE logs AS ON INSERT TO ruled DO ALSO INSERT INTO log DEFAULT VALUES;
        CREATE VIEW seen AS SELECT * FROM ruled;
        CREATE RULE instead AS ON INSERT TO seen DO INSTEAD INSERT INTO ruled VALUES (NEW.id);
        """);
    SeedResult result = database.seed(ROWS);
    assertThat(result.notices())
        .singleElement()
        .asString()
        .contains("public.ruled (logs)")
        .doesNotContain("seen");
    assertThat(database.count("log")).isEqualTo(ROWS);
    assertThat(database.count("seen")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void materializedViewsAreRefreshedEachAfterThoseThatItReads(TestServer server)
      throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE sale (id serial PRIMARY KEY, amount int NOT NULL);
        CREATE MATERIALIZED VIEW z_base AS SELECT id, amount FROM sale WITH NO DATA;
        CREATE VIEW middle AS SELECT * FROM z_base;
        CREATE MATERIALIZED VIEW a_top AS SELECT count(*) AS n FROM middle WITH NO DATA;
        CREATE MATERIALIZED VIEW today AS SELECT 1 AS one;
        CREATE MATERIALIZED VIEW unused AS SELECT 1 AS one WITH NO DATA;
        CREATE MATERIALIZED VIEW broken AS SELECT 1 / (count(*) - 100) AS ratio FROM sale WITH NO DATA;
        """);
    SeedResult result = database.seed(ROWS);
    assertThat(database.count("z_base")).isEqualTo(ROWS);
    assertThat(database.number("SELECT n FROM a_top")).isEqualTo(ROWS);
    assertThat(database.strings(
            "SELECT relname FROM pg_class WHERE relkind = 'm' AND NOT relispopulated ORDER BY 1"))
        .containsExactly("broken", "unused");
    assertThat(result.notices())
        .singleElement()
        .asString()
        .contains("public.broken is not refreshed: division by zero", "REFRESH MATERIALIZED VIEW");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aMaterializedViewOfAnotherRoleIsTold(TestServer server) throws SQLException {
    TestDatabase database = database(server, """
        CREATE TABLE sale (id serial PRIMARY KEY, amount int NOT NULL);
        CREATE MATERIALIZED VIEW total AS SELECT sum(amount) FROM sale;
        """);
    TestDatabase guest =
        as(database, "ALTER TABLE sale OWNER TO $ROLE; GRANT SELECT ON total TO $ROLE");
    assertThat(guest.seed(ROWS).notices())
        .singleElement()
        .asString()
        .contains("public.total is not refreshed", "Its owner may");
    assertThat(database.count("sale")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void unloggedTablesAreFilledForeignOnesToldAndTemporaryOnesNotSeen(TestServer server)
      throws SQLException {
    TestDatabase database = database(server, """
        CREATE UNLOGGED TABLE cache (id serial PRIMARY KEY, v text NOT NULL);
        CREATE FOREIGN DATA WRAPPER nowhere;
        CREATE SERVER elsewhere FOREIGN DATA WRAPPER nowhere;
        CREATE FOREIGN TABLE far (id int) SERVER elsewhere;
        """);
    try (Connection session = database.open();
        Statement statement = session.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE scratch (id int)");
      SeedResult result = database.seed(ROWS);
      assertThat(result.loaded())
          .extracting(loaded -> loaded.table().name())
          .containsExactly("cache");
      assertThat(result.notices())
          .isEqualTo(List.of("public.far is a foreign table and is left alone"));
    }
    assertThat(database.count("cache")).isEqualTo(ROWS);
  }

  @Test
  void thePlannerKnowsOfEmptyTablesThatTheyAre(@TempDir Path folder)
      throws IOException, SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE TABLE full_one (a int);
        CREATE TABLE empty_one (a int);
        """);
    SeedOptions options =
        YamlOptions.of(folder, 50L, "tables: {empty_one: {rows: 0}}", SeedOptions.Existing.KEEP);
    database.seed(Genome.empty(), options);
    assertThat(
            database.strings(
                "SELECT relname || ' ' || reltuples FROM pg_class WHERE relname LIKE '%_one' ORDER BY 1"))
        .containsExactly("empty_one 0", "full_one 50");
  }
}
