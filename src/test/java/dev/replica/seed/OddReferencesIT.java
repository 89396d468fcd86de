package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Foreign keys of less usual shapes lead somewhere, and leave no table without rows. */
class OddReferencesIT {

  private static final int ROWS = 100;

  private static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private static TestDatabase seeded(TestServer server, String script) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase(script));
    SeedResult result = database.seed(ROWS);
    for (String table : tables(database)) {
      assertThat(database.count("ONLY " + table))
          .as(table + " " + result.notices())
          .isEqualTo(ROWS);
    }
    return database;
  }

  private static List<String> tables(TestDatabase database) throws SQLException {
    return database.strings(
        "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND NOT relispartition AND relnamespace = 'public'::regnamespace ORDER BY 1");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void referencesWithNoCommonAncestorAgreeInTheColumnsThatTheyShare(TestServer server)
      throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE apart (x int NOT NULL, y int NOT NULL, PRIMARY KEY (x, y));
        CREATE TABLE other (x bigint NOT NULL, z int NOT NULL, PRIMARY KEY (x, z));
        INSERT INTO other VALUES (2, 7);
        CREATE TABLE joined (id int PRIMARY KEY, x int NOT NULL, y int NOT NULL, z int NOT NULL,
          FOREIGN KEY (x, y) REFERENCES apart, FOREIGN KEY (x, z) REFERENCES apart);
        CREATE TABLE two (id int PRIMARY KEY, x int NOT NULL, y int NOT NULL, z int NOT NULL,
          FOREIGN KEY (x, y) REFERENCES apart, FOREIGN KEY (x, z) REFERENCES other);
        CREATE TABLE three (id int PRIMARY KEY, x int NOT NULL, y int NOT NULL, z int NOT NULL, w int NOT NULL,
          FOREIGN KEY (x, y) REFERENCES apart, FOREIGN KEY (x, z) REFERENCES other, FOREIGN KEY (y, w) REFERENCES other (x, z));
        CREATE TABLE never (code text NOT NULL CHECK (code IN ('a', 'b')), n int NOT NULL, PRIMARY KEY (code, n));
        CREATE TABLE again (code text NOT NULL CHECK (code IN ('c', 'd')), n int NOT NULL, PRIMARY KEY (code, n));
        CREATE TABLE apart_for_good (id int PRIMARY KEY, code text NOT NULL, n int NOT NULL, m int NOT NULL,
          FOREIGN KEY (code, n) REFERENCES never, FOREIGN KEY (code, m) REFERENCES again);
        CREATE TABLE apart_or_null (id int PRIMARY KEY, code text NOT NULL, n int NOT NULL, m int,
          FOREIGN KEY (code, n) REFERENCES never, FOREIGN KEY (code, m) REFERENCES again);
        """));
    SeedResult result = database.seed(ROWS);
    for (String table : List.of("joined", "two", "three", "apart_or_null")) {
      assertThat(database.count(table)).as(table + " " + result.notices()).isEqualTo(ROWS);
    }
    assertThat(database.number("SELECT count(DISTINCT (x, z)) FROM two")).isGreaterThan(10);
    assertThat(database.count("apart_or_null WHERE m IS NOT NULL")).isZero();
    assertThat(database.count("apart_for_good")).isZero();
    assertThat(result.notices())
        .singleElement()
        .asString()
        .contains("public.apart_for_good gets no rows", "agree in the columns that these share");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void diamondsAgreeThroughCompositeKeys(TestServer server) throws SQLException {
    seeded(server, """
        CREATE TABLE org (id int PRIMARY KEY);
        CREATE TABLE team (org_id int NOT NULL REFERENCES org, id int NOT NULL, PRIMARY KEY (org_id, id));
        CREATE TABLE room (org_id int NOT NULL REFERENCES org, id int NOT NULL, PRIMARY KEY (org_id, id));
        CREATE TABLE plan (id int PRIMARY KEY, org_id int NOT NULL REFERENCES org, UNIQUE (id, org_id));
        CREATE TABLE meeting (id int PRIMARY KEY, org_id int NOT NULL, team_id int NOT NULL, room_id int NOT NULL, plan_id int NOT NULL,
          FOREIGN KEY (org_id, team_id) REFERENCES team, FOREIGN KEY (org_id, room_id) REFERENCES room, FOREIGN KEY (plan_id, org_id) REFERENCES plan (id, org_id));
        CREATE TABLE attendance (meeting_id int NOT NULL REFERENCES meeting, org_id int NOT NULL, team_id int NOT NULL,
          PRIMARY KEY (meeting_id, org_id, team_id), FOREIGN KEY (org_id, team_id) REFERENCES team);
        """);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void columnsThatTwoReferencesFillAreAgreedOnByAThird(TestServer server) throws SQLException {
    seeded(server, """
        CREATE TABLE a (id int PRIMARY KEY);
        CREATE TABLE b (id int PRIMARY KEY);
        CREATE TABLE ab (a_id int NOT NULL REFERENCES a, b_id int NOT NULL REFERENCES b, PRIMARY KEY (a_id, b_id));
        CREATE TABLE use_ab (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a, b_id int NOT NULL REFERENCES b, FOREIGN KEY (a_id, b_id) REFERENCES ab);
        CREATE TABLE abc (a_id int NOT NULL, b_id int NOT NULL, c int NOT NULL, PRIMARY KEY (a_id, b_id, c), FOREIGN KEY (a_id, b_id) REFERENCES ab);
        CREATE TABLE ac (a_id int NOT NULL REFERENCES a, c int NOT NULL, PRIMARY KEY (a_id, c));
        CREATE TABLE bc (b_id int NOT NULL REFERENCES b, c int NOT NULL, PRIMARY KEY (b_id, c));
        CREATE TABLE apart (x int NOT NULL, y int NOT NULL, PRIMARY KEY (x, y));
        CREATE TABLE join_apart (id int PRIMARY KEY, x int NOT NULL, y int NOT NULL, z int NOT NULL, FOREIGN KEY (x, y) REFERENCES apart, FOREIGN KEY (x, z) REFERENCES apart);
        """);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aSubtypeRefersToRowsOfItsType(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE party (id int PRIMARY KEY, type text NOT NULL CHECK (type IN ('person', 'company')), UNIQUE (id, type));
        CREATE TABLE person (id int PRIMARY KEY, type text NOT NULL DEFAULT 'person' CHECK (type = 'person'), FOREIGN KEY (id, type) REFERENCES party (id, type));
        CREATE TABLE company (party_id int NOT NULL, type text NOT NULL CHECK (type = 'company'), name text, FOREIGN KEY (party_id, type) REFERENCES party (id, type));
        """));
    database.seed(ROWS);
    assertThat(database.count("company")).isEqualTo(ROWS);
    assertThat(database.count("person")).isGreaterThan(ROWS / 3);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void matchFullIsAllOrNothing(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TABLE grid (x int NOT NULL, y int NOT NULL, PRIMARY KEY (x, y));
        CREATE TABLE maybe (id int PRIMARY KEY, x int, y int, FOREIGN KEY (x, y) REFERENCES grid MATCH FULL);
        CREATE TABLE always (id int PRIMARY KEY, x int NOT NULL, y int, FOREIGN KEY (x, y) REFERENCES grid MATCH FULL);
        CREATE TABLE self (a int NOT NULL, b int NOT NULL, pa int, pb int, PRIMARY KEY (a, b), FOREIGN KEY (pa, pb) REFERENCES self MATCH FULL);
        """);
    assertThat(database.count("maybe WHERE x IS NOT NULL")).isPositive();
    assertThat(database.count("always WHERE y IS NULL")).isZero();
    assertThat(database.count("self WHERE pa IS NOT NULL")).isGreaterThan(ROWS / 2);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void uniqueKeysMayBeReferredTo(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE target (id serial PRIMARY KEY, code text UNIQUE, a int, b int, UNIQUE (a, b));
        INSERT INTO target (code, a, b) VALUES (NULL, 1, NULL), ('kept', NULL, NULL), (NULL, 7, 7), ('kept 2', NULL, 3);
        CREATE TABLE by_code (id serial PRIMARY KEY, code text NOT NULL REFERENCES target (code));
        CREATE TABLE by_pair (id serial PRIMARY KEY, a int NOT NULL, b int NOT NULL, FOREIGN KEY (a, b) REFERENCES target (a, b));
        CREATE TABLE one_to_one (code text PRIMARY KEY REFERENCES target (code));
        """));
    database.seed(ROWS);
    assertThat(database.count("target")).isEqualTo(ROWS);
    assertThat(database.count("by_code")).isEqualTo(ROWS);
    assertThat(database.count("by_pair")).isEqualTo(ROWS);
    assertThat(database.count("one_to_one")).isEqualTo(ROWS - 2);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void treesGrowOutOfRowsThatStandThere(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TABLE node (id int PRIMARY KEY, parent_id int REFERENCES node);
        INSERT INTO node VALUES (10, NULL), (11, 10);
        CREATE TABLE must (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES must);
        INSERT INTO must VALUES (1, 1);
        CREATE TABLE fresh (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES fresh);
        CREATE TABLE chain (id int PRIMARY KEY, previous int UNIQUE REFERENCES chain);
        """);
    assertThat(database.count("node WHERE parent_id IS NULL")).isLessThan(ROWS / 2);
    assertThat(database.count("chain WHERE previous IS NOT NULL")).isPositive();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void partitionedTablesAreReferredToAndRefer(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TABLE sale (id int NOT NULL, day date NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
        CREATE TABLE sale_1 PARTITION OF sale FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
        CREATE TABLE sale_2 PARTITION OF sale FOR VALUES FROM ('2024-03-01') TO ('2024-04-01');
        CREATE TABLE line (id int PRIMARY KEY, sale_id int NOT NULL, day date NOT NULL, FOREIGN KEY (sale_id, day) REFERENCES sale);
        CREATE TABLE part (sale_id int NOT NULL, day date NOT NULL, n int NOT NULL, PRIMARY KEY (sale_id, day, n), FOREIGN KEY (sale_id, day) REFERENCES sale)
          PARTITION BY RANGE (day);
        CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2024-01-15') TO ('2024-04-01');
        """);
    assertThat(database.count("sale")).isEqualTo(ROWS);
    assertThat(database.count("part")).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void cyclesCloseAndKeepTheirReferences(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TABLE nullable_a (id int PRIMARY KEY, b_id int);
        CREATE TABLE nullable_b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES nullable_a ON DELETE CASCADE ON UPDATE SET NULL);
        ALTER TABLE nullable_a ADD FOREIGN KEY (b_id) REFERENCES nullable_b ON DELETE SET NULL;
        CREATE TABLE firm_a (id int PRIMARY KEY, b_id int NOT NULL);
        CREATE TABLE firm_b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES firm_a);
        ALTER TABLE firm_a ADD FOREIGN KEY (b_id) REFERENCES firm_b;
        CREATE TABLE late_a (id int PRIMARY KEY, b_id int NOT NULL UNIQUE);
        CREATE TABLE late_b (id int PRIMARY KEY, a_id int NOT NULL UNIQUE REFERENCES late_a DEFERRABLE INITIALLY DEFERRED);
        ALTER TABLE late_a ADD FOREIGN KEY (b_id) REFERENCES late_b DEFERRABLE;
        CREATE TABLE old (id int PRIMARY KEY, b_id int);
        ALTER TABLE old ADD FOREIGN KEY (b_id) REFERENCES firm_b NOT VALID;
        """);
    assertThat(database.count("nullable_a WHERE b_id IS NOT NULL")).isGreaterThan(ROWS / 2);
    assertThat(database.strings("SELECT count(*) FROM pg_constraint WHERE NOT convalidated"))
        .containsExactly("1");
    assertThat(database.count("old WHERE b_id IS NOT NULL")).isGreaterThan(ROWS / 2);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aLeafMayCloseACycle(TestServer server) throws SQLException {
    TestDatabase database = seeded(server, """
        CREATE TABLE invoice (id int NOT NULL, day date NOT NULL, client_id int NOT NULL) PARTITION BY RANGE (day);
        CREATE TABLE invoice_old PARTITION OF invoice (PRIMARY KEY (id)) FOR VALUES FROM ('2000-01-01') TO ('2024-01-01');
        CREATE TABLE invoice_new PARTITION OF invoice (PRIMARY KEY (id)) FOR VALUES FROM ('2024-01-01') TO ('2030-01-01');
        CREATE TABLE client (id int PRIMARY KEY);
        CREATE TABLE mark (id int PRIMARY KEY, client_id int NOT NULL REFERENCES client);
        ALTER TABLE client ADD mark_id int NOT NULL REFERENCES mark;
        ALTER TABLE invoice_new ADD FOREIGN KEY (client_id) REFERENCES client;
        CREATE TABLE item (id int NOT NULL, day date NOT NULL, other_id int NOT NULL) PARTITION BY RANGE (day);
        CREATE TABLE item_new PARTITION OF item FOR VALUES FROM ('2024-01-01') TO ('2030-01-01');
        CREATE TABLE other (id int PRIMARY KEY, item_id int NOT NULL);
        ALTER TABLE item ADD PRIMARY KEY (id, day);
        ALTER TABLE other ADD day date NOT NULL, ADD FOREIGN KEY (item_id, day) REFERENCES item;
        ALTER TABLE item_new ADD FOREIGN KEY (other_id) REFERENCES other;
        """);
    assertThat(database.count("invoice")).isEqualTo(ROWS);
    assertThat(database.count("item")).isEqualTo(ROWS);
    assertThat(database.strings("SELECT conname FROM pg_constraint WHERE condeferrable"))
        .isEmpty();
  }
}
