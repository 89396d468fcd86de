package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.TargetState;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that follow another one by a difference. */
class FollowingTest {

  private static TableSketch sketch(String a, String b) {
    return TableSketch.of("t")
        .nullable("b", b)
        .values("b", 900, Models.whole(5000, 6000))
        .follows("b", "a", Models.whole(1, 5))
        .nullable("a", a)
        .values("a", 900, Models.whole(0, 1000))
        .nullable("c", b)
        .values("c", 900, Models.whole(7000, 8000))
        .follows("c", "b", Models.number("1", "-0.5", "3.5"))
        .nulls(.25, "a")
        .nulls(.5, "c")
        .rows(4000);
  }

  private static List<List<String>> rows(TableSketch scanned, TableSketch target) {
    return RecordingWriter.rows(Generator.of(
            Planner.plan(
                TableSketch.genome(scanned),
                TableSketch.schema(target),
                TargetState.EMPTY,
                PlanOptions.DEFAULTS),
            TargetState.EMPTY,
            3)
        .tables()
        .get(0));
  }

  private static long number(String cell) {
    return Long.parseLong(cell.substring(cell.indexOf(' ') + 1));
  }

  private static boolean isNull(String cell) {
    return cell.startsWith("null");
  }

  @Test
  void eachExceedsTheOtherByTheDifference() {
    int apart = 0;
    for (List<String> row : rows(sketch("integer", "integer"), sketch("integer", "integer"))) {
      assertThat(isNull(row.get(0))).isFalse();
      if (isNull(row.get(1))) {
        // Without the other one, the column's own distribution.
        assertThat(number(row.get(0))).isBetween(5000L, 6000L);
        apart++;
      } else {
        assertThat(number(row.get(0)) - number(row.get(1))).isBetween(1L, 5L);
      }
      if (!isNull(row.get(2))) {
        assertThat(number(row.get(2)) - number(row.get(0))).isBetween(0L, 3L);
      }
    }
    // A quarter of 4,000 rows, within five standard errors.
    assertThat(apart).isBetween(863, 1137);
  }

  @Test
  void withoutTheOtherColumnOrItsTypeTheOwnDistributionIsDrawn() {
    TableSketch without =
        TableSketch.of("t").nullable("b", "integer").nullable("c", "integer").rows(4000);
    assertThat(rows(sketch("integer", "integer"), without))
        .allSatisfy(row -> assertThat(number(row.get(0))).isBetween(5000L, 6000L))
        .filteredOn(row -> !isNull(row.get(1)))
        .allSatisfy(row -> assertThat(number(row.get(1)) - number(row.get(0))).isBetween(0L, 3L));
    assertThat(rows(sketch("integer", "integer"), sketch("bigint", "integer")))
        .allSatisfy(row -> assertThat(number(row.get(0))).isBetween(5000L, 6000L));
  }

  @Test
  void theColumnsOwnLimitsHold() {
    TableSketch limited = sketch("integer", "integer").check("(b <= 700)");
    assertThat(rows(sketch("integer", "integer"), limited))
        .allSatisfy(row -> assertThat(number(row.get(0))).isLessThanOrEqualTo(700));
  }
}
