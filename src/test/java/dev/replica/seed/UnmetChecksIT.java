package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Genome;
import dev.replica.support.TestDatabase;
import dev.replica.support.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that nothing drawn meets, and what the message about them is good for. */
class UnmetChecksIT {

  private static final int ROWS = 20;

  private static final String SCHEMA = """
      CREATE FUNCTION sealed(t text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN RETURN md5(t) IN ('7cef8a734855777c2a9d0caf42666e69', '74985f5115ad149212a917dbef8ec801'); END $$;
      CREATE TABLE country (code text PRIMARY KEY);
      CREATE TABLE letter (id serial PRIMARY KEY, "Seal" text NOT NULL, country text REFERENCES country,
        CONSTRAINT is_sealed CHECK (sealed("Seal") AND country <> 'Seal'));
      CREATE TABLE riddle (id serial PRIMARY KEY, a int NOT NULL, b int NOT NULL, CONSTRAINT odd_square CHECK (a * a = 2 * b * b AND a > 0));
      """;

  static Stream<TestServer> servers() {
    return TestServer.all();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theMessageNamesTheColumnsTheCheckAndTheSettingThatMeetsIt(
      TestServer server, @TempDir Path folder) throws SQLException, IOException {
    TestDatabase database = new TestDatabase(server.createDatabase(SCHEMA));
    assertThat(database.seed(ROWS).notices())
        .anySatisfy(
            notice -> assertThat(notice)
                .contains(
                    "public.letter gets no rows",
                    "check is_sealed (",
                    "sealed(\"Seal\")",
                    "of columns Seal, country",
                    "<table><name>public.letter</name><columns><column><name>Seal</name><values><value>one</value>"))
        .anySatisfy(notice -> assertThat(notice)
            .contains(
                "public.riddle gets no rows",
                "check odd_square (",
                "of columns a, b",
                "<table><name>public.riddle</name><columns><column><name>a</name><values><value>"));
    database.seed(
        Genome.empty(),
        YamlOptions.of(
            folder,
            (long) ROWS,
            "tables: {public.letter: {columns: {Seal: {values: [open, shut]}}}, riddle: {skip: true}}",
            SeedOptions.Existing.TRUNCATE));
    assertThat(database.count("letter")).isEqualTo(ROWS);
  }
}
