package dev.replica.seed.plan.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.Check;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PredicateTest {

  private static final List<String> NAMES =
      List.of("a", "b", "name", "price", "at", "VALUE", "mood");
  private static final Map<String, String> TYPES = Map.of(
      "a",
      "int4",
      "b",
      "int4",
      "name",
      "text",
      "price",
      "numeric",
      "at",
      "timestamptz",
      "VALUE",
      "text",
      "mood",
      "mood");

  @Test
  void unknownCountsAsHolding() {
    Predicate positive = compile("(a > 0)");
    assertThat(positive.holds(row(1L))).isTrue();
    assertThat(positive.holds(row(0L))).isFalse();
    assertThat(positive.holds(row((Object) null))).isTrue();
  }

  @Test
  void unknownIsNotNegatedAndNotDecidedByTheOtherSide() {
    assertThat(compile("(NOT (a > 0))").holds(row((Object) null))).isTrue();
    assertThat(compile("((a > 0) AND (b > 0))").holds(row(null, 0L))).isFalse();
    assertThat(compile("((a > 0) OR (b > 0))").holds(row(null, 0L))).isTrue();
    assertThat(compile("((a > 0) IS TRUE)").holds(row((Object) null))).isFalse();
  }

  @Test
  void whatRaisesAnErrorDoesNotHold() {
    assertThat(compile("((10 / a) > 1)").holds(row(0L))).isFalse();
    assertThat(compile("((a * a) > 1)").holds(row(100_000L))).isFalse();
    assertThat(compile("((a = 0) OR ((10 / a) > 1))").holds(row(0L))).isTrue();
  }

  @Test
  void numericsCompareByValueAndNotByScale() {
    assertThat(compile("(price = 1.5)").holds(row(null, null, null, new BigDecimal("1.500"))))
        .isTrue();
    assertThat(compile("(price = ANY (ARRAY[1.5, (2)::numeric]))")
            .holds(row(null, null, null, new BigDecimal("2.00"))))
        .isTrue();
  }

  @Test
  void enumsCompareByTheOrderOfTheirLabels() {
    Predicate above = compile("(mood > 'sad'::public.mood)");
    assertThat(above.holds(row(null, null, null, null, null, null, "happy"))).isTrue();
    assertThat(above.holds(row(null, null, null, null, null, null, "sad"))).isFalse();
  }

  @Test
  void theValueOfADomainIsAColumn() {
    Predicate zip = compile("(VALUE ~ '^[0-9]{5}$'::text)");
    assertThat(zip.holds(row(null, null, null, null, null, "12345"))).isTrue();
    assertThat(zip.holds(row(null, null, null, null, null, "12345\n"))).isFalse();
  }

  @Test
  void aDomainCountsAsWhatLiesUnderIt() {
    SqlType zip = new SqlType.Domain(
        0,
        new QualifiedName("public", "zip"),
        SqlTypes.named("text"),
        false,
        Optional.empty(),
        List.of(new Check("c", "(VALUE <> '')", true)));
    Expression expression = CheckParser.parse("(length((zip)::text) = 5)").orElseThrow();
    assertThat(Predicate.compile(expression, name -> zip, name -> 0)
            .orElseThrow()
            .holds(column -> "1234"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(name < 'b'::text)",
        "(at < now())",
        "((at)::date = '2020-01-01'::date)",
        "(none > 0)",
        "(my_function(a) > 0)",
        "a",
        "(name = 1)",
        "(name ~ '(a)\\1'::text)",
        "(date_trunc('day'::text, at) = at)",
        "((at + '1 day'::interval) > at)",
        "(mood = 'x'::other)"
      })
  void whatIsNotCertainIsNotCompiled(String expression) {
    assertThat(CheckParser.parse(expression)
            .flatMap(parsed -> Predicate.compile(parsed, PredicateTest::type, NAMES::indexOf)))
        .isEmpty();
  }

  private static Predicate compile(String expression) {
    return Predicate.compile(
            CheckParser.parse(expression).orElseThrow(), PredicateTest::type, NAMES::indexOf)
        .orElseThrow();
  }

  private static SqlType type(String name) {
    return TYPES.containsKey(name) ? SqlTypes.named(TYPES.get(name)) : null;
  }

  private static ColumnValues row(Object... values) {
    Object[] row = Arrays.copyOf(values, NAMES.size());
    return column -> row[column];
  }
}
