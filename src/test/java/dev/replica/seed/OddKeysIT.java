package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Keys that are partial, computed, ruled by a pattern, or inside one another. */
class OddKeysIT {

  private static final int ROWS = 200;

  private static void assertFull(String script, String... tables) throws SQLException {
    TestDatabase database = TestDatabase.of(script);
    database.seed(ROWS);
    for (String table : tables) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
  }

  @Test
  void aPartialKeyWithoutRoomLetsOneRowIn() throws SQLException {
    assertFull("""
        CREATE TABLE person (id int PRIMARY KEY);
        CREATE TABLE address (id int PRIMARY KEY, person_id int NOT NULL REFERENCES person, main boolean NOT NULL);
        CREATE UNIQUE INDEX ON address (person_id) WHERE main;
        CREATE TABLE config (id int PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('a', 'b')), status text NOT NULL CHECK (status IN ('active', 'closed')));
        CREATE UNIQUE INDEX ON config (kind) WHERE status = 'active';
        """, "address", "config");
  }

  @Test
  void expressionsAndComputedColumnsAreDistinct() throws SQLException {
    assertFull("""
        CREATE TABLE total (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int GENERATED ALWAYS AS (a + b) STORED UNIQUE);
        CREATE TABLE folded (id int PRIMARY KEY, name text NOT NULL, a int, b int);
        CREATE UNIQUE INDEX ON folded (lower(name));
        CREATE UNIQUE INDEX ON folded ((a - b));
        CREATE TABLE optional (id int PRIMARY KEY, other int REFERENCES total);
        CREATE UNIQUE INDEX ON optional (coalesce(other, 0));
        """, "total", "folded", "optional");
  }

  @Test
  void keysFollowThePatternOfTheirCheck() throws SQLException {
    assertFull("""
        CREATE EXTENSION citext;
        CREATE DOMAIN mail AS citext CHECK (VALUE ~ '^[a-z]+@[a-z]+\\.[a-z]{2,3}$');
        CREATE TABLE work (isrc char(12) PRIMARY KEY CHECK (isrc ~ '^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$'), iswc char(15) UNIQUE CHECK (iswc ~ '^T-?\\d{3}.?\\d{3}.?\\d{3}[-.]?\\d$'),
          slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]+$'), contact mail UNIQUE);
        """, "work");
  }

  @Test
  void aPatternOpenAtItsEndLeavesRoom() throws SQLException {
    assertFull("""
        CREATE TABLE contact_class (id serial UNIQUE, class text PRIMARY KEY CHECK (class ~ '[[:alnum:]_]'));
        CREATE UNIQUE INDEX ON contact_class (lower(class));
        """, "contact_class");
  }

  @Test
  void aKeyInsideAnotherComesFirst() throws SQLException {
    assertFull("""
        CREATE TABLE tenant (id int PRIMARY KEY);
        CREATE TABLE account (tenant_id int NOT NULL REFERENCES tenant, id int NOT NULL UNIQUE, PRIMARY KEY (tenant_id, id));
        CREATE TABLE label (locale text NOT NULL CHECK (locale IN ('de', 'en')), key text NOT NULL, tenant_id int NOT NULL REFERENCES tenant,
          UNIQUE (locale, key), UNIQUE (tenant_id, locale));
        """, "account", "label");
  }
}
