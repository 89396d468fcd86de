package dev.replica.seed.plan.check;

/** PostgreSQL's interval. Its order takes a month for 30 days and a day for 24 hours. */
public record Interval(int months, int days, long micros) implements Comparable<Interval> {

  static final long MICROS_PER_DAY = 86_400_000_000L;

  @Override
  public int compareTo(Interval other) {
    int wholeDays = Long.compare(wholeDays(), other.wholeDays());
    return wholeDays != 0
        ? wholeDays
        : Long.compare(
            Math.floorMod(micros, MICROS_PER_DAY), Math.floorMod(other.micros, MICROS_PER_DAY));
  }

  private long wholeDays() {
    return months * 30L + days + Math.floorDiv(micros, MICROS_PER_DAY);
  }
}
