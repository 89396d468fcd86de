package dev.replica.scan.publish;

import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.util.List;

/**
 * Finds times that never come before one of their row's parent: a payment after its order. Where they follow it closely, by far less
 * than the parents' times spread, it is by a difference; else all that is told is that they come later.
 */
final class Successions {

  /** From so many rows on, times that come before hardly ever are taken never to. */
  private static final int ROWS = 100;

  /** Share of rows that may break the rule: clocks are wrong now and then. */
  private static final double BROKEN = .002;

  /** Share of rows in which both are present, of those in which the child's is. */
  private static final double PRESENT = .9;

  /** Share of rows that would break the rule with the parents of other rows, if there is one. */
  private static final double CHANCE = .02;

  private static final double NARROW = 0.1;
  private static final double OUTER = 0.1;

  private Successions() {}

  /**
   * A time that comes after one of the row's parent.
   *
   * @param by name of the reference
   * @param column of the parent
   * @param differences in the unit of the child's time; null where they are too wide to be told
   */
  record Succession(String by, String column, Numbers differences) {}

  /** What the column comes after, most closely; null where there is nothing. */
  static Succession of(ColumnProfile column, List<Lineage> lineages) {
    if (!(column.values() instanceof Numbers times) || !dated(times)) {
      return null;
    }
    Succession best = null;
    double narrowest = Double.POSITIVE_INFINITY;
    for (Lineage lineage : lineages) {
      if (lineage.by().size() > 1) {
        continue;
      }
      for (ColumnProfile other : lineage.ancestor().profile().columns()) {
        if (!(other.values() instanceof Numbers parents) || !dated(parents)) {
          continue;
        }
        long[] before = before(parents, lineage.rows(), times.step());
        long[] differences = differences(times.units(), before, lineage.rows());
        long[] sorted = present(differences);
        double width = width(sorted);
        if (differences.length > 0 && width < narrowest) {
          narrowest = width;
          boolean close = width <= NARROW * width(present(before));
          best = new Succession(
              lineage.by().get(0),
              other.column().name(),
              close ? seconds(times, differences) : null);
        }
      }
    }
    return best;
  }

  private static boolean dated(Numbers numbers) {
    return numbers.meaning() == Meaning.DATE || numbers.meaning() == Meaning.TIMESTAMP;
  }

  private static Numbers seconds(Numbers times, long[] differences) {
    Numbers zero =
        new Numbers(times.meaning(), new long[differences.length], times.unit(), times.step());
    return new Numbers(times.meaning(), differences, times.unit(), times.step()).minus(zero);
  }

  /** The parents' times on the grid of their children's. */
  private static long[] before(Numbers parents, int[] rows, long step) {
    long[] before = new long[rows.length];
    for (int row = 0; row < before.length; row++) {
      long units = rows[row] < 0 ? Values.ABSENT : parents.units()[rows[row]];
      before[row] = units == Values.ABSENT ? units : Math.floorDiv(units, step) * step;
    }
    return before;
  }

  /** What the times exceed the others by; empty where they do not always, or would by chance. */
  private static long[] differences(long[] times, long[] before, int[] rows) {
    long[] differences = new long[times.length];
    int[] known = new int[times.length];
    int there = 0;
    int both = 0;
    int broken = 0;
    for (int row = 0; row < differences.length; row++) {
      differences[row] = Values.ABSENT;
      boolean present = times[row] != Values.ABSENT && rows[row] >= 0;
      there += present ? 1 : 0;
      if (present && before[row] != Values.ABSENT) {
        known[both++] = row;
        if (times[row] < before[row]) {
          broken++;
        } else {
          differences[row] = times[row] - before[row];
        }
      }
    }
    int byChance = 0;
    for (int i = 0; i < both; i++) {
      byChance += times[known[i]] < before[known[(i + both / 2) % both]] ? 1 : 0;
    }
    boolean rule = both >= ROWS
        && both >= PRESENT * there
        && broken <= BROKEN * both
        && byChance >= CHANCE * both;
    return rule ? differences : new long[0];
  }

  private static long[] present(long[] units) {
    return Numbers.sorted(units);
  }

  private static double width(long[] sorted) {
    int outer = (int) (sorted.length * OUTER);
    return sorted.length == 0 ? 0 : (double) sorted[sorted.length - 1 - outer] - sorted[outer];
  }
}
