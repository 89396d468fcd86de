package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.util.Arrays;
import java.util.List;

/**
 * How usual the hours of the week are, where that is more than how usual the days are and the hours of a day: where the total variation
 * between both is beyond what as many rows drawn alone would have, and beyond what is worth telling.
 */
final class WeekHours {

  private static final int HOURS = 24;
  private static final int CELLS = 7 * HOURS;
  private static final long HOUR = 3_600_000_000L;

  /** Monday before 2000-01-01. */
  private static final long MONDAY = -5 * HOURS * HOUR;

  /** What one is as likely as not to be beyond by chance, and what is worth the space. */
  private static final double CHANCES = 2;

  private static final double LEAST = .03;

  /** Of which shares are told in whole numbers. */
  private static final int WHOLE = 10_000;

  private WeekHours() {}

  /** Shares of a week's hours; empty where they are not worth telling. */
  static List<Integer> of(Numbers times, ValueModel model, PublishingPolicy policy) {
    long[] counts = new long[CELLS];
    long rows = 0;
    for (long time : times.units()) {
      if (time != Values.ABSENT && times.meaning() == Meaning.TIMESTAMP) {
        counts[(int) Math.floorMod(Math.floorDiv(time - MONDAY, HOUR), (long) CELLS)]++;
        rows++;
      }
    }
    boolean hourly = times.step() % (HOURS * HOUR) != 0 && model instanceof ValueModel.Time;
    if (!hourly || rows == 0 || !policy.tells(rows)) {
      return List.of();
    }
    double[] expected = expected(counts, rows, ((ValueModel.Time) model).clock() != null);
    double variation = 0;
    double chance = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      variation += Math.abs(counts[cell] - expected[cell]) / 2 / rows;
      // The mean of the absolute value of a normal variable, and a Poisson variable's standard
      // deviation.
      chance += Math.sqrt(2 / Math.PI * expected[cell]) / 2 / rows;
    }
    long least = policy.minCount();
    double all = rows;
    return variation > Math.max(LEAST, CHANCES * chance)
        ? Arrays.stream(counts)
            .mapToObj(count -> count < least ? 0 : (int) Math.rint(WHOLE * (count / all)))
            .toList()
        : List.of();
  }

  /** Of independent days and hours; where no hours are told, of any. */
  private static double[] expected(long[] counts, long rows, boolean clocked) {
    double[] ofWeek = new double[CELLS / HOURS];
    double[] ofDay = new double[HOURS];
    for (int cell = 0; cell < CELLS; cell++) {
      ofWeek[cell / HOURS] += counts[cell];
      ofDay[cell % HOURS] += counts[cell];
    }
    double[] expected = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      expected[cell] =
          clocked ? ofWeek[cell / HOURS] * ofDay[cell % HOURS] / rows : (double) rows / CELLS;
    }
    return expected;
  }
}
