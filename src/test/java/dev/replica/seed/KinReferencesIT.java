package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Foreign keys that share columns lead to rows that agree in them. */
class KinReferencesIT {

  private static final int ROWS = 200;

  private static final String TENANTS = """
      CREATE TABLE tenant (id int PRIMARY KEY);
      CREATE TABLE member (tenant_id int NOT NULL REFERENCES tenant, id int NOT NULL, PRIMARY KEY (tenant_id, id));
      CREATE TABLE project (tenant_id int NOT NULL REFERENCES tenant, id bigint NOT NULL, owner_id int NOT NULL,
        PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, owner_id) REFERENCES member);
      """;

  private static TestDatabase seeded(String script) throws SQLException {
    TestDatabase database = TestDatabase.of(script);
    database.seed(ROWS);
    return database;
  }

  @Test
  void bothSidesOfADiamondLeadToOneTenant() throws SQLException {
    TestDatabase database = seeded(TENANTS + """
            CREATE TABLE task (tenant_id int NOT NULL, id bigint PRIMARY KEY, project_id bigint NOT NULL, reporter int NOT NULL, assignee int,
              FOREIGN KEY (tenant_id, project_id) REFERENCES project, FOREIGN KEY (tenant_id, reporter) REFERENCES member,
              FOREIGN KEY (tenant_id, assignee) REFERENCES member);
            CREATE TABLE membership (tenant_id int NOT NULL, project_id bigint NOT NULL, member_id int NOT NULL,
              PRIMARY KEY (tenant_id, project_id, member_id),
              FOREIGN KEY (tenant_id, project_id) REFERENCES project, FOREIGN KEY (tenant_id, member_id) REFERENCES member);
            """);
    assertThat(database.count("task")).isEqualTo(ROWS);
    assertThat(database.count("membership")).isEqualTo(ROWS);
    assertThat(database.strings("SELECT count(assignee) > 0 FROM task")).containsExactly("t");
  }

  @Test
  void aTreeStaysInsideItsTenant() throws SQLException {
    TestDatabase database = seeded("""
        CREATE TABLE tenant (id int PRIMARY KEY);
        CREATE TABLE node (tenant_id int NOT NULL REFERENCES tenant, id int NOT NULL, parent_id int,
          PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, parent_id) REFERENCES node);
        CREATE TABLE alone (a int NOT NULL, id int NOT NULL, parent_id int NOT NULL,
          PRIMARY KEY (a, id), FOREIGN KEY (a, parent_id) REFERENCES alone);
        CREATE TABLE leaf (id int PRIMARY KEY, a int, b int, FOREIGN KEY (a, b) REFERENCES node MATCH FULL);
        """);
    assertThat(database.count("node")).isEqualTo(ROWS);
    assertThat(database.count("alone")).isEqualTo(ROWS);
    assertThat(database.count("leaf")).isEqualTo(ROWS);
  }

  @Test
  void foreignKeysOfPartitionsAloneAreKept() throws SQLException {
    TestDatabase database = seeded("""
        CREATE TABLE payment (id int NOT NULL, customer_id int NOT NULL, paid date NOT NULL) PARTITION BY RANGE (paid);
        CREATE TABLE payment_old PARTITION OF payment DEFAULT;
        CREATE TABLE payment_2024 PARTITION OF payment FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
        CREATE TABLE the_customer (id int PRIMARY KEY);
        ALTER TABLE payment_2024 ADD FOREIGN KEY (customer_id) REFERENCES the_customer;
        """);
    assertThat(database.count("payment")).isEqualTo(ROWS);
  }

  @Test
  void aPairWithoutOrderIsMetOnce() throws SQLException {
    TestDatabase database = seeded("""
        CREATE TABLE tag (id int PRIMARY KEY);
        CREATE TABLE relation (one int NOT NULL REFERENCES tag, other int NOT NULL REFERENCES tag, PRIMARY KEY (one, other), CHECK (one < other));
        CREATE TABLE friendship (id int PRIMARY KEY, a int NOT NULL REFERENCES tag, b int NOT NULL REFERENCES tag);
        CREATE UNIQUE INDEX ON friendship (least(a, b), greatest(a, b));
        """);
    assertThat(database.count("relation")).isEqualTo(ROWS);
    assertThat(database.count("friendship")).isEqualTo(ROWS);
  }
}
