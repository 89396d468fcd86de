package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence;
import dev.replica.genome.Dependence.Part;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.TargetState;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompoundValuesTest {

  private static final ValueModel.Json DOCUMENT = Models.object(
      new ValueModel.Json.Field("code", .25, Models.scalar("number", Models.whole(1, 4))),
      new ValueModel.Json.Field("code", .5, Models.scalar("string", Models.category("x", "y"))),
      new ValueModel.Json.Field(
          "tags",
          1,
          new ValueModel.Json(
              "array",
              List.of(),
              Models.whole(0, 3),
              Models.scalar("boolean", Models.category("false", "true")),
              null)));

  private static JsonValues documents() {
    return documents(Integer.MAX_VALUE);
  }

  private static JsonValues documents(int longest) {
    return JsonValues.of(
        DOCUMENT,
        true,
        longest,
        (model, type) -> type.equals("length")
            ? ValueSource.length((ValueModel.Number) model)
            : type.equals("number")
                ? ValueSource.length((ValueModel.Number) model)
                : CategoryValues.of((ValueModel.Category) model, TableSketch.type("text"), null));
  }

  private static Object document(double code, double number, double string, double length) {
    return documents()
        .value(0, new double[] {code, number, string, Double.NaN, length}, 7, new Scratch());
  }

  @Test
  void documentsHaveTheirPartsInOrder() {
    assertThat(documents().portions())
        .extracting(portion -> portion.part() + " " + portion.path())
        .containsExactly(
            "PRESENT [code]", "NUMBER [code]", "STRING [code]", "PRESENT [tags]", "LENGTH [tags]");
  }

  @Test
  void ranksDecideWhatADocumentHolds() {
    assertThat(document(.1, .9, .1, 0)).isEqualTo("{\"code\":4,\"tags\":[]}");
    assertThat(document(.3, .9, .1, 0)).isEqualTo("{\"code\":\"x\",\"tags\":[]}");
    assertThat(document(.74, .9, .9, 0)).isEqualTo("{\"code\":\"y\",\"tags\":[]}");
    assertThat(document(.75, .9, .9, 0)).isEqualTo("{\"tags\":[]}");
    assertThat(document(.75, .9, .9, .999).toString()).matches("\\{\"tags\":\\[\\w+,\\w+,\\w+]}");
  }

  @Test
  void aDocumentThatIsTooLongIsDrawnAgainOrElseEmpty() {
    double[] free = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    for (int bits = 0; bits < 100; bits++) {
      assertThat(documents(24).value(0, free, bits, new Scratch()).toString())
          .hasSizeLessThanOrEqualTo(24)
          .endsWith("}");
    }
    assertThat(documents(8).value(0, new double[] {.1, .9, .1, 0, 0}, 7, new Scratch()))
        .isEqualTo("{}");
  }

  @Test
  void whatIsNotThereIsBelowAllOfItsEdges() {
    // The number is drawn where the code is one, which its own tree says is always; then b is low.
    Dependence.Trees trees = new Dependence.Trees(
        List.of(),
        List.of(
            variable(Part.PRESENT, List.of(.25, .75), List.of("100 100 100")),
            variable(Part.NUMBER, List.of(.5), List.of()),
            new Dependence.Variable("b", List.of(.5), List.of("1<0", "1", "0 1"))));
    var table = TableSketch.of("t")
        .column("doc", "jsonb")
        .values("doc", 9, DOCUMENT)
        .column("b", "int4")
        .values("b", 9, Models.whole(1, 10))
        .dependence(trees)
        .rows(1000);
    List<List<String>> rows = RecordingWriter.rows(Generator.of(
            Planner.plan(
                TableSketch.genome(table),
                TableSketch.schema(table),
                TargetState.EMPTY,
                PlanOptions.DEFAULTS),
            TargetState.EMPTY,
            3)
        .tables()
        .get(0));
    assertThat(rows).hasSize(1000);
    int numbers = 0;
    for (List<String> row : rows) {
      boolean number = row.get(0).matches(".*\"code\":\\d.*");
      numbers += number ? 1 : 0;
      assertThat(row.get(1).matches(".* ([6-9]|10)")).as(row.toString()).isEqualTo(number);
    }
    assertThat(numbers).isBetween(250, 420);
  }

  @Test
  void aSetHoldsTheValuesThatArePresentAndAsManyAsItsLengthSays() {
    SetValues sets = new SetValues(
        (SqlType.Array) TableSketch.type("text[]"),
        ValueSource.length(Models.whole(1, 3)),
        CategoryValues.of(Models.category("a", "b", "c"), TableSketch.type("text"), null),
        List.of("a", "b", "c"),
        List.of(.5, .5, .25));
    assertThat(sets.value(.1, new double[] {.9, .3, .9}, 1, new Scratch())).isEqualTo(List.of("b"));
    assertThat(sets.value(.5, new double[] {.9, .3, .2}, 1, new Scratch()))
        .isEqualTo(List.of("b", "c"));
    assertThat(sets.value(.9, new double[] {.9, .3, .2}, 1, new Scratch()))
        .isEqualTo(List.of("a", "b", "c"));
  }

  private static Dependence.Variable variable(Part part, List<Double> edges, List<String> tree) {
    return new Dependence.Variable("doc", part, List.of("code"), List.of(), edges, tree, null);
  }
}
