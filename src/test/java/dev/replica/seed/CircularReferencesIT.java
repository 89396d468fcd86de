package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Tables whose keys are each other's. */
class CircularReferencesIT {

  private static final int ROWS = 100;

  @Test
  void aRowRefersToOneOfTheRowsThatReferToIt() throws SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE TABLE method (public_id text PRIMARY KEY, conf_id text NOT NULL, UNIQUE (public_id, conf_id));
        CREATE TABLE conf (private_id text PRIMARY KEY, method_id text NOT NULL, UNIQUE (method_id, private_id));
        ALTER TABLE conf ADD FOREIGN KEY (method_id) REFERENCES method DEFERRABLE INITIALLY DEFERRED;
        ALTER TABLE method ADD FOREIGN KEY (public_id, conf_id) REFERENCES conf (method_id, private_id) DEFERRABLE INITIALLY DEFERRED;
        """);
    SeedResult result = database.seed(ROWS);
    assertThat(database.count("method")).as("%s", result.notices()).isEqualTo(ROWS);
    assertThat(database.count("conf")).isEqualTo(ROWS);
  }

  @Test
  void aTableNamesOneOfItsChildrenOrNone() throws SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE TABLE scope (public_id text PRIMARY KEY, primary_auth text);
        CREATE TABLE auth (public_id text PRIMARY KEY, scope_id text NOT NULL REFERENCES scope, UNIQUE (scope_id, public_id));
        ALTER TABLE scope ADD FOREIGN KEY (public_id, primary_auth) REFERENCES auth (scope_id, public_id);
        CREATE TABLE bucket (id int PRIMARY KEY, best int);
        CREATE TABLE item (bucket_id int PRIMARY KEY REFERENCES bucket, id int NOT NULL, UNIQUE (bucket_id, id));
        ALTER TABLE bucket ADD FOREIGN KEY (id, best) REFERENCES item (bucket_id, id);
        """);
    SeedResult result = database.seed(ROWS);
    for (String table : new String[] {"scope", "auth", "bucket", "item"}) {
      assertThat(database.count(table)).as("%s", result.notices()).isEqualTo(ROWS);
    }
    assertThat(database.count("scope WHERE primary_auth IS NOT NULL")).isGreaterThan(ROWS / 2);
    assertThat(database.count("bucket WHERE best IS NOT NULL")).isGreaterThan(ROWS / 2);
  }

  @Test
  void aLongerCircleIsCutAndToldOf() throws SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE TABLE a (id int PRIMARY KEY);
        CREATE TABLE b (id int PRIMARY KEY REFERENCES a);
        CREATE TABLE c (id int PRIMARY KEY REFERENCES b, note text, UNIQUE (id, note));
        ALTER TABLE a ADD note text, ADD FOREIGN KEY (id, note) REFERENCES c (id, note);
        CREATE TABLE crossed (x int UNIQUE, y int UNIQUE, FOREIGN KEY (x) REFERENCES crossed (y), FOREIGN KEY (y) REFERENCES crossed (x));
        CREATE TABLE hard_a (id int PRIMARY KEY);
        CREATE TABLE hard_b (id int PRIMARY KEY REFERENCES hard_a);
        CREATE TABLE hard_c (id int PRIMARY KEY REFERENCES hard_b);
        ALTER TABLE hard_a ADD FOREIGN KEY (id) REFERENCES hard_c DEFERRABLE;
        """);
    SeedResult result = database.seed(ROWS);
    assertThat(database.count("a")).as("%s", result.notices()).isEqualTo(ROWS);
    assertThat(database.count("c")).isEqualTo(ROWS);
    assertThat(database.count("crossed")).isEqualTo(ROWS);
    assertThat(result.notices())
        .anyMatch(
            notice -> notice.contains("hard_") && notice.contains("leads back to its own columns"));
  }
}
