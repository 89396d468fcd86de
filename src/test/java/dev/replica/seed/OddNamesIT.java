package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that have to be quoted, and tables and types that no search path finds, are seeded like any others. */
class OddNamesIT {

  private static final int ROWS = 40;

  private static final String SCHEMA = """
      CREATE SCHEMA "select";
      CREATE SCHEMA "My Schema";
      CREATE TYPE "select"."Or""der" AS ENUM ('a b', 'C', 'it''s');
      CREATE TYPE "My Schema"."Or""der" AS (a int, "B c" text);
      CREATE DOMAIN "My Schema"."table" AS int CHECK (VALUE BETWEEN 1 AND 9);
      CREATE TABLE "select"."from" ("where" serial PRIMARY KEY, "Group By" "select"."Or""der" NOT NULL, "a""b" "My Schema"."Or""der" NOT NULL);
      CREATE TABLE "My Schema"."from" ("where" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "user" "My Schema"."table" NOT NULL,
        "select" int NOT NULL REFERENCES "select"."from", CONSTRAINT "che'ck" CHECK ("user" < "select" + 9));
      CREATE TABLE "My Schema"."Größe 日本 ''\\" ("Straße" text PRIMARY KEY CHECK ("Straße" ~ '^[A-Z]{6}$'), "''" int NOT NULL UNIQUE, "$1" "My Schema"."table"[] NOT NULL,
        "%s" int NOT NULL GENERATED ALWAYS AS ("''" * 2) STORED, " " bigint NOT NULL REFERENCES "My Schema"."from");
      CREATE TABLE "select"."a23456789012345678901234567890123456789012345678901234567890123" (
        "b23456789012345678901234567890123456789012345678901234567890123" int PRIMARY KEY,
        "c23456789012345678901234567890123456789012345678901234567890123" text NOT NULL REFERENCES "My Schema"."Größe 日本 ''\\");
      CREATE TABLE "select"."ROW" ("Id" uuid PRIMARY KEY, "id" int UNIQUE, "ID" int NOT NULL REFERENCES "select"."ROW" ("id"),
        "year-month" text NOT NULL, "tab\tle" date NOT NULL, "line
      break" int NOT NULL);
      ALTER TABLE "select"."ROW" ALTER "ID" DROP NOT NULL;
      """;

  private static final List<String> TABLES = List.of(
      "\"select\".\"from\"",
      "\"My Schema\".\"from\"",
      "\"My Schema\".\"Größe 日本 ''\\\"",
      "\"select\".\"a23456789012345678901234567890123456789012345678901234567890123\"",
      "\"select\".\"ROW\"");

  /** A database whose sessions find none of the tables without their schema. */
  private static TestDatabase hidden(TestServer server) throws SQLException {
    String url = server.createDatabase();
    TestServer.execute(url, SCHEMA);
    TestServer.execute(
        url,
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = nowhere', current_database()); END $$");
    return new TestDatabase(url);
  }

  private static void assertFull(TestDatabase database) throws SQLException {
    for (String table : TABLES) {
      assertThat(database.count(table)).as(table).isEqualTo(ROWS);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.replica.support.TestServer#all")
  void namesThatHaveToBeQuotedAreSeededFromNothingAndFromAScan(TestServer server)
      throws SQLException {
    TestDatabase source = hidden(server);
    source.seed(ROWS);
    assertFull(source);
    Genome genome = source.scan();
    TestDatabase target = hidden(server);
    target.seed(GenomeFile.parse(GenomeFile.print(genome)), TestDatabase.options(null));
    assertFull(target);
  }
}
