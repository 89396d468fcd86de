package dev.replica.seed.generate;

import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.TimeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * Dates and timestamps put together of parts: a day, or a week and a day of it, and a time of the day. Weeks are counted back from
 * the end of the distribution, wherever that was moved to, so that each has all days of the week once and none ends behind it.
 * Immutable.
 */
final class Days {

  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
  private static final int WEEK = 7;

  /** Years repeat after 400 of them. */
  private static final long DAYS_OF_ERA = 146_097;

  /** The first of March 2000, which one of these begins with. */
  private static final long MARCH_FIRST = 60;

  /** Over days from {@link #EPOCH}: day d lies between d and d + 1. */
  private final Polyline days;

  /** The day behind the last one. */
  private final long end;

  /** Null where the polyline tells days. */
  private final double[] weekdayEnds;

  /** In steps of the clock; null for whole days. */
  private final Polyline clock;

  private final long unitsPerStep;
  private final long unitsPerDay;
  private final double lowerRank;
  private final double ranks;

  private Days(ValueModel.Time model, Lattice lattice, double least, double most) {
    double[] at = model.at().stream()
        .mapToDouble(knot ->
            TimeText.seconds(knot).divide(SECONDS, 0, RoundingMode.CEILING).doubleValue())
        .toArray();
    double[] cumulative =
        model.cumulative().stream().mapToDouble(Double::doubleValue).toArray();
    days = GridValues.polyline(at, cumulative);
    end = (long) days.last();
    weekdayEnds = model.weekdays().isEmpty() ? null : model.weekdayEnds();
    boolean timed = model.clock() != null && lattice.kind() != Lattice.Kind.DATE;
    unitsPerDay = lattice.kind() == Lattice.Kind.DATE ? 1 : Lattice.DAY;
    BigDecimal step =
        timed ? model.clock().step().max(BigDecimal.ONE.movePointLeft(6)) : BigDecimal.ONE;
    unitsPerStep = step.movePointRight(6).longValue();
    clock = timed ? clock(model.clock(), step) : null;
    double lower = days.cdf(Math.floor(least / unitsPerDay));
    double upper = days.cdf(Math.floor(most / unitsPerDay) + 1);
    boolean some = upper > lower;
    lowerRank = some ? lower : 0;
    ranks = some ? upper - lower : 1;
  }

  private static Polyline clock(ValueModel.Time clock, BigDecimal step) {
    List<BigDecimal> seconds = clock.at().stream().map(TimeText::seconds).toList();
    return GridValues.polyline(
        seconds.stream()
            .mapToDouble(knot -> knot.divide(step, 6, RoundingMode.HALF_EVEN).doubleValue())
            .toArray(),
        clock.cumulative().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * The parts of a model; null where its polyline tells all.
   *
   * @param least units that the limits leave
   */
  static Days of(ValueModel.Time model, Lattice lattice, double least, double most) {
    boolean dated = switch (lattice.kind()) {
      case DATE, TIMESTAMP, TIMESTAMPTZ -> true;
      default -> false;
    };
    return !dated || model.weekdays().isEmpty() && model.clock() == null
        ? null
        : new Days(model, lattice, least, most);
  }

  /** Whether days of the week have ranks of their own. */
  boolean weekly() {
    return weekdayEnds != null;
  }

  /** Whether times of the day are told. */
  boolean timed() {
    return clock != null;
  }

  /** Of the days of the week, Monday first; null where they are not told. */
  double[] weekdayShares() {
    if (weekdayEnds == null) {
      return null;
    }
    double[] shares = new double[WEEK];
    for (int weekday = 0; weekday < WEEK; weekday++) {
      shares[weekday] = weekdayEnds[weekday] - (weekday == 0 ? 0 : weekdayEnds[weekday - 1]);
    }
    return shares;
  }

  /** The rank at which a day begins. */
  double begin(long day) {
    return Math.max(0, Math.min(1, (days.cdf(day) - lowerRank) / ranks));
  }

  /** The first day of all. */
  long firstDay() {
    return (long) Math.floor(days.quantile(lowerRank));
  }

  /** The day behind the last one. */
  long endDay() {
    return Math.min(end, (long) Math.ceil(days.quantile(lowerRank + ranks)));
  }

  /** Of so many equal parts of the day. */
  double[] hourShares(int parts) {
    double[] shares = new double[parts];
    double steps = (double) unitsPerDay / unitsPerStep / parts;
    for (int part = 0; part < parts; part++) {
      shares[part] = clock.cdf((part + 1) * steps - .5) - clock.cdf(part * steps - .5);
    }
    return shares;
  }

  /** What a time of day is from its day's beginning. */
  long within(double time) {
    long within = (long) Math.rint(clock.quantile(time)) * unitsPerStep;
    return Math.max(0, Math.min(unitsPerDay - 1, within));
  }

  /** The day, counted from 2000-01-01. */
  long day(double rank, double weekday) {
    double position = Math.floor(days.quantile(lowerRank + rank * ranks));
    long day = Math.min((long) position, end - 1);
    if (weekdayEnds == null) {
      return day;
    }
    long start = end - WEEK * ((end - 1 - day) / WEEK + 1);
    return start + Math.floorMod(weekdayAt(weekday) - ofWeek(start), WEEK);
  }

  private int weekdayAt(double rank) {
    int weekday = 0;
    while (weekday < WEEK - 1 && rank >= weekdayEnds[weekday]) {
      weekday++;
    }
    return weekday;
  }

  /** The day of the week, Monday 0. */
  static int ofWeek(long day) {
    int first = EPOCH.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
    return (int) Math.floorMod(day + first, (long) WEEK);
  }

  /** The rank of the day, or of its week. */
  double rank(long units) {
    long day = Math.floorDiv(units, unitsPerDay);
    double at = day + .5;
    if (weekdayEnds != null) {
      at = end - WEEK * ((end - 1 - day) / WEEK + .5);
    }
    return GridValues.inside((days.cdf(at) - lowerRank) / ranks);
  }

  /** The rank of the day of the week. */
  double weekdayRank(long units) {
    int weekday = ofWeek(Math.floorDiv(units, unitsPerDay));
    double from = weekday == 0 ? 0 : weekdayEnds[weekday - 1];
    return GridValues.inside((from + weekdayEnds[weekday]) / 2);
  }

  /** The rank of the time of day. */
  double clockRank(long units) {
    return clock == null
        ? .5
        : GridValues.inside(clock.cdf((double) Math.floorMod(units, unitsPerDay) / unitsPerStep));
  }

  /** The month of a day, January 0; by whole numbers alone (Hinnant, chrono-compatible low-level date algorithms). */
  static int month(long day) {
    // Years that begin in March have the leap day last, and months whose lengths a line tells.
    long sinceEra = Math.floorMod(day - MARCH_FIRST, DAYS_OF_ERA);
    long year =
        (sinceEra - sinceEra / 1460 + sinceEra / 36_524 - sinceEra / (DAYS_OF_ERA - 1)) / 365;
    long ofYear = sinceEra - (365 * year + year / 4 - year / 100);
    int march = (int) ((5 * ofYear + 2) / 153);
    return march < 10 ? march + 2 : march - 10;
  }

  /** The value in units of its type. */
  long units(double rank, double weekday, double time) {
    long units = day(rank, weekday) * unitsPerDay;
    return clock == null ? units : units + within(time);
  }
}
