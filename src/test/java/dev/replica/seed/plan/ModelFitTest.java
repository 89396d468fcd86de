package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.Check;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ModelFitTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-12);

  private static ValueModel fitted(ValueModel model, String type) {
    return ModelFit.fitted(model, TableSketch.type(type), Limits.NONE);
  }

  private static Limits only(List<String> values, String... excluded) {
    return new Limits(
        values,
        Set.of(excluded),
        null,
        null,
        0,
        -1,
        List.of(),
        null,
        false,
        false,
        List.of(),
        List.of());
  }

  @Test
  void modelsServeTheTypesTheyWereScannedFromAndTheirKin() {
    Map<ValueModel, List<String>> serves = Map.of(
        Models.whole(0, 9),
        List.of("integer", "bigint", "numeric(10,2)", "real", "money", "interval", "oid"),
        Models.time("1", "2020-01-01", "2020-02-01"),
        List.of("timestamp", "timestamptz", "date"),
        Models.text("A{3}"),
        List.of("text", "varchar(2)", "character(8)"),
        new ValueModel.Bytes(Models.whole(0, 9)),
        List.of("bytea"),
        Models.scalar("number", Models.whole(0, 9)),
        List.of("json", "jsonb"),
        new ValueModel.Json("object", List.of(), null, null, null),
        List.of("json", "jsonb", "text", "varchar(2)", "character(8)"),
        new ValueModel.Written("0.00", Models.whole(0, 9)),
        List.of("text", "varchar(2)", "character(8)"),
        new ValueModel.Parts("point", List.of(Models.whole(0, 9), Models.whole(0, 9))),
        List.of("point"),
        new ValueModel.Parts("range", List.of(Models.whole(0, 9), Models.whole(0, 9))),
        List.of("int4range"));
    List<String> all = serves.values().stream().flatMap(List::stream).distinct().toList();
    serves.forEach((model, types) -> {
      for (String type : all) {
        assertThat(fitted(model, type))
            .as("%s for %s", model, type)
            .isEqualTo(types.contains(type) ? model : null);
      }
    });
  }

  @Test
  void nothingAndSerialTellNothing() {
    assertThat(fitted(null, "integer")).isNull();
    assertThat(fitted(new ValueModel.Serial(), "integer")).isNull();
  }

  @Test
  void categoriesThatATypeCannotHoldAreDroppedAndTheRestSharesTheirPart() {
    SqlType mood =
        new SqlType.Enumeration(0, new QualifiedName("public", "mood"), List.of("a", "c"));
    ValueModel.Category fitted = (ValueModel.Category) ModelFit.fitted(
        new ValueModel.Category(List.of("a", "b", "c"), List.of(.5, .25, .25), null),
        mood,
        Limits.NONE);
    assertThat(fitted.values()).containsExactly("a", "c");
    assertThat(fitted.shares().get(0)).isCloseTo(2 / 3.0, EXACT);
    assertThat(fitted.shares().get(1)).isCloseTo(1 / 3.0, EXACT);
    assertThat(fitted(Models.category("ab", "abcd"), "varchar(2)"))
        .isEqualTo(Models.category("ab"));
    assertThat(fitted(Models.category("1", "-2.5", "x"), "numeric"))
        .extracting("values")
        .isEqualTo(List.of("1", "-2.5"));
    assertThat(fitted(Models.category("f", "t", "yes"), "boolean"))
        .extracting("values")
        .isEqualTo(List.of("f", "t"));
    assertThat(fitted(Models.category("x"), "integer")).isNull();
  }

  @Test
  void categoriesThatTheSchemaForbidsAreDropped() {
    ValueModel model = Models.category("a", "b", "c");
    assertThat(ModelFit.fitted(model, TableSketch.type("text"), only(List.of("b", "z"))))
        .isEqualTo(Models.category("b"));
    assertThat(ModelFit.fitted(model, TableSketch.type("text"), only(null, "a", "b")))
        .isEqualTo(Models.category("c"));
    assertThat(ModelFit.fitted(model, TableSketch.type("text"), only(List.of("z"))))
        .isNull();
  }

  @Test
  void whatIsNotToldOfCategoriesStaysWhereTheTypeHoldsAnyString() {
    ValueModel.Category model =
        new ValueModel.Category(List.of("a", "b"), List.of(.5, .25), Models.text("9{4}"));
    assertThat(fitted(model, "text")).isSameAs(model);
    ValueModel.Category limited =
        (ValueModel.Category) ModelFit.fitted(model, TableSketch.type("text"), only(null, "b"));
    assertThat(limited.other()).isNotNull();
    assertThat(limited.shares().get(0)).isCloseTo(.5 / .75, EXACT);
    ValueModel.Category named = (ValueModel.Category)
        ModelFit.fitted(model, TableSketch.type("text"), only(List.of("a", "b")));
    assertThat(named.other()).isNull();
    assertThat(named.shares().get(0)).isCloseTo(2 / 3.0, EXACT);
  }

  @Test
  void elementsOfArraysAreFittedToTheirTypeAndItsDomain() {
    ValueModel.Array model = new ValueModel.Array(Models.whole(0, 3), Models.category("a", "b"));
    assertThat(fitted(model, "text[]")).isEqualTo(model);
    assertThat(fitted(model, "integer[]")).isNull();
    assertThat(fitted(model, "text")).isNull();
    SqlType onlyB = new SqlType.Domain(
        0,
        new QualifiedName("public", "only_b"),
        TableSketch.type("text"),
        false,
        Optional.empty(),
        List.of(new Check("c", "(VALUE = 'b'::text)", true)));
    SqlType array = new SqlType.Array(0, new QualifiedName("public", "_only_b"), onlyB);
    assertThat(ModelFit.fitted(model, array, Limits.NONE))
        .isEqualTo(new ValueModel.Array(Models.whole(0, 3), Models.category("b")));
  }
}
