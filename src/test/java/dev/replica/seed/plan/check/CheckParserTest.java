package dev.replica.seed.plan.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckParserTest {

  private static final Expression NAME = new Expression.Column("name");
  private static final Expression A = new Expression.Column("a");

  @Test
  void listsBecomeQuantifiedComparisons() {
    assertThat(
            parse(
                "((net)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"))
        .isEqualTo(new Expression.Quantified(
            "=",
            new Expression.Cast(new Expression.Column("net"), "text"),
            new Expression.Cast(
                new Expression.ArrayLiteral(
                    List.of(cast("a", "character varying"), cast("b", "character varying"))),
                "text[]"),
            false));
  }

  @Test
  void operatorsOfLikeAreNoNegations() {
    assertThat(parse("(name ~~ 'a%'::text)"))
        .isEqualTo(new Expression.Like(NAME, cast("a%", "text"), false));
    assertThat(parse("(name !~~* 'a%'::text)"))
        .isEqualTo(new Expression.Not(new Expression.Like(NAME, cast("a%", "text"), true)));
  }

  @Test
  void regularExpressionsKeepTheirNegationAndCase() {
    assertThat(parse("(name !~* 'b'::text)"))
        .isEqualTo(new Expression.Not(new Expression.Regex(NAME, cast("b", "text"), true)));
  }

  @Test
  void conjunctionsAreFlat() {
    assertThat(parse("((a > 1) AND (a < 9) AND (a <> 5))"))
        .isInstanceOfSatisfying(
            Expression.And.class, and -> assertThat(and.operands()).hasSize(3));
  }

  @Test
  void namesMayBeAnything() {
    assertThat(parse("(\"Weird \"\"Col\" > 0)"))
        .isEqualTo(
            new Expression.Comparison(">", new Expression.Column("Weird \"Col"), number("0")));
    for (String name : List.of(
        "date",
        "value",
        "key",
        "year",
        "type",
        "time",
        "zone",
        "status",
        "level",
        "interval_",
        "öl",
        "by",
        "offset_")) {
      assertThat(parse("(" + name + " IS NULL)"))
          .isEqualTo(new Expression.IsNull(new Expression.Column(name)));
    }
    assertThat(parse("(VALUE > 0)"))
        .isEqualTo(new Expression.Comparison(">", new Expression.Column("VALUE"), number("0")));
  }

  @Test
  void quotesInStringsAreSingle() {
    assertThat(parse("(name <> 'O''Hara ~~ \\ \"x\"'::text)"))
        .isEqualTo(new Expression.Comparison("<>", NAME, cast("O'Hara ~~ \\ \"x\"", "text")));
  }

  @Test
  void specialFormsAreCalls() {
    assertThat(parse("(EXTRACT(hour FROM t) < (12)::numeric)"))
        .isEqualTo(new Expression.Comparison(
            "<",
            new Expression.Call(
                "extract",
                List.of(
                    new Expression.Literal(Expression.LiteralKind.STRING, "hour"),
                    new Expression.Column("t"))),
            new Expression.Cast(number("12"), "numeric")));
    assertThat(parse("(length(TRIM(BOTH FROM name)) > 0)"))
        .isEqualTo(new Expression.Comparison(
            ">",
            new Expression.Call("length", List.of(new Expression.Call("btrim", List.of(NAME)))),
            number("0")));
    assertThat(parse("(\"left\"(name, 1) = 'a'::text)"))
        .isEqualTo(new Expression.Comparison(
            "=", new Expression.Call("left", List.of(NAME, number("1"))), cast("a", "text")));
  }

  @Test
  void typesKeepSchemaModifiersAndBrackets() {
    for (String type : List.of(
        "public.mood",
        "timestamp without time zone",
        "time(3) with time zone",
        "\"Odd\".\"Mood X\"[]",
        "double precision")) {
      assertThat(parse("(a = ('x'::" + type + "))"))
          .isEqualTo(new Expression.Comparison("=", A, cast("x", type)));
    }
  }

  @Test
  void casesHaveBranches() {
    assertThat(parse("\nCASE a\n    WHEN 1 THEN true\n    ELSE false\nEND"))
        .isInstanceOfSatisfying(Expression.Case.class, branches -> {
          assertThat(branches.operand()).contains(A);
          assertThat(branches.whens()).hasSize(1);
          assertThat(branches.otherwise()).isPresent();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "(",
        "(a >",
        "(a ^ 2)",
        "(a # 1)",
        "(num_nonnulls(VARIADIC nums) = 3)",
        "((addr).zip = 'x'::text)",
        "(nums[2:3] = nums)",
        "(a > 0); DROP TABLE x",
        "(a > (SELECT 1))",
        "(d < CURRENT_DATE)"
      })
  void whatIsNotKnownIsNotGuessed(String expression) {
    assertThat(CheckParser.parse(expression)).isEmpty();
  }

  @Test
  void aFunctionOfASchemaHasItsName() {
    assertThat(CheckParser.parse("my.lower(a)"))
        .contains(new Expression.Call("my.lower", List.of(new Expression.Column("a"))));
  }

  @Test
  void aCheckOfManyPagesIsLeftToPostgres() {
    assertThat(CheckParser.parse("(" + "a > 0) OR (".repeat(10_000) + "a > 1)")).isEmpty();
  }

  private static Expression parse(String expression) {
    Optional<Expression> parsed = CheckParser.parse(expression);
    assertThat(parsed).as(expression).isPresent();
    return parsed.orElseThrow();
  }

  private static Expression cast(String text, String type) {
    return new Expression.Cast(new Expression.Literal(Expression.LiteralKind.STRING, text), type);
  }

  private static Expression number(String text) {
    return new Expression.Literal(Expression.LiteralKind.NUMBER, text);
  }
}
