package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The target's schema decides what must hold, whatever the genome knows of an older one. */
class SeedDriftIT {

  private static final String SCANNED = """
      CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
      CREATE TABLE person (id int PRIMARY KEY, mood mood NOT NULL, age int NOT NULL, code text NOT NULL, born date, note text, score numeric);
      CREATE TABLE pet (id int PRIMARY KEY, person_id int NOT NULL REFERENCES person, name text);
      CREATE TABLE legacy (id int PRIMARY KEY, what text);
      """;

  private static Genome genome;

  @BeforeAll
  static void scan() throws SQLException {
    TestDatabase source = TestDatabase.of(SCANNED + """
        INSERT INTO person SELECT n, (ARRAY['sad', 'ok', 'happy'])[1 + n % 3]::mood, 20 + n % 50, 'C' || n % 40,
          CASE WHEN n % 5 > 0 THEN date '1970-01-01' + n * 10 END, 'note ' || n, n / 7.0 FROM generate_series(1, 1000) n;
        INSERT INTO pet SELECT n, 1 + n * n % 1000, 'pet' FROM generate_series(1, 1500) n;
        INSERT INTO legacy SELECT n, 'x' FROM generate_series(1, 100) n;
        """);
    genome = source.scan();
  }

  private static final String PERSON = "CREATE TABLE person (id int PRIMARY KEY)";

  private record Seeded(TestDatabase database, List<String> notices) {}

  private static Seeded seeded(String script) throws SQLException {
    TestDatabase database = TestDatabase.of(script);
    return new Seeded(
        database, database.seed(genome, TestDatabase.options(null)).notices());
  }

  @Test
  void theSameSchemaIsFilledWithoutANotice() throws SQLException {
    Seeded seeded = seeded(SCANNED);
    assertThat(seeded.notices()).isEmpty();
    assertThat(seeded.database().count("person")).isEqualTo(1000);
    assertThat(seeded.database().count("pet")).isEqualTo(1500);
  }

  @Test
  void aTableThatIsGoneIsToldAndSkipped() throws SQLException {
    Seeded seeded =
        seeded("CREATE TABLE pet (id int PRIMARY KEY, person_id int NOT NULL, name text)");
    assertThat(seeded.notices())
        .anyMatch(notice -> notice.contains("public.legacy, public.person"));
    assertThat(seeded.database().count("pet")).isEqualTo(1500);
  }

  @Test
  void aNewTableIsToldAndFilledFromItsTypes() throws SQLException {
    Seeded seeded = seeded(
        SCANNED
            + "CREATE TABLE toy (id int PRIMARY KEY, pet_id int NOT NULL REFERENCES pet, price numeric(6,2) CHECK (price > 5))");
    assertThat(seeded.notices()).anyMatch(notice -> notice.contains("public.toy"));
    assertThat(seeded.database().count("toy")).isEqualTo(100);
  }

  @Test
  void columnsThatAreNewDroppedOrOfAnotherOrderDoNotMatterToTheOthers() throws SQLException {
    Seeded seeded = seeded("""
        CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
        CREATE TABLE person (added uuid NOT NULL, note text, mood mood NOT NULL, more jsonb, age int NOT NULL, id int PRIMARY KEY, last int[] NOT NULL);
        """);
    Seeded same = seeded(SCANNED);
    String columns = "SELECT (id, mood, age, note)::text FROM person ORDER BY id";
    assertThat(seeded.database().strings(columns)).isEqualTo(same.database().strings(columns));
  }

  @Test
  void columnsOfOtherTypesGetValuesOfThese() throws SQLException {
    Seeded seeded = seeded("""
        CREATE TYPE mood AS ENUM ('ok', 'furious');
        CREATE TABLE person (id bigint PRIMARY KEY, mood mood NOT NULL, age smallint NOT NULL, code int NOT NULL, born timestamptz, note varchar(3), score real);
        CREATE TABLE pet (id uuid PRIMARY KEY, person_id bigint NOT NULL REFERENCES person, name boolean);
        """);
    assertThat(seeded.database().count("person")).isEqualTo(1000);
    assertThat(seeded.database().strings("SELECT DISTINCT mood FROM person")).containsExactly("ok");
    assertThat(seeded.database().number("SELECT avg(age) FROM person")).isBetween(40.0, 49.0);
    assertThat(seeded.database().count("pet")).isEqualTo(1500);
  }

  @Test
  void aTextThatBecameAnEnumAndAnEnumThatBecameATextAreFilled() throws SQLException {
    Seeded seeded = seeded("""
        CREATE TYPE code AS ENUM ('C1', 'C2', 'D');
        CREATE TABLE person (id int PRIMARY KEY, mood text NOT NULL, age text NOT NULL, code code NOT NULL, born text, note int, score text);
        """);
    assertThat(seeded.database().strings("SELECT DISTINCT mood FROM person ORDER BY 1"))
        .containsExactly("happy", "ok", "sad");
    assertThat(seeded.database().strings("SELECT DISTINCT code FROM person ORDER BY 1"))
        .contains("C1", "C2");
  }

  @Test
  void newConstraintsAreHonoured() throws SQLException {
    Seeded seeded = seeded("""
        CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
        CREATE TABLE person (id int PRIMARY KEY, mood mood NOT NULL, age int NOT NULL CHECK (age >= 60), code text NOT NULL, born date NOT NULL,
          note text UNIQUE CHECK (length(note) BETWEEN 5 AND 9), score numeric CHECK (score < 10), UNIQUE (mood, age, code));
        CREATE TABLE pet (id int PRIMARY KEY, person_id int NOT NULL UNIQUE REFERENCES person, name text CHECK (name <> 'pet'));
        """);
    assertThat(seeded.database().count("person")).isEqualTo(1000);
    assertThat(seeded.database().count("pet")).isEqualTo(1000);
    assertThat(seeded.notices())
        .anyMatch(notice -> notice.contains("public.pet gets 1000 of 1500 rows"));
  }

  @Test
  void aReferenceThatIsNewOrLeadsElsewhereIsMet() throws SQLException {
    Seeded seeded = seeded("""
        CREATE TABLE owner (id int PRIMARY KEY);
        CREATE TABLE pet (id int PRIMARY KEY, person_id int NOT NULL REFERENCES owner, name text, vet int REFERENCES owner);
        """);
    assertThat(seeded.database().count("pet")).isEqualTo(1500);
    assertThat(seeded.database().count("owner")).isEqualTo(100);
    assertThat(seeded.database().count("pet WHERE vet IS NULL")).isBetween(75L, 225L);
  }

  @Test
  void aTableInAnotherSchemaIsAnotherTable() throws SQLException {
    Seeded seeded = seeded("CREATE SCHEMA new; SET search_path = new;" + PERSON);
    assertThat(seeded.notices()).anyMatch(notice -> notice.contains("new.person"));
    assertThat(seeded.database().count("new.person")).isEqualTo(100);
  }
}
