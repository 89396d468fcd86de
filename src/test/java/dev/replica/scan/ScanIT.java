package dev.replica.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogFilter;
import dev.replica.database.Connector;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.genome.ReferenceGenome;
import dev.replica.genome.TableGenome;
import dev.replica.genome.ValueModel;
import dev.replica.support.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScanIT {

  private static final String SHOP = """
      CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
      CREATE DOMAIN percent AS numeric(5,2) CHECK (VALUE BETWEEN 0 AND 100);
      CREATE TYPE money_amount AS (currency text, amount numeric);
      CREATE TABLE customer (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        email text NOT NULL UNIQUE,
        feeling mood NOT NULL,
        referrer bigint REFERENCES customer,
        note text);
      CREATE TABLE "Odd ""Order" (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        customer_id bigint NOT NULL REFERENCES customer,
        placed_at timestamptz NOT NULL,
        day date NOT NULL,
        at time NOT NULL,
        took interval,
        total numeric(10,2) NOT NULL,
        vat numeric GENERATED ALWAYS AS (total * 0.2) STORED,
        discount percent,
        weight real,
        price money,
        paid boolean NOT NULL,
        tags text[],
        doc jsonb,
        raw bytea,
        spot point,
        valid daterange,
        ip inet,
        amount money_amount,
        body text,
        empty_column integer);
      CREATE TABLE nothing (id integer PRIMARY KEY, what text);
      CREATE TABLE no_columns ();
      CREATE TABLE event (id bigint, at date NOT NULL, kind text) PARTITION BY RANGE (at);
      CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
      CREATE TABLE event_new PARTITION OF event FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
      INSERT INTO customer (email, feeling, referrer, note)
        SELECT 'person' || n || '@example.com', (ARRAY['sad', 'ok', 'happy'])[1 + n % 3]::mood,
               CASE WHEN n % 4 = 0 AND n > 10 THEN n / 4 END,
               CASE WHEN n % 2 = 0 THEN 'secret note number ' || n || ' which nobody but the customer may ever read' END
        FROM generate_series(1, 2000) n;
      INSERT INTO "Odd ""Order" (id, customer_id, placed_at, day, at, took, total, discount, weight, price, paid, tags, doc, raw, spot,
          valid, ip, amount, body, empty_column)
        SELECT gen_random_uuid(), 1 + (n * n) % 1500, '2024-01-01 00:00Z'::timestamptz + n * interval '1 minute', '2024-01-01'::date + n / 100,
               time '08:00' + (n % 600) * interval '1 minute', CASE WHEN n % 10 = 0 THEN NULL ELSE (n % 50) * interval '1 hour' END,
               (n % 997) / 100.0, n % 100, (n % 1000) / 10.0, (n % 500)::numeric::money, n % 997 > 300,
               CASE n % 3 WHEN 0 THEN ARRAY['red', 'green'] WHEN 1 THEN ARRAY['blue'] ELSE '{}' END,
               jsonb_build_object('colour', (ARRAY['cyan', 'teal'])[1 + n % 2], 'size', n % 20, 'key' || n, true, 'parts', jsonb_build_array(n % 5, 2)),
               decode(repeat('ab', n % 40), 'hex'), point(n % 90, -(n % 45)), daterange('2024-01-01'::date + n % 30, '2024-03-01'::date + n % 30),
               ('10.0.0.' || n % 4)::inet, ROW('EUR', n % 7)::money_amount, repeat('lorem ipsum ', n % 3000), NULL::int
        FROM generate_series(1, 6000) n;
      INSERT INTO event SELECT n, '2019-06-01'::date + n % 365, CASE WHEN n % 5 = 0 THEN 'click' ELSE 'view' END FROM generate_series(1, 3000) n;
      ANALYZE;
      """;

  private static String url;
  private static Genome genome;

  @BeforeAll
  static void scanTheShop() throws SQLException {
    url = TestServer.database(SHOP);
    genome = scan(url).genome();
  }

  @Test
  void theGenomeIsValidAndSmall() {
    String text = GenomeFile.print(genome);
    assertThat(GenomeFile.parse(text)).isEqualTo(genome);
    assertThat(text).hasSizeLessThan(50_000);
  }

  @Test
  void scanningAgainOnOtherThreadsGivesTheSameBytes() {
    for (int threads : new int[] {1, 8}) {
      ScanOptions options =
          new ScanOptions(CatalogFilter.all(), 100_000, 10, Set.of(), threads, "auto");
      Genome again = Scan.run(connector(url), options, Progress.NONE).genome();
      assertThat(GenomeFile.print(again)).isEqualTo(GenomeFile.print(genome));
    }
  }

  @Test
  void everyKindOfColumnGetsItsKindOfModel() {
    assertThat(values("customer", "id")).isInstanceOf(ValueModel.Serial.class);
    ValueModel.Category feeling = (ValueModel.Category) values("customer", "feeling");
    assertThat(feeling.values()).containsExactlyInAnyOrder("sad", "ok", "happy");
    assertThat(values("customer", "referrer")).isNull();
    assertThat(values("Odd \"Order", "id")).isNull();
    assertThat(((ValueModel.Time) values("Odd \"Order", "placed_at")).step())
        .isEqualByComparingTo("60");
    assertThat(((ValueModel.Time) values("Odd \"Order", "day")).step())
        .isEqualByComparingTo("86400");
    assertThat(((ValueModel.Time) values("Odd \"Order", "at")).at().get(0)).isEqualTo("07:59:30");
    assertThat(((ValueModel.Number) values("Odd \"Order", "took")).step())
        .isEqualByComparingTo("3600");
    assertThat(((ValueModel.Number) values("Odd \"Order", "total")).step())
        .isEqualByComparingTo("0.01");
    assertThat(values("Odd \"Order", "vat")).isNull();
    assertThat(((ValueModel.Number) values("Odd \"Order", "discount")).step())
        .isEqualByComparingTo("1");
    assertThat(((ValueModel.Number) values("Odd \"Order", "weight")).step())
        .isEqualByComparingTo("0.1");
    assertThat(((ValueModel.Number) values("Odd \"Order", "price")).step())
        .isEqualByComparingTo("1");
    assertThat(((ValueModel.Category) values("Odd \"Order", "paid")).values())
        .containsExactly("f", "t");
    ValueModel.Array tags = (ValueModel.Array) values("Odd \"Order", "tags");
    assertThat(((ValueModel.Category) tags.element()).values())
        .containsExactlyInAnyOrder("red", "green", "blue");
    assertThat(values("Odd \"Order", "raw")).isInstanceOf(ValueModel.Bytes.class);
    assertThat(((ValueModel.Parts) values("Odd \"Order", "spot")).form()).isEqualTo("point");
    ValueModel.Parts valid = (ValueModel.Parts) values("Odd \"Order", "valid");
    assertThat(valid.parts().get(0)).isInstanceOf(ValueModel.Time.class);
    // All are 60 days wide.
    assertThat(((ValueModel.Number) valid.parts().get(1)).step()).isEqualByComparingTo("5184000");
    assertThat(((ValueModel.Category) values("Odd \"Order", "ip")).values()).hasSize(4);
    assertThat(((ValueModel.Category) values("Odd \"Order", "amount")).values())
        .contains("(EUR,3)");
    assertThat(values("Odd \"Order", "empty_column")).isNull();
  }

  @Test
  void jsonFieldsThatAreDataStayUntold() {
    ValueModel.Json doc = (ValueModel.Json) values("Odd \"Order", "doc");
    assertThat(doc.fields())
        .extracting(ValueModel.Json.Field::name)
        .containsExactly("colour", "parts", "size");
    assertThat(doc.fields().get(1).value().type()).isEqualTo("array");
  }

  @Test
  void longTextsAreToldByTheirLengthAndTheWordsThatTheyShare() {
    ValueModel.Text body = (ValueModel.Text) values("Odd \"Order", "body");
    assertThat(body.shapes()).isEmpty();
    assertThat(body.length().at().get(body.length().at().size() - 1).intValue())
        .isBetween(35_000, 37_000);
    assertThat(GenomeFile.print(genome)).doesNotContain("lorem ipsum", "secret note", "person1");
  }

  @Test
  void uniqueStringsAreToldByTheirShape() {
    ValueModel.Text email = (ValueModel.Text) values("customer", "email");
    assertThat(email.distinct()).isZero();
    assertThat(email.shapes().get(0).share()).isEqualTo(1);
    assertThat(email.shapes().get(0).pattern()).startsWith("person9{");
  }

  @Test
  void childrenPerParentIncludeParentsWithout() {
    ReferenceGenome reference = table("Odd \"Order").references().get(0);
    // Squares modulo 1500 leave out most numbers.
    assertThat(reference.fanOut().ranks().get(0)).isZero();
    assertThat(reference.fanOut().counts().get(0)).isZero();
    assertThat(reference.clustered()).isFalse();
    assertThat(table("customer").references().get(0).clustered()).isTrue();
  }

  @Test
  void columnsThatAreNullTogetherShareAMask() throws SQLException {
    String other = TestServer.database("""
            CREATE TABLE t (a int, b text, c int, d int NOT NULL);
            INSERT INTO t SELECT CASE WHEN n % 4 > 0 THEN n END, CASE WHEN n % 4 > 0 THEN 'x' END, CASE WHEN n % 5 > 0 THEN n END, n % 4
            FROM generate_series(1, 1000) n
            """);
    TableGenome table = scan(other).genome().tables().get(0);
    assertThat(table.nullMasks())
        .containsExactly(
            new TableGenome.NullMask(List.of("a", "b"), 0.25),
            new TableGenome.NullMask(List.of("c"), 0.2));
  }

  @Test
  void emptyTablesAndPartitionedOnesAreThere() {
    assertThat(table("nothing").rows()).isZero();
    assertThat(table("nothing").columns())
        .allMatch(column -> column.values() == null && column.distinct() == 0);
    assertThat(table("no_columns").columns()).isEmpty();
    assertThat(table("event").rows()).isEqualTo(3000);
    assertThat(table("event").partitionKey()).isEqualTo("RANGE (at)");
    assertThat(genome.tables()).extracting(TableGenome::name).doesNotContain("event_old");
    assertThat(genome.types())
        .extracting(type -> type.name() + " " + type.kind())
        .containsExactly("money_amount composite", "mood enum", "percent domain");
    // The latest timestamp but a thousandth of them: 6000 minutes from the first of January on.
    assertThat(genome.source().lastDay()).isEqualTo("2024-01-05");
  }

  @Test
  void aRoleThatMaySelectSeesTheSame() throws SQLException {
    TestServer.execute(url, """
        DO $$ BEGIN CREATE ROLE scan_reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO scan_reader;
        """);
    Genome seen = scan(url.replace("user=postgres", "user=scan_reader")).genome();
    assertThat(seen.tables()).isEqualTo(genome.tables());
  }

  @Test
  void tablesThatTheRoleMayNotReadAreToldAndKeepTheirSchema() throws SQLException {
    String other = TestServer.database("""
            DO $$ BEGIN CREATE ROLE scan_stranger LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            CREATE TABLE hidden (id int PRIMARY KEY, name text); INSERT INTO hidden VALUES (1, 'x');
            CREATE TABLE open (id int PRIMARY KEY); INSERT INTO open SELECT generate_series(1, 50); GRANT SELECT ON open TO scan_stranger;
            """);
    ScanResult result = scan(other.replace("user=postgres", "user=scan_stranger"));
    assertThat(result.notices()).singleElement().asString().contains("public.hidden", "SELECT");
    assertThat(result.genome().tables().get(0).columns())
        .extracting(ColumnGenome::name)
        .containsExactly("id", "name");
    assertThat(result.genome().tables().get(0).rows()).isZero();
    assertThat(result.genome().tables().get(1).rows()).isEqualTo(50);
  }

  @Test
  void aRoleThatMayReadNothingIsToldToBeGrantedIt() throws SQLException {
    String other = TestServer.database("""
            DO $$ BEGIN CREATE ROLE scan_stranger LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
            CREATE TABLE hidden (id int PRIMARY KEY, name text);
            """);
    assertThatThrownBy(() -> scan(other.replace("user=postgres", "user=scan_stranger")))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("none of the 1 tables")
        .hasMessageContaining("GRANT SELECT");
  }

  @Test
  void allTablesAreSeenAtOneMoment() throws SQLException {
    String other = TestServer.database(
        "CREATE TABLE a AS SELECT generate_series(1, 100) x; CREATE TABLE b AS SELECT generate_series(1, 100) x");
    AtomicBoolean written = new AtomicBoolean();
    Progress writer = new Progress() {
      @Override
      public void started(String table, long estimatedRows) {
        if (written.compareAndSet(false, true)) {
          insert(other);
        }
      }

      @Override
      public void advanced(String table, long rows) {}

      @Override
      public void finished(String table, long rows) {}
    };
    ScanResult result = Scan.run(connector(other), ScanOptions.defaults(), writer);
    assertThat(written).isTrue();
    assertThat(result.tables())
        .extracting(ScanResult.TableSummary::rows)
        .containsExactly(100L, 100L);
  }

  @Test
  void aLockedTableIsLeftOutAndTold() throws SQLException {
    String other =
        TestServer.database("CREATE TABLE free AS SELECT 1 x; CREATE TABLE locked AS SELECT 1 x");
    try (Connection connection = DriverManager.getConnection(other);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
      ScanResult result = scan(other);
      assertThat(result.notices()).singleElement().asString().contains("public.locked", "55P03");
    }
  }

  @Test
  void aBigTableIsReadByASampleOfItsBlocks() throws SQLException {
    String other = TestServer.database("""
            CREATE TABLE parent (id int PRIMARY KEY);
            INSERT INTO parent SELECT generate_series(1, 2000);
            CREATE TABLE child (id int PRIMARY KEY, parent_id int REFERENCES parent, v int, few int);
            INSERT INTO child SELECT n, CASE WHEN n % 2 = 0 THEN 1 + n % 1000 END, n % 1000, n % 7 FROM generate_series(1, 60000) n;
            CREATE TABLE plain AS SELECT n AS v FROM generate_series(1, 60000) n;
            ANALYZE;
            """);
    ScanOptions options = new ScanOptions(CatalogFilter.all(), 200, 10, Set.of(), 2, "gaussian");
    ScanResult result = Scan.run(connector(other), options, Progress.NONE);
    ScanResult.TableSummary child = result.tables().get(0);
    assertThat(child.rows()).isEqualTo(60_000);
    // 4000 rows wanted, by whole blocks of about 200: 4 standard deviations.
    assertThat(child.seen()).isBetween(800L, 8000L);
    assertThat(child.sampled()).isEqualTo(200);
    TableGenome table = result.genome().tables().get(0);
    assertThat(table.references().get(0).fanOut().counts()).allMatch(count -> count <= 60.5);
    assertThat(table.references().get(0).fanOut().ranks())
        .anyMatch(rank -> Math.abs(rank - 0.75) < 0.001);
    assertThat(table.nullMasks().get(0).fraction()).isBetween(0.49, 0.51);
    assertThat(table.columns().get(3).distinct()).isEqualTo(7);
    assertThat(result.tables().get(2).rows()).isEqualTo(60_000);
    assertThat(Scan.run(connector(other), options, Progress.NONE).genome())
        .isEqualTo(result.genome());
  }

  @Test
  void nothingIsWrittenOnTheSource() throws SQLException {
    String other = TestServer.database("CREATE TABLE t (x int)");
    Connector readOnly = () -> {
      Connection connection = DriverManager.getConnection(other);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET default_transaction_read_only = on");
      }
      return connection;
    };
    assertThat(
            Scan.run(readOnly, ScanOptions.defaults(), Progress.NONE).genome().tables())
        .hasSize(1);
  }

  @Test
  void independentColumnsAreToldSoOnRequest() {
    ScanOptions options =
        new ScanOptions(CatalogFilter.all(), 1000, 10, Set.of(), 1, "independent");
    Genome independent = Scan.run(connector(url), options, Progress.NONE).genome();
    assertThat(independent.tables()).allMatch(table -> table.dependence() == null);
    assertThat(table("Odd \"Order").dependence()).isNotNull();
  }

  @Test
  void aServerThatIsNotThereIsToldInOneMessage() {
    assertThatThrownBy(() -> scan("jdbc:postgresql://127.0.0.1:1/nowhere?user=postgres"))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("Connecting to the source database")
        .hasMessageContaining("SQLSTATE 08001");
  }

  private static void insert(String database) {
    try {
      TestServer.execute(
          database,
          "INSERT INTO a SELECT generate_series(1, 900); INSERT INTO b SELECT generate_series(1, 900)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ScanResult scan(String database) {
    return Scan.run(connector(database), ScanOptions.defaults(), Progress.NONE);
  }

  private static Connector connector(String database) {
    return () -> DriverManager.getConnection(database);
  }

  private static TableGenome table(String name) {
    return genome.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ValueModel values(String table, String column) {
    return table(table).columns().stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow()
        .values();
  }
}
