package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaysTest {

  private static final int ROWS = 70_000;

  /** Five standard errors of a share. */
  private static final double CHANCE = 5 * Math.sqrt(.25 / ROWS);

  private static final List<Double> WEEKDAYS = List.of(.2, .2, .2, .2, .1, .1, 0.0);
  private static final ValueModel.Time CLOCK = new ValueModel.Time(
      BigDecimal.valueOf(60), List.of("07:59:30", "15:59:30"), List.of(0.0, 1.0));

  private static GridValues of(String type, ValueModel.Time model) {
    SqlType scalar = new SqlType.Scalar(0, new QualifiedName(SqlType.SYSTEM, type), 'D', List.of());
    return GridValues.of(model, Lattice.of(scalar, 0).orElseThrow(), Limits.NONE);
  }

  /** Half a year of weeks that ends with {@code last}. */
  private static ValueModel.Time weeks(LocalDate last, ValueModel.Time clock) {
    return new ValueModel.Time(
        BigDecimal.valueOf(clock == null ? 86_400 : 60),
        List.of(last.minusDays(181).toString(), last.plusDays(1).toString()),
        List.of(0.0, 1.0),
        WEEKDAYS,
        clock);
  }

  @Test
  void daysOfTheWeekHaveTheirSharesWhereverTheHistoryEnds() {
    for (int shift = 0; shift < 9; shift++) {
      LocalDate last = LocalDate.of(2024, 2, 26).plusDays(shift);
      GridValues values = of("date", weeks(last, null));
      int[] counts = new int[7];
      for (int row = 0; row < ROWS; row++) {
        long bits = Randomness.hash(7, row);
        LocalDate day = LocalDate.of(2000, 1, 1).plusDays(values.units((row + .5) / ROWS, bits));
        assertThat(day).isBetween(last.minusDays(181), last);
        counts[day.getDayOfWeek().getValue() - 1]++;
      }
      for (int weekday = 0; weekday < 7; weekday++) {
        assertThat(counts[weekday] / (double) ROWS)
            .as("day %d of the week, history ending %s", weekday, last)
            .isCloseTo(WEEKDAYS.get(weekday), within(CHANCE));
      }
    }
  }

  @Test
  void weeksHaveTheSharesOfThePolyline() {
    LocalDate last = LocalDate.of(2024, 2, 29);
    GridValues values = of("date", weeks(last, null));
    long end = last.toEpochDay() - LocalDate.of(2000, 1, 1).toEpochDay();
    int[] weeks = new int[26];
    for (int row = 0; row < ROWS; row++) {
      weeks[(int) ((end - values.units((row + .5) / ROWS, Randomness.hash(7, row))) / 7)]++;
    }
    for (int week : weeks) {
      assertThat(week).isBetween(ROWS / 26 - 1, ROWS / 26 + 1);
    }
  }

  @Test
  void timesOfDayComeFromTheClock() {
    ValueModel.Time days = new ValueModel.Time(
        BigDecimal.valueOf(60),
        List.of("2024-01-01", "2024-03-01"),
        List.of(0.0, 1.0),
        List.of(),
        CLOCK);
    GridValues values = of("timestamptz", days);
    double minutes = 0;
    for (int row = 0; row < ROWS; row++) {
      long units = values.units((row + .5) / ROWS, Randomness.hash(7, row));
      long minute = Math.floorMod(units, Lattice.DAY) / 60_000_000L;
      assertThat(units % 60_000_000L).isZero();
      assertThat(minute).isBetween(480L, 959L);
      minutes += minute;
    }
    // A uniform of 480 minutes has a standard deviation of 139.
    assertThat(minutes / ROWS).isCloseTo(719.5, within(5 * 139 / Math.sqrt(ROWS)));
  }

  @Test
  void partsByRanksOfTheirOwnAreWhatTheRanksSay() {
    LocalDate last = LocalDate.of(2024, 2, 29);
    GridValues values = of("timestamp", weeks(last, CLOCK));
    LocalDate friday =
        LocalDate.of(2000, 1, 1).plusDays(Math.floorDiv(values.units(.999, .85, 0), Lattice.DAY));
    assertThat(friday).isEqualTo(LocalDate.of(2024, 2, 23));
    assertThat(Math.floorMod(values.units(.5, .5, .5), Lattice.DAY)).isEqualTo(Lattice.DAY / 2);
  }

  @Test
  void monthsAreThoseOfTheCalendar() {
    for (long day = -800_000; day < 800_000; day++) {
      assertThat(Days.month(day))
          .isEqualTo(LocalDate.of(2000, 1, 1).plusDays(day).getMonthValue() - 1);
    }
  }
}
