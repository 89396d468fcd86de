package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes dates and timestamps apart: into weeks and their days where the days of the week are not alike, and into days and times of
 * day where the timestamps span enough days.
 *
 * <p>Whether days of the week differ is told by an analysis of variance of the rows a day, in two ways (weeks, days of the week;
 * Fisher, 1925). Days are what varies, not rows: one day of many rows says little of its day of the week. Under the null hypothesis
 * the quotient of variances has the mean 1 and exceeds 5 less than once in two hundred for four weeks, once in ten thousand for many.
 *
 * <p>Weeks are counted back from the published end of the distribution, which is no row's own.
 */
final class Dates {

  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
  private static final long DAY = 86_400_000_000L;
  private static final int WEEK = 7;
  private static final int LEAST_WEEKS = 4;

  /** More weeks than any history has. */
  private static final int MOST_WEEKS = 20_000;

  private static final double LEAST_QUOTIENT = 5;

  /** Total variation from even shares below which nobody sees a difference. */
  private static final double LEAST_DISTANCE = 0.02;

  /** Days from which on no polyline tells the times of each day. */
  private static final int LEAST_DAYS = 14;

  private final Numbers numbers;
  private final PublishingPolicy policy;

  /** Of each row, {@link Values#ABSENT} where absent. */
  private final long[] days;

  /** Published boundaries: the first day, and the day behind the last one. */
  private long first;

  private long end;
  private Marginal.Placed placed;
  private Marginal.Placed clock;
  private double[] weekdays = {};

  private Dates(Numbers numbers, PublishingPolicy policy) {
    this.numbers = numbers;
    this.policy = policy;
    days = Arrays.stream(numbers.units())
        .map(unit -> unit == Values.ABSENT ? unit : Math.floorDiv(unit, DAY))
        .toArray();
  }

  /** The parts of the times; empty where one polyline tells all, or too few are present. */
  static Optional<Dates> of(Numbers numbers, PublishingPolicy policy) {
    boolean dated = numbers.meaning() == Meaning.DATE || numbers.meaning() == Meaning.TIMESTAMP;
    if (!dated) {
      return Optional.empty();
    }
    Dates dates = new Dates(numbers, policy);
    Optional<Marginal.Placed> byDays = Marginal.place(dates.wholeDays(), policy);
    if (byDays.isEmpty()) {
      return Optional.empty();
    }
    dates.placed = byDays.get();
    dates.first = Math.floorDiv(dates.placed.knots().firstKey() + 1, 2);
    dates.end = Math.floorDiv(dates.placed.knots().lastKey() + 2, 2);
    dates.findClock();
    dates.findWeekdays();
    return dates.clock == null && dates.weekdays.length == 0
        ? Optional.empty()
        : Optional.of(dates);
  }

  private Numbers wholeDays() {
    long[] units =
        Arrays.stream(days).map(day -> day == Values.ABSENT ? day : day * DAY).toArray();
    return new Numbers(Meaning.DATE, units, numbers.unit(), DAY);
  }

  private void findClock() {
    long[] times = Arrays.stream(numbers.units())
        .map(unit -> unit == Values.ABSENT ? unit : Math.floorMod(unit, DAY))
        .toArray();
    boolean timed = Arrays.stream(times).anyMatch(time -> time != Values.ABSENT && time != 0);
    if (timed && end - first >= LEAST_DAYS) {
      Numbers ofDay =
          new Numbers(Meaning.TIME_OF_DAY, times, numbers.unit(), gcd(numbers.step(), DAY));
      clock = Marginal.place(ofDay, policy).orElse(null);
    }
  }

  private static long gcd(long first, long second) {
    return second == 0 ? first : gcd(second, first % second);
  }

  private void findWeekdays() {
    int weeks = (int) Math.min(MOST_WEEKS + 1L, (end - first) / WEEK);
    boolean whole = clock != null || numbers.step() % DAY == 0;
    if (weeks < LEAST_WEEKS || weeks > MOST_WEEKS || !whole) {
      return;
    }
    double[][] counts = new double[weeks][WEEK];
    double[] sums = new double[WEEK];
    double rows = 0;
    for (long day : days) {
      if (day != Values.ABSENT && day < end) {
        int week = (int) ((end - 1 - day) / WEEK);
        if (week < weeks) {
          counts[week][ofWeek(day)]++;
        }
        sums[ofWeek(day)]++;
        rows++;
      }
    }
    double distance = 0;
    for (int weekday = 0; weekday < WEEK; weekday++) {
      sums[weekday] = policy.tells((long) sums[weekday]) ? sums[weekday] : 0;
      distance += Math.abs(sums[weekday] / rows - 1.0 / WEEK) / 2;
    }
    if (distance >= LEAST_DISTANCE && quotient(counts) >= LEAST_QUOTIENT) {
      long[] weeksOf = Arrays.stream(days)
          .map(day -> day == Values.ABSENT ? day : Math.floorDiv(day - end, WEEK))
          .toArray();
      Optional<Marginal.Placed> byWeeks = Marginal.placeUpTo(Numbers.ofWhole(weeksOf), policy);
      byWeeks.ifPresent(found -> {
        placed = found;
        weekdays = sums;
      });
    }
  }

  /** The mean square between days of the week over the residual one, weeks aside. */
  static double quotient(double[][] counts) {
    int weeks = counts.length;
    double[] ofWeekday = new double[WEEK];
    double mean = 0;
    for (double[] week : counts) {
      for (int weekday = 0; weekday < WEEK; weekday++) {
        ofWeekday[weekday] += week[weekday] / weeks;
        mean += week[weekday] / weeks / WEEK;
      }
    }
    double between = 0;
    double residual = 0;
    for (int weekday = 0; weekday < WEEK; weekday++) {
      between += weeks * (ofWeekday[weekday] - mean) * (ofWeekday[weekday] - mean);
    }
    for (double[] week : counts) {
      double ofWeek = Arrays.stream(week).sum() / WEEK;
      for (int weekday = 0; weekday < WEEK; weekday++) {
        double rest = week[weekday] - ofWeek - ofWeekday[weekday] + mean;
        residual += rest * rest;
      }
    }
    return between / (WEEK - 1) / Math.max(residual / ((weeks - 1) * (WEEK - 1)), 1e-12);
  }

  /** The day of the week, Monday 0. */
  private static int ofWeek(long day) {
    int shift = EPOCH.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
    return (int) Math.floorMod(day + shift, (long) WEEK);
  }

  /** The month of a day, January 0. */
  private static int month(long day) {
    return EPOCH.plusDays(day).getMonthValue() - 1;
  }

  /** The distribution as it is published. */
  ValueModel.Time model() {
    TreeMap<Long, Double> knots = placed.knots();
    long step = clock == null ? DAY : clock.step();
    List<String> at = knots.keySet().stream().map(this::boundary).toList();
    double rows = Math.max(1, Arrays.stream(weekdays).sum());
    return new ValueModel.Time(
        Rounding.plain(BigDecimal.valueOf(step).multiply(numbers.unit())),
        at,
        List.copyOf(knots.values()),
        Arrays.stream(weekdays).mapToObj(count -> Rounding.rough(count / rows)).toList(),
        clock == null ? null : (ValueModel.Time) Marginal.model(clock));
  }

  /** Between two days: at midnight for timestamps, whose days begin there; half a day before for dates, which are rounded. */
  private String boundary(long halves) {
    long between = Math.floorDiv(halves + 1, 2);
    LocalDate day = EPOCH.plusDays(weekdays.length == 0 ? between : end + WEEK * between);
    return clock == null ? day.minusDays(1).atTime(12, 0).toString() : day.toString();
  }

  /** Days or weeks with their knots. */
  Marginal.Placed placed() {
    return placed;
  }

  /** Times of day with their knots; null where there are none. */
  Marginal.Placed clock() {
    return clock;
  }

  /** Whether days of the week are told. */
  boolean weekly() {
    return weekdays.length > 0;
  }

  /** The day of the week of each row, Monday 0; -1 where absent. */
  static int[] weekdays(Numbers numbers) {
    return Arrays.stream(numbers.units())
        .mapToInt(unit -> unit == Values.ABSENT ? -1 : ofWeek(Math.floorDiv(unit, DAY)))
        .toArray();
  }

  /** The month of each row, January 0; -1 where absent. */
  static int[] months(Numbers numbers) {
    return Arrays.stream(numbers.units())
        .mapToInt(unit -> unit == Values.ABSENT ? -1 : month(Math.floorDiv(unit, DAY)))
        .toArray();
  }

  /** Days from the first to the last one, roughly; 0 where none is present. */
  static long span(Numbers numbers) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long unit : numbers.present()) {
      least = Math.min(least, unit);
      most = Math.max(most, unit);
    }
    return least > most ? 0 : (most - least) / DAY;
  }
}
