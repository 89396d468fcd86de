package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.ColumnSettings.Constant;
import dev.replica.seed.plan.ColumnSettings.Content;
import dev.replica.seed.plan.ColumnSettings.Faker;
import dev.replica.seed.plan.ColumnSettings.Sql;
import dev.replica.seed.plan.ColumnSettings.Values;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that no row could follow are told with no server at hand. */
class SettingsReviewTest {

  private static final SqlType MOOD =
      new SqlType.Enumeration(0, TableSketch.name("mood"), List.of("sad", "ok", "happy"));

  private static final TableSketch[] TABLES = {
    TableSketch.of("parent").identity("id").column("code", "text").unique("code"),
    TableSketch.of("t")
        .column("number", "integer")
        .check("(number < 100)")
        .unique("number")
        .column("mood", MOOD)
        .column("day", "date")
        .column("seen", "timestamp with time zone")
        .column("active", "boolean")
        .nullable("short", "character varying(5)")
        .column("amount", "numeric(6,2)")
        .nullable("wanted", "integer")
        .check("(wanted IS NOT NULL)")
        .nullable("other", "integer")
        .nullable("parent_id", "bigint")
        .references("parent", "parent_id")
        .nullable("a", "bigint")
        .nullable("b", "text")
        .references("parent", List.of("id", "code"), false, "a", "b")
  };

  private static List<String> problems(String table, String column, Content content, Double nulls) {
    List<String> problems = new ArrayList<>();
    reviewed(table, column, content, nulls, problems);
    return problems;
  }

  private static Content reviewed(
      String table, String column, Content content, Double nulls, List<String> problems) {
    ColumnSettings said = new ColumnSettings(new Place("tables.yaml", 3), content, nulls);
    TableSettings settings = TableSettings.NONE.with(Map.of(column, said));
    return SettingsReview.reviewed(
            Map.of(TableSketch.name(table), settings), TableSketch.schema(TABLES), false, problems)
        .get(TableSketch.name(table))
        .content(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number | 12x   | constant 12x is no value of type integer",
        "number | 3000000000 | is no value of type integer",
        "number | 100   | constant 100 breaks check t_check",
        "mood   | hapy  | is no label of \"public\".\"mood\"; did you mean happy?",
        "day    | 31.1.2026 | is no value of type date. Write it as 2026-01-31",
        "seen   | soon  | Write it as 2026-01-31 17:00:30+00",
        "active | maybe | is no value of type boolean",
        "short  | longer | is longer than the 5 characters",
        "amount | 1e9   | is no value of type numeric(6,2)",
        "a      | 1     | part of foreign key",
      })
  void aConstantThatTheColumnCannotHoldIsTold(String column, String value, String problem) {
    assertThat(problems("t", column, new Constant(value), null))
        .singleElement()
        .asString()
        .startsWith("tables.yaml, line 3, column public.t." + column + ": ")
        .contains(problem);
    assertThat(problems("t", column, new Values(List.of(value), List.of(1.0)), null))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number | 99         | 99",
        "mood   | happy      | happy",
        "day    | 2026-01-31 | 2026-01-31",
        "active | yes        | t",
        "active | FALSE      | f",
        "short  | five5      | five5",
        "amount | 12.5       | 12.5"
      })
  void aConstantThatFitsIsWrittenAsTheServerPrintsIt(String column, String value, String text) {
    List<String> problems = new ArrayList<>();
    assertThat(reviewed("t", column, new Constant(value), null, problems))
        .isEqualTo(new Constant(text));
    assertThat(problems).isEmpty();
  }

  @Test
  void nullsHaveToBeAllowed() {
    assertThat(problems("t", "mood", new Constant(null), null)).hasSize(1);
    assertThat(problems("t", "mood", null, .5)).hasSize(1);
    assertThat(problems("t", "wanted", null, .5)).singleElement().asString().contains("a check");
    assertThat(problems("parent", "code", null, .5)).isNotEmpty();
    assertThat(problems("t", "mood", null, 0.0)).isEmpty();
    assertThat(problems("t", "other", null, .5)).isEmpty();
    assertThat(problems("t", "other", new Constant(null), null)).isEmpty();
  }

  @Test
  void datafakerHasToMakeWhatTheColumnHolds() {
    assertThat(problems("t", "amount", new Faker("#{Name.fullName}", "en"), null))
        .singleElement()
        .asString()
        .contains("makes", "is no value of type numeric(6,2)");
    assertThat(problems("t", "amount", new Faker("#{numerify '##.##'}", "en"), null))
        .isEmpty();
    assertThat(problems("t", "number", new Faker("#{numerify '##'}", "en"), null))
        .singleElement()
        .asString()
        .contains("unique key");
    assertThat(problems("parent", "code", new Faker("#{Name.fullName}", "en"), null))
        .isEmpty();
    assertThat(problems("t", "parent_id", new Faker("#{numerify '##'}", "en"), null))
        .singleElement()
        .asString()
        .contains("foreign key");
    assertThat(problems("t", "short", new Faker("#{Name.fulName}", "en"), null))
        .singleElement()
        .asString()
        .contains("did you mean fullName?");
  }

  @Test
  void sqlIsNotForColumnsThatOthersReferTo() {
    assertThat(problems("parent", "id", new Sql("1"), null))
        .singleElement()
        .asString()
        .contains("refers to the column");
    assertThat(problems("t", "other", new Sql("number + 1"), null)).isEmpty();
  }
}
