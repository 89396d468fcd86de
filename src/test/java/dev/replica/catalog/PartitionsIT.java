package dev.replica.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.support.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PartitionsIT {

  private static final String SCHEMA = """
      CREATE SCHEMA parts;
      CREATE TABLE event (
        id bigint GENERATED ALWAYS AS IDENTITY,
        at date NOT NULL,
        kind text NOT NULL CHECK (kind <> ''),
        PRIMARY KEY (id, at, kind)) PARTITION BY RANGE (at);
      CREATE TABLE parts.event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
        PARTITION BY LIST (kind);
      CREATE TABLE parts.a_click PARTITION OF parts.event_2024 FOR VALUES IN ('click', 'tap') PARTITION BY HASH (id);
      CREATE TABLE parts.a_click_0 PARTITION OF parts.a_click FOR VALUES WITH (MODULUS 2, REMAINDER 0);
      CREATE TABLE parts.a_click_1 PARTITION OF parts.a_click FOR VALUES WITH (MODULUS 2, REMAINDER 1);
      CREATE TABLE parts.a_view PARTITION OF parts.event_2024 DEFAULT;
      CREATE TABLE event_rest PARTITION OF event DEFAULT;
      CREATE TABLE note (event bigint, at date, kind text, FOREIGN KEY (event, at, kind) REFERENCES event);
      CREATE TABLE log (id int, ref bigint) PARTITION BY HASH (id);
      CREATE TABLE log_all PARTITION OF log FOR VALUES WITH (MODULUS 1, REMAINDER 0);
      CREATE TABLE target (id bigint PRIMARY KEY);
      ALTER TABLE log ADD CONSTRAINT log_ref FOREIGN KEY (ref) REFERENCES target;
      CREATE TABLE solo (id int) PARTITION BY LIST (id);
      CREATE TABLE solo_rest PARTITION OF solo DEFAULT;
      CREATE TABLE bare (id int) PARTITION BY RANGE (id, (id % 3));
      CREATE TABLE animal (id int PRIMARY KEY, name text CONSTRAINT named CHECK (name <> ''));
      CREATE TABLE pet (owner text);
      CREATE TABLE dog (breed text) INHERITS (pet, animal);
      INSERT INTO event (at, kind) SELECT '2024-05-01', 'click' FROM generate_series(1, 1000);
      INSERT INTO event (at, kind) SELECT '2024-05-01', 'view' FROM generate_series(1, 500);
      VACUUM ANALYZE event;
      """;

  private static Schema schema;

  @BeforeAll
  static void read() throws SQLException {
    String url = TestServer.database();
    for (String statement : SCHEMA.split(";\n")) {
      TestServer.execute(url, statement);
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      schema = CatalogReader.read(connection, CatalogFilter.all());
    }
  }

  @Test
  void partitionsAreNoTablesOfTheirOwn() {
    assertThat(schema.tables())
        .extracting(table -> table.name().toString())
        .containsExactly(
            "public.animal",
            "public.bare",
            "public.dog",
            "public.event",
            "public.log",
            "public.note",
            "public.pet",
            "public.solo",
            "public.target");
  }

  @Test
  void partitionsAreListedParentsFirst() {
    assertThat(table("event").kind()).isEqualTo(Table.Kind.PARTITIONED);
    assertThat(table("event").partitions())
        .extracting(partition -> partition.parent() + " > " + partition.name())
        .containsExactly(
            "public.event > parts.event_2024",
            "public.event > public.event_rest",
            "parts.event_2024 > parts.a_click",
            "parts.event_2024 > parts.a_view",
            "parts.a_click > parts.a_click_0",
            "parts.a_click > parts.a_click_1");
  }

  @Test
  void aPartitionHasItsBoundAndItsOwnKey() {
    List<Partition> partitions = table("event").partitions();

    assertThat(table("event").partitionKey()).contains("RANGE (at)");
    assertThat(partitions)
        .extracting(Partition::bound)
        .containsExactly(
            "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
            "DEFAULT",
            "FOR VALUES IN ('click', 'tap')",
            "DEFAULT",
            "FOR VALUES WITH (modulus 2, remainder 0)",
            "FOR VALUES WITH (modulus 2, remainder 1)");
    assertThat(partitions)
        .extracting(Partition::key)
        .containsExactly("LIST (kind)", "", "HASH (id)", "", "", "");
    assertThat(table("bare").partitionKey()).contains("RANGE (id, ((id % 3)))");
    assertThat(table("bare").partitions()).isEmpty();
  }

  @Test
  void theConstraintOfAPartitionIsWhatItsRowsSatisfy() {
    assertThat(table("event").partitions().get(0).constraint())
        .isEqualTo(
            "((at IS NOT NULL) AND (at >= '2024-01-01'::date) AND (at < '2025-01-01'::date))");
    assertThat(table("solo").partitions().get(0).constraint()).isEqualTo("true");
  }

  @Test
  void keysAndChecksAreThoseOfTheRoot() {
    assertThat(table("event").keys())
        .containsExactly(new Key(
            "event_pkey",
            Key.Kind.PRIMARY,
            List.of("id", "at", "kind"),
            List.of(),
            Optional.empty(),
            false,
            false));
    assertThat(table("event").checks())
        .extracting(Check::expression)
        .containsExactly("(kind <> ''::text)");
  }

  @Test
  void aForeignKeyFromOrToAPartitionedTableIsReadOnce() {
    assertThat(table("note").foreignKeys())
        .extracting(ForeignKey::parent)
        .containsExactly(new QualifiedName("public", "event"));
    assertThat(table("log").foreignKeys()).extracting(ForeignKey::name).containsExactly("log_ref");
  }

  @Test
  void sizesAreSummedOverTheLeaves() {
    assertThat(table("event").estimatedRows()).isEqualTo(1500);
    assertThat(table("event").pages()).isBetween(3L, 100L);
  }

  @Test
  void aTableThatWasNeverAnalysedHasNoEstimate() {
    assertThat(table("note").estimatedRows()).isEqualTo(-1);
    assertThat(table("bare").estimatedRows()).isEqualTo(-1);
    assertThat(table("log").estimatedRows()).isEqualTo(-1);
    assertThat(table("log").pages()).isZero();
  }

  @Test
  void anInheritingTableNamesItsParentsInOrderAndHasTheirColumns() {
    Table dog = table("dog");

    assertThat(dog.kind()).isEqualTo(Table.Kind.ORDINARY);
    assertThat(dog.inherits())
        .containsExactly(new QualifiedName("public", "pet"), new QualifiedName("public", "animal"));
    assertThat(dog.columns())
        .extracting(Column::name)
        .containsExactly("owner", "id", "name", "breed");
    assertThat(dog.checks()).extracting(Check::name).containsExactly("named");
    assertThat(dog.keys()).isEmpty();
  }

  private static Table table(String name) {
    return schema.table(new QualifiedName("public", name)).orElseThrow();
  }
}
