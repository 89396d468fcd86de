package dev.replica.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.Progress;
import dev.replica.catalog.CatalogFilter;
import dev.replica.genome.Genome;
import dev.replica.scan.Scan;
import dev.replica.scan.ScanOptions;
import dev.replica.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same genome and seed fill every database alike: with any number of threads, again, and by way of a script. */
class SeedDeterminismIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

  private static final String SCHEMA = """
      CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
      CREATE DOMAIN percent AS numeric(5,2) CHECK (VALUE BETWEEN 0 AND 100);
      CREATE TYPE money_amount AS (currency char(3), value numeric(10,2));
      CREATE TABLE customer (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        email text NOT NULL UNIQUE,
        referrer bigint REFERENCES customer,
        best_order uuid,
        doc jsonb,
        tags text[]);
      CREATE TABLE "Order" (
        id uuid PRIMARY KEY,
        customer_id bigint NOT NULL REFERENCES customer,
        state state NOT NULL,
        placed timestamptz NOT NULL,
        note text,
        discount percent,
        total money_amount,
        valid tstzrange,
        spot point,
        took interval,
        raw bytea,
        score double precision,
        CHECK (state <> 'paid' OR placed > '2020-01-01'));
      ALTER TABLE customer ADD FOREIGN KEY (best_order) REFERENCES "Order";
      CREATE TABLE line (
        order_id uuid REFERENCES "Order",
        no int,
        "the \\ ""amount"" " numeric(8,2) NOT NULL,
        PRIMARY KEY (order_id, no));
      CREATE TABLE label (id serial PRIMARY KEY, name varchar(20) UNIQUE);
      CREATE TABLE order_label (order_id uuid REFERENCES "Order", label_id int REFERENCES label, PRIMARY KEY (order_id, label_id));
      CREATE TABLE event (id bigint, day date NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
      CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (MINVALUE) TO ('2024-06-01');
      CREATE TABLE event_new PARTITION OF event FOR VALUES FROM ('2024-06-01') TO (MAXVALUE);
      """;

  /** More rows than a chunk has, so that threads share a table. */
  private static final long ROWS = 5_000;

  private static Genome genome;

  @BeforeAll
  static void scanASeededDatabase() throws SQLException {
    TestDatabase source = TestDatabase.of(SCHEMA);
    source.seed(1_000);
    genome = Scan.run(source::open, ScanOptions.defaults(), dev.replica.Progress.NONE)
        .genome();
  }

  private static SeedOptions options(long seed, int threads) {
    return new SeedOptions(
        CatalogFilter.all(), ROWS, 1, Map.of(), seed, SeedOptions.Existing.KEEP, null, threads);
  }

  private static TestDatabase seeded(long seed, int threads) throws SQLException {
    TestDatabase database = TestDatabase.of(SCHEMA);
    database.seed(genome, options(seed, threads));
    return database;
  }

  @Test
  void oneThreadAndEightFillTwoDatabasesAlikeAndAScriptDoesToo() throws SQLException, IOException {
    TestDatabase one = seeded(0, 1);
    Map<String, List<String>> content = one.content();
    content.forEach((table, rows) -> assertThat(rows.size()).as(table).isEqualTo(ROWS));
    TestDatabase eight = seeded(0, 8);
    assertSame(eight.content(), content);
    assertThat(eight.sequences()).isEqualTo(one.sequences());
    TestDatabase scripted = TestDatabase.of(SCHEMA);
    scripted.load(script(0, 3));
    assertSame(scripted.content(), content);
    assertThat(scripted.sequences()).isEqualTo(one.sequences());
    assertThat(scripted.schema().tables())
        .usingRecursiveComparison()
        .ignoringFields("estimatedRows", "pages")
        .ignoringFieldsMatchingRegexes(".*oid")
        .isEqualTo(one.schema().tables());
  }

  private static void assertSame(
      Map<String, List<String>> actual, Map<String, List<String>> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach((table, rows) -> {
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i))
            .as("row %d of %s", i, table)
            .isEqualTo(expected.get(table).get(i));
      }
    });
  }

  @Test
  void anotherSeedGivesOtherRows() throws SQLException {
    Map<String, List<String>> content = seeded(0, 2).content();
    seeded(1, 2).content().forEach((table, rows) -> {
      assertThat(rows).as(table).isNotEqualTo(content.get(table));
    });
  }

  @Test
  void scriptsOfOneAndOfManyThreadsAreTheSameBytes() {
    assertThat(script(5, 1)).isEqualTo(script(5, 8)).isNotEqualTo(script(6, 1));
  }

  private static byte[] script(long seed, int threads) {
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    Seed.generate(genome, options(seed, threads), TODAY, script, Progress.NONE);
    return script.toByteArray();
  }
}
