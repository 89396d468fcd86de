package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Rows that an EXCLUDE constraint keeps apart are apart from the beginning. */
class ExclusionsIT {

  private static final int ROWS = 300;

  @Test
  void whatMustNotOverlapDoesNot() throws SQLException {
    TestDatabase database = TestDatabase.of("""
        CREATE EXTENSION btree_gist;
        CREATE TABLE room (id int PRIMARY KEY);
        CREATE TABLE booking (room_id int NOT NULL REFERENCES room, during tstzrange NOT NULL,
          EXCLUDE USING gist (room_id WITH =, during WITH &&));
        CREATE TABLE closing (days daterange NOT NULL, EXCLUDE USING gist (days WITH &&));
        CREATE TABLE shift ("The Room" text NOT NULL, starts timestamp NOT NULL, ends timestamp NOT NULL CHECK (starts < ends), off boolean NOT NULL,
          EXCLUDE USING gist ("The Room" WITH =, tsrange(starts, ends, '[]') WITH &&) WHERE (NOT off));
        CREATE TABLE price (sku text NOT NULL, amount int NOT NULL, EXCLUDE USING gist (sku WITH =, amount WITH <>));
        CREATE TABLE plot (area box NOT NULL, EXCLUDE USING gist (area WITH &&));
        """);
    database.seed(ROWS);
    for (String table : new String[] {"booking", "closing", "shift", "price", "plot"}) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
  }
}
