package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Dependence;
import dev.replica.genome.Dependence.Part;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.TargetState;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that depend on those of keys. */
class KeyRanksTest {

  private static final int ROWS = 7000;

  /** Five standard errors of a share among two sevenths of the rows. */
  private static final double CHANCE = 5 * Math.sqrt(.09 / (ROWS * 2 / 7.0));

  private static final TableSketch SERIES = TableSketch.of("series")
      .column("day", "date")
      .values("day", ROWS, Models.time("86400", "2003-12-31T12:00", "2023-02-28T12:00"))
      .primary("day")
      .column("visitors", "integer")
      .values("visitors", 1000, Models.whole(1, 1000))
      .dependence(new Dependence.Trees(
          List.of(),
          List.of(
              new Dependence.Variable("day", List.of(.5), List.of()),
              new Dependence.Variable("day", Part.WEEKDAY, List.of(), List.of()),
              new Dependence.Variable("day", Part.MONTH, List.of(), List.of()),
              new Dependence.Variable("visitors", List.of(.5), List.of("1<5;9 1;2<6;5 5;1 9")))))
      .rows(ROWS);

  @Test
  void whatAKeysDayTellsDecidesTheOtherColumns() {
    List<List<String>> rows = RecordingWriter.rows(Generator.of(
            Planner.plan(
                TableSketch.genome(SERIES),
                TableSketch.schema(SERIES),
                TargetState.EMPTY,
                PlanOptions.DEFAULTS),
            TargetState.EMPTY,
            3)
        .tables()
        .get(0));
    double[] few = new double[3];
    double[] all = new double[3];
    for (List<String> row : rows) {
      long day = number(row.get(0));
      int kind = Days.ofWeek(day) < 5 ? 0 : Days.month(day) < 6 ? 1 : 2;
      few[kind] += number(row.get(1)) <= 500 ? 1 : 0;
      all[kind]++;
    }
    assertThat(few[0] / all[0]).as("working days").isCloseTo(.9, within(CHANCE));
    assertThat(few[1] / all[1]).as("weekends until June").isCloseTo(.5, within(2 * CHANCE));
    assertThat(few[2] / all[2]).as("weekends from July on").isCloseTo(.1, within(2 * CHANCE));
  }

  private static long number(String cell) {
    return Long.parseLong(cell.substring(cell.indexOf(' ') + 1));
  }
}
