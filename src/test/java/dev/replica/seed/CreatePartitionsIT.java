package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Partitions that are missing are made where that is asked for; else rows fall into those that are there. */
class CreatePartitionsIT {

  private static final String NAMES =
      "SELECT c.relname || ' ' || pg_get_expr(c.relpartbound, c.oid) FROM pg_class c WHERE c.relispartition AND c.relkind = 'r' ORDER BY 1";

  private static Stream<TestServer> servers() {
    return TestServer.all();
  }

  private static SeedOptions creating(Long rows) {
    return TestDatabase.options(rows).withPartitions(true);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void tablesWithNoLeafAreGivenOne(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE event (id int NOT NULL, at timestamp NOT NULL) PARTITION BY RANGE (at);
        CREATE TABLE nested (id int NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
        CREATE TABLE nested_2020 PARTITION OF nested FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY LIST (id);
        CREATE TABLE hashed (id int PRIMARY KEY) PARTITION BY HASH (id);
        CREATE TABLE half_hashed (id int PRIMARY KEY) PARTITION BY HASH (id);
        CREATE TABLE half_hashed_0 PARTITION OF half_hashed FOR VALUES WITH (modulus 2, remainder 0);
        CREATE TABLE computed (at timestamp NOT NULL) PARTITION BY RANGE (date_trunc('month', at));
        CREATE TABLE child (id serial PRIMARY KEY, hashed_id int NOT NULL REFERENCES hashed);
        """));
    SeedResult result = database.seed(Genome.empty(), creating(100L));
    for (String table :
        new String[] {"event", "nested", "hashed", "half_hashed", "computed", "child"}) {
      assertThat(database.count(table)).as(table).isEqualTo(100);
    }
    assertThat(database.strings(NAMES))
        .contains(
            "event_default DEFAULT",
            "nested_2020_default DEFAULT",
            "half_hashed_h1 FOR VALUES WITH (modulus 2, remainder 1)");
    assertThat(result.notices())
        .contains(
            "public.event was given the partition event_default",
            "public.hashed was given 4 partitions: hashed_h0, hashed_h1, hashed_h2, hashed_h3");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rangesAndListsFitWhatWasScanned(TestServer server) throws SQLException {
    TestDatabase source = new TestDatabase(server.createDatabase("""
        CREATE TABLE sale (id int NOT NULL, day date NOT NULL, region text NOT NULL);
        INSERT INTO sale SELECT i, date '2024-01-10' + i % 75, CASE WHEN i % 3 = 0 THEN 'north' ELSE 'south' END FROM generate_series(1, 1000) i;
        CREATE TABLE visit (id int NOT NULL, region text NOT NULL);
        INSERT INTO visit SELECT id, region FROM sale;
        """));
    Genome genome = source.scan();
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE sale (id int NOT NULL, day date NOT NULL, region text NOT NULL) PARTITION BY RANGE (day);
        CREATE TABLE sale_february PARTITION OF sale FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
        CREATE TABLE visit (id int NOT NULL, region text NOT NULL) PARTITION BY LIST (region);
        """));
    database.seed(genome, creating(null));
    assertThat(database.strings(NAMES))
        .containsExactly(
            "sale_february FOR VALUES FROM ('2024-02-01') TO ('2024-03-01')",
            "sale_p202401 FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')",
            "sale_p202403 FOR VALUES FROM ('2024-03-01') TO ('2024-04-01')",
            "visit_north FOR VALUES IN ('north')",
            "visit_south FOR VALUES IN ('south')");
    assertThat(database.count("sale")).isEqualTo(1000);
    assertThat(database.count("sale_p202401")).isPositive();
    assertThat(database.count("visit")).isEqualTo(1000);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void rowsFallIntoPartitionsThatExist(TestServer server) throws SQLException {
    TestDatabase database = new TestDatabase(server.createDatabase("""
        CREATE TABLE half_hashed (id int PRIMARY KEY, v text) PARTITION BY HASH (id);
        CREATE TABLE half_hashed_0 PARTITION OF half_hashed FOR VALUES WITH (modulus 4, remainder 0);
        CREATE TABLE half_hashed_2 PARTITION OF half_hashed FOR VALUES WITH (modulus 4, remainder 2);
        CREATE TABLE tenant (id serial PRIMARY KEY);
        CREATE TABLE by_tenant (id serial NOT NULL, tenant_id int NOT NULL REFERENCES tenant, PRIMARY KEY (tenant_id, id)) PARTITION BY HASH (tenant_id);
        CREATE TABLE by_tenant_1 PARTITION OF by_tenant FOR VALUES WITH (modulus 3, remainder 1);
        CREATE TABLE child (id serial PRIMARY KEY, half int NOT NULL REFERENCES half_hashed);
        CREATE TABLE monthly (id int, at timestamp NOT NULL) PARTITION BY RANGE (date_trunc('month', at));
        CREATE TABLE monthly_1 PARTITION OF monthly FOR VALUES FROM ('2024-01-01') TO ('2024-03-01');
        CREATE TABLE lowered (id int, n text NOT NULL) PARTITION BY LIST (lower(n));
        CREATE TABLE lowered_1 PARTITION OF lowered FOR VALUES IN ('abc', 'def');
        CREATE TABLE without (id int) PARTITION BY RANGE (id);
        """));
    SeedResult result = database.seed(100);
    for (String table : new String[] {"half_hashed", "by_tenant", "child", "monthly", "lowered"}) {
      assertThat(database.count(table)).as(table).isEqualTo(100);
    }
    assertThat(result.notices())
        .anyMatch(notice -> notice.startsWith("public.without gets no rows"));
  }
}
