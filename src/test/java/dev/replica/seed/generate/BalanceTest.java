package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceTest {

  private static final long HOUR = Lattice.DAY / 24;
  private static final int FAMILIES = 300;
  private static final int RUNS = 4;
  private static final int EACH = 10;
  private static final long END = 4000 * Lattice.DAY;

  /** Minutes within a run, days to months between two of them. */
  private final long[] times = new long[FAMILIES * RUNS * EACH];

  private final int[] starts = new int[FAMILIES + 1];
  private final long[] earliest = new long[FAMILIES];

  private static Lattice timestamps() {
    return new Lattice(Lattice.Kind.TIMESTAMP, 0, -4000L * Lattice.DAY, 40_000L * Lattice.DAY);
  }

  /** Knots in seconds. */
  private static GridValues gaps(List<Integer> at, List<Double> cumulative) {
    return GridValues.of(
        new ValueModel.Number(
            BigDecimal.ONE, at.stream().map(BigDecimal::valueOf).toList(), cumulative),
        timestamps(),
        Limits.NONE);
  }

  private static final GridValues ANY =
      gaps(List.of(0, 1000, 80_000, 20_000_000), List.of(0.0, .9, .9, 1.0));

  private static GridValues values() {
    return GridValues.of(
        new ValueModel.Time(BigDecimal.ONE, List.of("2000-01-01", "2010-01-01"), List.of(0.0, 1.0)),
        timestamps(),
        Limits.NONE);
  }

  private static List<Integer> officeHours() {
    Integer[] week = new Integer[168];
    Arrays.setAll(week, hour -> hour < 120 && hour % 24 >= 8 && hour % 24 < 18 ? 10 : 1);
    return List.of(week);
  }

  private BalanceTest() {
    for (int family = 0; family < FAMILIES; family++) {
      long bits = Randomness.hash(9, family);
      long time = Randomness.bounded(bits, 3000) * Lattice.DAY / 3;
      earliest[family] = time - Randomness.bounded(bits, 100) * HOUR;
      starts[family + 1] = starts[family] + RUNS * EACH;
      for (int event = 0; event < RUNS * EACH; event++) {
        long each = Randomness.hash(bits, event);
        times[starts[family] + event] = time;
        time += (event + 1) % EACH == 0
            ? (2 + Randomness.bounded(each, 40)) * Lattice.DAY
                + Randomness.bounded(each, Lattice.DAY)
            : Randomness.bounded(each, 60_000_000);
      }
    }
  }

  private void balance(GridValues gaps) {
    new Balance(Timetable.of(values(), officeHours()), gaps, times, starts, earliest, END, 1).run();
  }

  /** Total variation between the events' hours of the week and what is asked for. */
  private double variation() {
    Timetable timetable = Timetable.of(values(), officeHours());
    double[] counts = new double[timetable.cells()];
    for (long time : times) {
      counts[timetable.cell(time)]++;
    }
    double variation = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      variation += Math.abs(counts[cell] / times.length - timetable.share(cell)) / 2;
    }
    return variation;
  }

  @Test
  void fewSequencesAreAsUsualAtEachHourAsTheyShouldBe() {
    assertThat(variation()).isGreaterThan(.3);
    balance(ANY);
    assertThat(variation()).isLessThan(.02);
  }

  @Test
  void gapsWithinRunsStayAndNoneOfTheOthersChangesItsKind() {
    long[] before = times.clone();
    balance(ANY);
    for (int family = 0; family < FAMILIES; family++) {
      for (int at = starts[family] + 1; at < starts[family + 1]; at++) {
        long gap = before[at] - before[at - 1];
        if (gap < HOUR) {
          assertThat(times[at] - times[at - 1]).isEqualTo(gap);
        } else {
          // Two runs move, by a share of a hundredth each.
          assertThat(Math.abs(ANY.rank(times[at] - times[at - 1]) - ANY.rank(gap)))
              .isLessThan(.021);
        }
      }
    }
  }

  @Test
  void noFamilyBeginsBeforeItsBoundOrEndsBehindTheLast() {
    balance(ANY);
    for (int family = 0; family < FAMILIES; family++) {
      assertThat(times[starts[family]]).isGreaterThanOrEqualTo(earliest[family]);
      assertThat(times[starts[family + 1] - 1]).isLessThanOrEqualTo(END);
    }
  }

  @Test
  void whatHasItsPlaceStays() {
    Arrays.fill(earliest, Long.MAX_VALUE);
    long[] before = times.clone();
    balance(ANY);
    for (int family = 0; family < FAMILIES; family++) {
      assertThat(times[starts[family]]).isEqualTo(before[starts[family]]);
    }
  }

  @Test
  void gapsThatManyHaveStay() {
    for (int at = 0; at < times.length; at++) {
      times[at] = earliest[at / (RUNS * EACH)] + at % (RUNS * EACH) * Lattice.DAY;
    }
    balance(gaps(List.of(86_399, 86_400, 86_401), List.of(0.0, .9, 1.0)));
    for (int at = 1; at < times.length; at++) {
      if (at % (RUNS * EACH) > 0) {
        assertThat(times[at] - times[at - 1]).isEqualTo(Lattice.DAY);
      }
    }
  }

  @Test
  void daysOfDatesAreThoseOfTheirColumn() {
    GridValues dates = GridValues.of(
        new ValueModel.Time(
            BigDecimal.valueOf(86_400),
            List.of("2000-01-03", "2010-01-04"),
            List.of(0.0, 1.0),
            List.of(0.0, 0.0, 0.0, 0.0, 0.0, .1, .9),
            null),
        Lattice.of(
                new SqlType.Scalar(0, new QualifiedName(SqlType.SYSTEM, "date"), 'D', List.of()), 0)
            .orElseThrow(),
        Limits.NONE);
    Timetable timetable = Timetable.of(dates, List.of());
    assertThat(timetable.cells()).isEqualTo(7);
    // 2000-01-02 was a Sunday.
    assertThat(timetable.share(timetable.cell(1))).isEqualTo(.9);
  }
}
