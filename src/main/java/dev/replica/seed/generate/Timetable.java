package dev.replica.seed.generate;

import dev.replica.seed.plan.Lattice;
import java.util.List;

/** How usual events are at each hour of the week, or on each day of it: the cells of a week, from Monday on. Immutable. */
final class Timetable {

  private static final int WEEK = 7;
  private static final int HOURS = 24;

  /** Days between the first and the last one that are looked at. */
  private static final long DAYS = 1 << 20;

  /** Units of a cell. */
  private final long grain;

  /** They sum up to 1. */
  private final double[] shares;

  private Timetable(long grain, double[] shares) {
    this.grain = grain;
    this.shares = shares;
  }

  /**
   * Null where nothing is told of any day or hour.
   *
   * @param week shares of hours that are told; empty for none
   */
  static Timetable of(GridValues values, List<Integer> week) {
    Lattice.Kind kind = values.lattice().kind();
    boolean timed = kind == Lattice.Kind.TIMESTAMP || kind == Lattice.Kind.TIMESTAMPTZ;
    boolean hourly = timed && Lattice.DAY / HOURS % values.step() == 0;
    Days days = values.days();
    if (timed && !hourly && Lattice.DAY % values.step() != 0) {
      // What is moved would leave its grid.
      return null;
    }
    if (hourly && week.size() == WEEK * HOURS) {
      double[] shares = week.stream().mapToDouble(Integer::doubleValue).toArray();
      return new Timetable(Lattice.DAY / HOURS, relative(shares));
    }
    if (days == null || days.endDay() - days.firstDay() > DAYS) {
      return null;
    }
    double[] ofWeek = days.weekly() ? days.weekdayShares() : weekdays(days);
    if (!hourly || !days.timed()) {
      return new Timetable(timed ? Lattice.DAY : 1, relative(ofWeek));
    }
    double[] ofDay = days.hourShares(HOURS);
    double[] shares = new double[WEEK * HOURS];
    for (int cell = 0; cell < shares.length; cell++) {
      shares[cell] = ofWeek[cell / HOURS] * ofDay[cell % HOURS];
    }
    return new Timetable(Lattice.DAY / HOURS, relative(shares));
  }

  private static double[] weekdays(Days days) {
    double[] shares = new double[WEEK];
    double before = days.begin(days.firstDay());
    for (long day = days.firstDay(); day < days.endDay(); day++) {
      double after = days.begin(day + 1);
      shares[Days.ofWeek(day)] += after - before;
      before = after;
    }
    return shares;
  }

  private static double[] relative(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    for (int cell = 0; cell < shares.length; cell++) {
      shares[cell] = sum > 0 ? shares[cell] / sum : 1.0 / shares.length;
    }
    return shares;
  }

  int cells() {
    return shares.length;
  }

  /** Units of a cell. */
  long grain() {
    return grain;
  }

  double share(int cell) {
    return shares[cell];
  }

  int cell(long units) {
    int ofDay = shares.length / WEEK;
    long cell = Math.floorDiv(units, grain);
    return Days.ofWeek(Math.floorDiv(cell, ofDay)) * ofDay + Math.floorMod(cell, ofDay);
  }
}
