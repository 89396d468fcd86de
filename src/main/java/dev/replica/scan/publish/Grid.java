package dev.replica.scan.publish;

import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The lattice that a column's values lie on, and what is round on it: 5000 for numbers, a midnight, a full hour or a
 * quarter of one for times. Points are multiples of the step; boundary b stands between points b - 1 and b.
 */
final class Grid {

  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final long[] CLOCK = {
    12 * 3600, 6 * 3600, 4 * 3600, 2 * 3600, 3600, 1800, 900, 600, 300, 120, 60, 30, 15, 10, 5, 2, 1
  };
  private static final long[] DECIMAL = decimal(1_000_000_000_000_000_000L, 1, 1);
  private static final long[] TIME = time();

  /** Multiples of one spacing that are tried for one that is allowed. */
  private static final int TRIALS = 4;

  private final long[] spacings;
  private final long step;

  private Grid(long[] spacings, long step) {
    this.spacings = spacings;
    this.step = step;
  }

  /** The lattice of the numbers; one of their units where a step common to all would be that of few rows. */
  static Grid of(Numbers numbers, PublishingPolicy policy) {
    boolean times = numbers.meaning() != Meaning.NUMBER;
    long telling = 0;
    for (long unit : numbers.units()) {
      telling += unit != Values.ABSENT && unit != 0 ? 1 : 0;
    }
    long common = policy.tells(telling) ? numbers.step() : 1;
    // All days are alike: a column of Mondays has a step of a day, whichever day the calendar
    // starts on.
    long step = times ? gcd(common, DAY) : common;
    return new Grid(times ? TIME : DECIMAL, step);
  }

  long step() {
    return step;
  }

  /**
   * The roundest boundary from {@code low} to {@code high} that is allowed, near {@code target} among equals; {@code
   * target} itself where none is.
   */
  long roundest(long low, long high, long target, LongPredicate allowed) {
    for (long spacing : spacings) {
      long first = -Math.floorDiv(-(low * step), spacing);
      long last = Math.floorDiv(high * step, spacing);
      if (first > last) {
        continue;
      }
      long middle =
          Math.min(last, Math.max(first, Math.floorDiv(target * step + spacing / 2, spacing)));
      for (int trial = 0; trial < TRIALS; trial++) {
        long multiple = middle + (trial % 2 == 0 ? trial / 2 : -(trial + 1) / 2);
        if (multiple >= first && multiple <= last) {
          long boundary = -Math.floorDiv(-(multiple * spacing), step);
          if (allowed.test(boundary)) {
            return boundary;
          }
        }
      }
    }
    return target;
  }

  private static long[] decimal(long largest, long smallest, long unit) {
    List<Long> spacings = new ArrayList<>();
    for (long power = largest; power >= smallest; power /= 10) {
      spacings.add(power * unit);
      if (power >= 10 * smallest) {
        spacings.add(power / 2 * unit);
        spacings.add(power / 5 * unit);
      }
    }
    return spacings.stream().mapToLong(Long::longValue).toArray();
  }

  private static long[] time() {
    long[] days = decimal(1_000_000, 1, DAY);
    long[] fractions = decimal(SECOND / 10, 1, 1);
    long[] all = new long[days.length + CLOCK.length + fractions.length];
    System.arraycopy(days, 0, all, 0, days.length);
    for (int index = 0; index < CLOCK.length; index++) {
      all[days.length + index] = CLOCK[index] * SECOND;
    }
    System.arraycopy(fractions, 0, all, days.length + CLOCK.length, fractions.length);
    return all;
  }

  private static long gcd(long first, long second) {
    return second == 0 ? first : gcd(second, first % second);
  }
}
