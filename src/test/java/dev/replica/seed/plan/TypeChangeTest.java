package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeChangeTest {

  private static ValueModel converted(ValueModel model, String scanned, String today) {
    return TypeChange.converted(model, TableSketch.type(scanned), TableSketch.type(today));
  }

  private static List<String> values(ValueModel model) {
    return ((ValueModel.Category) model).values();
  }

  @Test
  void numbersStayNumbers() {
    ValueModel model = Models.whole(0, 9);
    for (String type : List.of("bigint", "smallint", "numeric(8,1)", "real", "money")) {
      assertThat(converted(model, "integer", type)).as(type).isSameAs(model);
    }
  }

  @Test
  void zeroAndOneBecomeFlags() {
    ValueModel.Category flags =
        (ValueModel.Category) converted(Models.number("1", "-0.5", "3.5"), "integer", "boolean");
    assertThat(flags.values()).containsExactly("f", "t");
    assertThat(flags.shares().get(0)).isCloseTo(.25, within(1e-9));
  }

  @Test
  void numbersBecomeTextsOfAsManyDigits() {
    ValueModel.Text text =
        (ValueModel.Text) converted(Models.number("1", "-0.5", "99.5"), "integer", "text");
    assertThat(text.shapes()).extracting(ValueModel.Shape::pattern).containsExactly("9", "9{2}");
    assertThat(text.shapes().get(0).share()).isCloseTo(.1, within(1e-9));
  }

  @Test
  void secondsSince1970BecomeTimesAndBack() {
    ValueModel.Time times = (ValueModel.Time)
        converted(Models.whole(1_700_000_000, 1_700_086_400), "bigint", "timestamptz");
    assertThat(times.at().get(0)).startsWith("2023-11-14T22:13:19");
    ValueModel.Number seconds = (ValueModel.Number) converted(times, "timestamptz", "bigint");
    assertThat(seconds.at().get(0)).isEqualByComparingTo("1699999999.5");
    assertThat(converted(Models.whole(0, 500), "integer", "date")).isNull();
  }

  @Test
  void textsBecomeLabelsWhateverTheirCase() {
    SqlType state = new SqlType.Enumeration(
        0, new QualifiedName("public", "state"), List.of("on_hold", "active"));
    assertThat(values(TypeChange.converted(
            Models.category("Active", "on hold", "gone"), TableSketch.type("text"), state)))
        .containsExactly("active", "on_hold");
    assertThat(TypeChange.converted(Models.category("x"), TableSketch.type("text"), state))
        .isNull();
  }

  @Test
  void textsThatParseBecomeWhatTheyAre() {
    assertThat(values(converted(Models.category("Y", "no", "perhaps"), "text", "boolean")))
        .containsExactly("t", "f");
    assertThat(values(converted(Models.category("7", "70000", "x"), "text", "smallint")))
        .containsExactly("7");
    assertThat(values(converted(Models.category("2024-02-29", "2023-02-29"), "text", "date")))
        .containsExactly("2024-02-29");
    String uuid = "00000000-0000-0000-0000-00000000000A";
    assertThat(values(converted(Models.category(uuid, "x"), "text", "uuid")))
        .containsExactly(uuid.toLowerCase(java.util.Locale.ROOT));
    assertThat(values(converted(Models.category("f", "t"), "boolean", "text")))
        .containsExactly("false", "true");
    assertThat(values(converted(Models.category("f", "t"), "boolean", "integer")))
        .containsExactly("0", "1");
  }

  @Test
  void textsOfDigitsBecomeNumbersOfAsMany() {
    ValueModel.Number number =
        (ValueModel.Number) converted(Models.text("9{5}"), "text", "integer");
    assertThat(number.at().get(0)).isEqualByComparingTo("9999.5");
    assertThat(number.at().get(1)).isEqualByComparingTo("99999.5");
    assertThat(converted(Models.text("A9{5}"), "text", "integer")).isNull();
  }

  @Test
  void aScalarBecomesAnArrayOfOneAndAnArrayItsElement() {
    ValueModel.Array array = (ValueModel.Array) converted(Models.category("a"), "text", "text[]");
    assertThat(array.element()).isEqualTo(Models.category("a"));
    assertThat(converted(array, "text[]", "text")).isEqualTo(Models.category("a"));
  }

  @Test
  void timesOfDayAndDaysAreNotTakenForEachOther() {
    ValueModel days = Models.time("1", "2020-01-01", "2020-02-01");
    assertThat(converted(days, "timestamp", "date")).isSameAs(days);
    assertThat(converted(days, "timestamp", "time")).isNull();
  }
}
