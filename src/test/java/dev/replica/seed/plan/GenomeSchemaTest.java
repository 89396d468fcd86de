package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.ReplicaException;
import dev.replica.catalog.Column;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.CheckGenome;
import dev.replica.genome.ColumnGenome;
import dev.replica.genome.Genome;
import dev.replica.genome.Source;
import dev.replica.genome.TableGenome;
import dev.replica.genome.TypeGenome;
import dev.replica.genome.TypeName;
import dev.replica.support.TableSketch;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenomeSchemaTest {

  private static Genome genome(List<TypeGenome> types, ColumnGenome... columns) {
    TableGenome table = new TableGenome(
        "public",
        "t",
        10,
        "RANGE (a)",
        List.of(columns),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
    return new Genome(Genome.FORMAT, new Source("", "", null), types, List.of(table));
  }

  private static ColumnGenome column(String name, String type, String generation) {
    return new ColumnGenome(name, TypeName.of(type), true, generation, false, null, 1, null);
  }

  private static TypeGenome type(
      String name, String kind, List<String> labels, String base, CheckGenome... checks) {
    return new TypeGenome(
        "public",
        name,
        kind,
        labels,
        base == null ? null : TypeName.of(base),
        false,
        List.of(checks),
        List.of());
  }

  @Test
  void tablesComeBackAsTheyWereScanned() {
    TableSketch parent = TableSketch.of("parent")
        .identity("id")
        .column("code", "character varying(12)")
        .unique("code")
        .nullable("x", "numeric(10,2)[]");
    TableSketch child = TableSketch.of("child")
        .column("id", "uuid")
        .column("parent_id", "bigint")
        .column("no", "integer")
        .primary("id")
        .references("parent", List.of("id"), true, "parent_id")
        .check("(no > 0)");
    assertThat(GenomeSchema.of(TableSketch.genome(parent, child)))
        .isEqualTo(TableSketch.schema(parent, child));
  }

  @Test
  void declaredTypesAreFoundWhereverTheyAreUsed() {
    List<TypeGenome> types = List.of(
        type("mood", "enum", List.of("sad", "ok"), null),
        type(
            "percent",
            "domain",
            List.of(),
            "numeric(5,2)",
            new CheckGenome("c", "(VALUE < (100)::numeric)")),
        new TypeGenome(
            "public",
            "pair",
            "composite",
            List.of(),
            null,
            false,
            List.of(),
            List.of(
                new TypeGenome.AttributeGenome("a", TypeName.of("\"public\".\"mood\"[]")),
                new TypeGenome.AttributeGenome("b", TypeName.of("\"public\".\"percent\"")))),
        type("span", "range", List.of(), "double precision"),
        type("spans", "multirange", List.of(), "\"public\".\"span\""),
        type("citext", "scalar", List.of(), null));
    Schema schema = GenomeSchema.of(genome(
        types,
        column("m", "\"public\".\"mood\"[]", null),
        column("p", "\"public\".\"pair\"", null),
        column("s", "\"public\".\"spans\"", null),
        column("c", "\"public\".\"citext\"", null)));
    Table table = schema.tables().get(0);
    SqlType.Enumeration mood =
        (SqlType.Enumeration) ((SqlType.Array) table.column("m").orElseThrow().type()).element();
    assertThat(mood.labels()).containsExactly("sad", "ok");
    SqlType.Composite pair = (SqlType.Composite) table.column("p").orElseThrow().type();
    assertThat(pair.attributes().get(1).type()).isInstanceOf(SqlType.Domain.class);
    assertThat(((SqlType.Domain) pair.attributes().get(1).type()).checks()).hasSize(1);
    assertThat(pair.attributes().get(1).type().base().sql()).isEqualTo("numeric(5,2)");
    assertThat(((SqlType.Multirange) table.column("s").orElseThrow().type())
            .range()
            .subtype()
            .sql())
        .isEqualTo("double precision");
    assertThat(table.columns())
        .extracting(column -> column.type().sql())
        .containsExactly(
            "\"public\".\"mood\"[]",
            "\"public\".\"pair\"",
            "\"public\".\"spans\"",
            "\"public\".\"citext\"");
  }

  @Test
  void generationAndPartitioningAreKept() {
    Table table = GenomeSchema.of(genome(
            List.of(),
            column("a", "integer", null),
            column("b", "integer", "identity always"),
            column("c", "integer", "identity by default"),
            column("d", "integer", "computed")))
        .tables()
        .get(0);
    assertThat(table.columns())
        .extracting(Column::generation)
        .containsExactly(
            Column.Generation.PLAIN,
            Column.Generation.IDENTITY_ALWAYS,
            Column.Generation.IDENTITY_BY_DEFAULT,
            Column.Generation.COMPUTED);
    assertThat(table.kind()).isEqualTo(Table.Kind.PARTITIONED);
    assertThat(table.partitionKey()).contains("RANGE (a)");
  }

  @Test
  void aTypeThatIsNotDeclaredOrOfAnUnknownKindIsRefused() {
    assertThatThrownBy(
            () -> GenomeSchema.of(genome(List.of(), column("a", "\"public\".\"mood\"", null))))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("mood");
    assertThatThrownBy(() -> GenomeSchema.of(genome(
            List.of(type("mood", "quantum", List.of(), null)),
            column("a", "\"public\".\"mood\"", null))))
        .isInstanceOf(ReplicaException.class)
        .hasMessageContaining("public.mood")
        .hasMessageContaining("upgrade");
  }
}
