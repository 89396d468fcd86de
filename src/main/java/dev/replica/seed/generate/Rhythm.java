package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;

/**
 * Days of the week and hours of the day at which events are usual: where a gap of hours or more ends, they have a say. A gap of a day or
 * more tells the day alone, its time of day is drawn anew. Immutable.
 */
final class Rhythm {

  private static final int HOURS = 24;
  private static final int WEEK = 7;

  /** Of which one is little. */
  private static final int WEEKS = 8;

  private static final long LANDING = 11;
  private static final long ACCEPTED = 12;

  /** Null where neither days nor hours are told. */
  private final Days days;

  private final boolean clocked;
  private final long day;

  /** Relative to the most usual one. */
  private final double[] ofWeek;

  private final double[] ofDay;

  private Rhythm(Days days, long day) {
    this.days = days;
    this.day = day;
    clocked = days != null && days.timed();
    ofWeek = relative(days == null ? null : days.weekdayShares());
    ofDay = relative(clocked ? days.hourShares(HOURS) : null);
  }

  static Rhythm of(GridValues values) {
    boolean dates = values.lattice().kind() == Lattice.Kind.DATE;
    return new Rhythm(values.days(), dates ? 1 : Lattice.DAY);
  }

  /** Null for nothing that is told. */
  private static double[] relative(double[] shares) {
    if (shares == null) {
      return null;
    }
    double most = 0;
    for (double share : shares) {
      most = Math.max(most, share);
    }
    double[] relative = shares.clone();
    for (int i = 0; i < relative.length; i++) {
      relative[i] /= most;
    }
    return relative;
  }

  /** Whether anything is usual. */
  boolean told() {
    return ofWeek != null || ofDay != null;
  }

  /** Units that gaps within a span may change by without an effect on what is usual; of a few weeks, on the time of day. */
  long grain(long span) {
    boolean weekly = ofWeek != null && span >= WEEKS * WEEK * day;
    return weekly ? WEEK * day : clocked ? day : 1;
  }

  /** The gap that ends at a usual time of its day, where it is long. */
  long landed(long from, long gap, long bits) {
    if (!clocked || gap < day / 2) {
      return gap;
    }
    double uniform = Randomness.uniform(Randomness.hash(bits, LANDING));
    return Math.max(0, Math.floorDiv(from + gap, day) * day + days.within(uniform) - from);
  }

  /** Whether to take a gap that ends there: as often as is usual. */
  boolean usual(long end, long gap, long bits) {
    double share = 1;
    if (ofWeek != null && gap >= day) {
      share = ofWeek[Days.ofWeek(Math.floorDiv(end, day))];
    }
    if (ofDay != null && gap < day / 2 && gap >= day / HOURS) {
      share *= ofDay[(int) (Math.floorMod(end, day) * HOURS / day)];
    }
    return share >= 1 || Randomness.uniform(Randomness.hash(bits, ACCEPTED)) < share;
  }
}
