package dev.replica.scan.publish;

import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds columns that follow another one of their type closely: never below it, and by far less than it spreads. A shipment
 * follows its order by hours, and orders span years: no copula of two marginals with rounded correlations can tell that.
 */
final class Differences {

  /** How wide the middle of the differences may be, measured by that of the column that is followed. */
  private static final double NARROW = 0.1;

  /** The middle is what lies between this share of the rows and as much from above. */
  private static final double OUTER = 0.1;

  /** Share of a column's rows in which the other one has to be present too. */
  private static final double PRESENT = 0.9;

  /** From so many rows on, a column that was never below another one is taken never to be. */
  private static final int ROWS = 100;

  /** Farther from zero two numbers might differ by more than a long holds. */
  private static final long FAR = 1L << 60;

  private Differences() {}

  /**
   * A column that follows another one.
   *
   * @param column name of the other one
   * @param numbers what it exceeds that one by
   */
  record Follower(String column, Numbers numbers) {}

  /** Those of the columns that follow one of the others, by name; each the one that it follows most closely. */
  static Map<String, Follower> of(List<ColumnProfile> columns) {
    long[][] sorted =
        columns.stream().map(column -> ((Numbers) column.values()).sorted()).toArray(long[][]::new);
    Map<String, Follower> followers = new HashMap<>();
    for (int column = 0; column < sorted.length; column++) {
      String name = columns.get(column).column().name();
      double narrowest = Double.POSITIVE_INFINITY;
      for (int other = 0; other < sorted.length; other++) {
        if (other == column
            || !comparable(columns.get(column), columns.get(other))
            || !usable(sorted[column], sorted[other])) {
          continue;
        }
        String followed = columns.get(other).column().name();
        double width = NARROW * width(sorted[other]);
        Numbers differences = differences(columns.get(column), columns.get(other));
        long[] present = differences == null ? new long[0] : differences.sorted();
        boolean often = present.length >= ROWS && present.length >= PRESENT * sorted[column].length;
        boolean close = often && width > 0 && width(present) <= width && width(present) < narrowest;
        if (close && !leadsTo(followers, followed, name)) {
          narrowest = width(present);
          followers.put(name, new Follower(followed, differences));
        }
      }
    }
    return followers;
  }

  private static boolean usable(long[] first, long[] second) {
    return first.length >= ROWS && second.length >= ROWS && near(first) && near(second);
  }

  /** Whether the column is the other one, or leads to it by those that it follows: that one must not follow it then. */
  private static boolean leadsTo(Map<String, Follower> followers, String column, String other) {
    String next = column;
    while (next != null && !next.equals(other)) {
      next = followers.containsKey(next) ? followers.get(next).column() : null;
    }
    return next != null;
  }

  private static boolean near(long[] sorted) {
    return sorted[0] > -FAR && sorted[sorted.length - 1] < FAR;
  }

  private static double width(long[] sorted) {
    int outer = (int) (sorted.length * OUTER);
    return sorted.length == 0 ? 0 : (double) sorted[sorted.length - 1 - outer] - sorted[outer];
  }

  private static boolean comparable(ColumnProfile first, ColumnProfile second) {
    Numbers numbers = (Numbers) first.values();
    Numbers others = (Numbers) second.values();
    return first.column().type().base().equals(second.column().type().base())
        && numbers.meaning() == others.meaning()
        && numbers.meaning() != Values.Meaning.TIME_OF_DAY
        && numbers.unit().equals(others.unit())
        // What lies on days has to lie on days again: the sum is on no coarser grid than the other
        // column.
        && others.step() % numbers.step() == 0;
  }

  /** Null where one is below zero. */
  private static Numbers differences(ColumnProfile column, ColumnProfile other) {
    Numbers numbers = (Numbers) column.values();
    Numbers others = (Numbers) other.values();
    for (int row = 0; row < numbers.units().length; row++) {
      if (numbers.units()[row] < others.units()[row] && numbers.units()[row] != Values.ABSENT) {
        return null;
      }
    }
    return numbers.minus(others);
  }
}
