package dev.replica.scan.publish;

import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The times of families, and how far they are apart.
 *
 * @param times of all rows
 */
record FamilyTimes(Families families, Numbers times) {

  /** Share of the times behind which sequences end. */
  private static final double NEXT_TO_ALL = .9995;

  /** For each row what it is later by than the one before it in its family; absent for the first one. */
  long[] gaps() {
    long[] units = times.units();
    long[] gaps = absent(units.length);
    int[] rows = families.rows();
    for (int family = 0; family < families.count(); family++) {
      for (int at = families.starts()[family] + 1; at < families.starts()[family + 1]; at++) {
        gaps[rows[at]] = units[rows[at]] - units[rows[at - 1]];
      }
    }
    return gaps;
  }

  /** For each family the mean of its gaps; absent without any. */
  long[] paces() {
    return paces(Values.ABSENT);
  }

  /** For each family the gap that would take it to the end with all gaps alike; absent without any. */
  long[] rooms() {
    return paces(end());
  }

  private long[] paces(long end) {
    long[] paces = absent(families.count());
    for (int family = 0; family < paces.length; family++) {
      int gaps = families.starts()[family + 1] - families.starts()[family] - 1;
      if (gaps > 0) {
        long until = end == Values.ABSENT ? last(family) : end;
        paces[family] = Math.max(0, until - first(family)) / gaps;
      }
    }
    return paces;
  }

  /** A family's first time. */
  long first(int family) {
    return times.units()[families.rows()[families.starts()[family]]];
  }

  /** A family's last time. */
  long last(int family) {
    return times.units()[families.rows()[families.starts()[family + 1] - 1]];
  }

  /** The first row of each family. */
  int[] firsts() {
    return IntStream.range(0, families.count())
        .map(family -> families.rows()[families.starts()[family]])
        .toArray();
  }

  /** For each family what its first time is later by than another; none below zero. */
  long[] since(long start) {
    return IntStream.range(0, families.count())
        .mapToLong(family -> Math.max(0, first(family) - start))
        .toArray();
  }

  /** A time that next to none are behind: a typing error that puts a row into the far future is no end. */
  long end() {
    long[] sorted = times.sorted();
    return sorted[(int) Math.min(sorted.length - 1, NEXT_TO_ALL * sorted.length)];
  }

  /** Differences of the times as seconds. */
  Numbers seconds(long[] differences) {
    Numbers zero =
        new Numbers(times.meaning(), new long[differences.length], times.unit(), times.step());
    return new Numbers(times.meaning(), differences, times.unit(), times.step()).minus(zero);
  }

  /** For each of so many nothing. */
  static long[] absent(int count) {
    long[] absent = new long[count];
    Arrays.fill(absent, Values.ABSENT);
    return absent;
  }
}
