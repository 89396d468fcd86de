package dev.replica.seed.plan.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CheckAnalysisTest {

  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("a", "int4"),
      Map.entry("b", "int4"),
      Map.entry("c", "int4"),
      Map.entry("price", "numeric"),
      Map.entry("net", "varchar"),
      Map.entry("name", "text"),
      Map.entry("mood", "mood"),
      Map.entry("ok", "bool"),
      Map.entry("d", "date"),
      Map.entry("e", "date"),
      Map.entry("ts", "timestamp"),
      Map.entry("tz", "timestamptz"),
      Map.entry("tags", "text[]"),
      Map.entry("VALUE", "text"),
      Map.entry("iv", "interval"),
      Map.entry("f", "float8"));

  @Test
  void listsAreIntersected() {
    Restriction net = of(
            "((net)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying, 'c'::character varying])::text[]))",
            "((net)::text <> 'b'::text)")
        .restriction("net");
    assertThat(net.allowed()).contains(List.of("a", "c"));
    assertThat(net.excluded()).containsExactly("b");
    assertThat(net.notNull()).isFalse();
  }

  @Test
  void boundsTightenEachOther() {
    Restriction price = of(
            "((price >= (0)::numeric) AND (price < 99.50))",
            "(price > (0)::numeric)",
            "((100)::numeric >= price)")
        .restriction("price");
    assertThat(price.lower()).contains(new Restriction.Bound("0", false));
    assertThat(price.upper()).contains(new Restriction.Bound("99.5", false));
  }

  @Test
  void boundsOfTimesAreIso() {
    assertThat(of("(d >= '2000-01-01'::date)").restriction("d").lower())
        .contains(new Restriction.Bound("2000-01-01", true));
    assertThat(of("(ts < '2000-01-01 08:30:00'::timestamp without time zone)")
            .restriction("ts")
            .upper())
        .contains(new Restriction.Bound("2000-01-01T08:30:00", false));
    assertThat(of("(tz < '2000-01-01 08:30:00.5+02'::timestamp with time zone)")
            .restriction("tz")
            .upper())
        .contains(new Restriction.Bound("2000-01-01T06:30:00.5", false));
    assertThat(of("(iv > '1 day 01:00:00'::interval)").restriction("iv").lower())
        .contains(new Restriction.Bound("90000", false));
    assertThat(of("(d < 'infinity'::date)").restriction("d")).isEqualTo(Restriction.NONE);
  }

  @Test
  void lengthsAndEmptinessAreUnderstood() {
    Restriction name =
        of("(char_length(name) <= 40)", "(length(TRIM(BOTH FROM name)) > 0)").restriction("name");
    assertThat(name.minimumLength()).isEqualTo(1);
    assertThat(name.maximumLength()).isEqualTo(40);
    assertThat(of("((net)::text <> ''::text)").restriction("net").minimumLength())
        .isEqualTo(1);
    assertThat(of("(cardinality(tags) = 3)").restriction("tags"))
        .isEqualTo(Restriction.ofLength(3, 3));
    assertThat(of("(length(TRIM(BOTH FROM name)) < 5)").restriction("name"))
        .isEqualTo(Restriction.NONE);
  }

  @Test
  void patternsAndCaseAreKept() {
    Restriction value = of(
            "(VALUE ~ '^[0-9]{5}$'::text)", "(lower(VALUE) = VALUE)", "(VALUE ~~ '1%'::text)")
        .restriction("VALUE");
    assertThat(value.patterns()).hasSize(2);
    assertThat(value.letters()).contains(Restriction.Letters.LOWER);
    assertThat(of("(name !~ 'x'::text)").restriction("name")).isEqualTo(Restriction.NONE);
  }

  @Test
  void orderOfLabelsIsAListOfThem() {
    assertThat(of("(mood >= 'ok'::public.mood)").restriction("mood").allowed())
        .contains(List.of("ok", "happy"));
    assertThat(of("((mood)::text = 'ok'::text)").restriction("mood").allowed())
        .contains(List.of("ok"));
  }

  @Test
  void conditionsOnTruthAreLists() {
    assertThat(of("ok").restriction("ok").allowed()).contains(List.of("t"));
    assertThat(of("(NOT ok)").restriction("ok").allowed()).contains(List.of("f"));
    assertThat(of("(ok IS TRUE)").restriction("ok").notNull()).isTrue();
    assertThat(of("(a IS NOT NULL)").restriction("a").notNull()).isTrue();
    assertThat(of("(a IS NULL)").restriction("a").onlyNull()).isTrue();
  }

  @Test
  void alternativesHaveInCommonWhatAllSay() {
    assertThat(of("((a = 1) OR (a = 5))").restriction("a").allowed()).contains(List.of("1", "5"));
    assertThat(of("(((a > 0) AND (b > 0)) OR ((a > 10) AND (c > 0)))").restrictions())
        .containsOnlyKeys("a");
    assertThat(of("(((a > 0) AND (b > 0)) OR ((a > 10) AND (c > 0)))")
            .restriction("a")
            .lower())
        .contains(new Restriction.Bound("0", false));
    assertThat(of("((a > 0) OR (b > 0))").restrictions()).isEmpty();
    assertThat(of("((a > 0) OR (a < (-5)))").restrictions()).isEmpty();
  }

  @Test
  void allowingNullSaysNothingOfValues() {
    assertThat(of("((a IS NULL) OR ((a > 0) AND (b > 0)))").restrictions()).containsOnlyKeys("a");
    assertThat(of("((a IS NULL) OR ((a IS NOT NULL) AND (a > 0)))")
            .restriction("a")
            .notNull())
        .isFalse();
    assertThat(of("((a IS NULL) OR (b > 0))").restrictions()).isEmpty();
  }

  @Test
  void negationIsWorkedInwards() {
    assertThat(of("(NOT ((a < 0) OR (a > 9)))").restriction("a").upper())
        .contains(new Restriction.Bound("9", true));
    assertThat(of("(NOT (a = ANY (ARRAY[1, 2])))").restriction("a").excluded())
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void aSubstituteThatDoesNotObeyForbidsNull() {
    Restriction a = of("(COALESCE(a, 0) > 0)").restriction("a");
    assertThat(a.notNull()).isTrue();
    assertThat(a.lower()).contains(new Restriction.Bound("0", false));
    assertThat(of("(COALESCE(a, 1) > 0)").restriction("a").notNull()).isFalse();
  }

  @Test
  void comparisonsOfColumnsAreFacts() {
    assertThat(of("((d <= e) AND (a < b) AND (a <> c))").facts())
        .containsExactly(
            new ColumnFact.Less("d", "e", false),
            new ColumnFact.Less("a", "b", true),
            new ColumnFact.Different("a", "c"));
    assertThat(of("((e IS NULL) OR (e > d))").facts())
        .containsExactly(new ColumnFact.Less("d", "e", true));
    assertThat(of("((c IS NULL) OR (e > d))").facts()).isEmpty();
    assertThat(of("((a)::numeric = price)").facts())
        .containsExactly(new ColumnFact.Same("a", "price"));
  }

  @Test
  void nullsTogetherAreFacts() {
    ColumnFact together = new ColumnFact.NullTogether(List.of("a", "b"));
    assertThat(of("((a IS NULL) = (b IS NULL))").facts()).containsExactly(together);
    assertThat(of("(((a IS NULL) AND (b IS NULL)) OR ((a IS NOT NULL) AND (b IS NOT NULL)))")
            .facts())
        .containsExactly(together);
    assertThat(of("(num_nulls(a, b) = ANY (ARRAY[0, 2]))").facts()).containsExactly(together);
  }

  @Test
  void countsOfNullsAreFacts() {
    ColumnFact one = new ColumnFact.NotNullCount(List.of("a", "b"), 1, 1);
    assertThat(of("(num_nonnulls(a, b) = 1)").facts()).containsExactly(one);
    assertThat(of("((a IS NULL) <> (b IS NULL))").facts()).containsExactly(one);
    assertThat(of("(((a IS NULL) AND (b IS NOT NULL)) OR ((a IS NOT NULL) AND (b IS NULL)))")
            .facts())
        .containsExactly(one);
    assertThat(of("((((a IS NOT NULL))::integer + ((b IS NOT NULL))::integer) = 1)")
            .facts())
        .containsExactly(one);
    ColumnFact some = new ColumnFact.NotNullCount(List.of("a", "b"), 1, 2);
    assertThat(of("((a IS NOT NULL) OR (b IS NOT NULL))").facts()).containsExactly(some);
    assertThat(of("(NOT ((a IS NULL) AND (b IS NULL)))").facts()).containsExactly(some);
    assertThat(of("(COALESCE(a, b) IS NOT NULL)").facts()).containsExactly(some);
    assertThat(of("(num_nulls(a, b) < 2)").facts()).containsExactly(some);
  }

  @Test
  void constantsAreFoundWhereverTheyStand() {
    assertThat(
            of("((a IS NULL) OR ((b = 5) AND (lower(name) = ANY (ARRAY['x'::text, 'y'::text]))) OR (NOT ((d)::timestamp without time zone > '2020-01-01 00:00:00'::timestamp without time zone)))")
                .constants())
        .isEqualTo(Map.of(
            "b",
            java.util.Set.of("5"),
            "name",
            java.util.Set.of("x", "y"),
            "d",
            java.util.Set.of("2020-01-01T00:00:00")));
  }

  @Test
  void aCastThatChangesValuesSaysNothing() {
    assertThat(of(
                "((price)::integer = 1)",
                "((f)::numeric > (1)::numeric)",
                "((ts)::date = '2020-01-01'::date)",
                "(((name)::character varying(2))::text = 'ab'::text)")
            .restrictions())
        .isEmpty();
  }

  private static CheckAnalysis of(String... checks) {
    return CheckAnalysis.of(
        Arrays.stream(checks).map(CheckParser::parse).map(Optional::orElseThrow).toList(),
        CheckAnalysisTest::type);
  }

  private static SqlType type(String name) {
    return TYPES.containsKey(name) ? SqlTypes.named(TYPES.get(name)) : null;
  }
}
