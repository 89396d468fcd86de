package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DatesTest {

  private static final long DAY = 86_400_000_000L;
  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  /** A Monday, in days from 2000-01-01. */
  private static final long MONDAY =
      LocalDate.of(2024, 1, 1).toEpochDay() - LocalDate.of(2000, 1, 1).toEpochDay();

  private static Numbers dates(long[] days) {
    long[] units = java.util.Arrays.stream(days).map(day -> day * DAY).toArray();
    return new Numbers(Meaning.DATE, units, new BigDecimal("0.000001"), DAY);
  }

  @Test
  void workingDaysAreTold() {
    Random random = new Random(1);
    long[] days = random
        .longs(20_000, 0, 364)
        .map(day -> MONDAY + (day % 7 > 4 && random.nextInt(4) > 0 ? day - day % 7 : day))
        .toArray();
    ValueModel.Time model = Dates.of(dates(days), POLICY).orElseThrow().model();
    double[] counts = new double[7];
    for (long day : days) {
      counts[(int) ((day - MONDAY) % 7)] += 1.0 / days.length;
    }
    for (int weekday = 0; weekday < 7; weekday++) {
      assertThat(model.weekdays().get(weekday)).isCloseTo(counts[weekday], within(.00006));
    }
  }

  @Test
  void evenDaysOfTheWeekAreNot() {
    long[] days = new Random(2).longs(20_000, MONDAY, MONDAY + 364).toArray();
    assertThat(Dates.of(dates(days), POLICY)).isEmpty();
  }

  @Test
  void fewDaysOfManyRowsSayLittleOfTheirDayOfTheWeek() {
    long[] days = new Random(3)
        .longs(20_000, 0, 24)
        .map(month -> LocalDate.of(2022, 1, 1).plusMonths(month).toEpochDay()
            - LocalDate.of(2000, 1, 1).toEpochDay())
        .toArray();
    assertThat(Dates.of(dates(days), POLICY)).isEmpty();
  }

  /** Under the null hypothesis the quotient's mean is 1 but for the freedom of the residual: d / (d - 2). */
  @Test
  void theQuotientOfVariancesIsOneByChance() {
    Random random = new Random(4);
    int trials = 400;
    double sum = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[][] counts = new double[20][7];
      for (double[] week : counts) {
        java.util.Arrays.setAll(week, day -> 100 + 10 * random.nextGaussian());
      }
      sum += Dates.quotient(counts);
    }
    // The standard deviation of F(6, 114) is .63.
    assertThat(sum / trials).isCloseTo(114.0 / 112, within(5 * .63 / Math.sqrt(trials)));
  }

  @Test
  void theClockIsTheDistributionOfTimesOfDay() {
    Random random = new Random(5);
    long[] units = random
        .longs(20_000, MONDAY, MONDAY + 100)
        .map(day -> day * DAY + (9 * 60 + random.nextInt(480)) * 60_000_000L)
        .toArray();
    Numbers numbers =
        new Numbers(Meaning.TIMESTAMP, units, new BigDecimal("0.000001"), 60_000_000L);
    ValueModel.Time model = Dates.of(numbers, POLICY).orElseThrow().model();
    assertThat(model.clock().step()).isEqualByComparingTo("60");
    assertThat(model.clock().at().get(0)).isEqualTo("08:59:30");
    assertThat(model.at()).allSatisfy(knot -> assertThat(LocalDate.parse(knot)).isNotNull());
  }
}
