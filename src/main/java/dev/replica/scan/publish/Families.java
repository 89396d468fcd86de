package dev.replica.scan.publish;

import dev.replica.model.RadixSort;
import dev.replica.scan.profile.Values;
import java.util.Arrays;

/**
 * Sampled rows by their parents, those of one parent in the order of their times. Rows that have no parent or no time are in none.
 *
 * @param rows family after family
 * @param starts of the families in {@code rows}, and the end of the last one
 */
record Families(int[] rows, int[] starts) {

  private static final int ROW_BITS = 32;

  /**
   * @param groups numbers of the rows' parents, below the number of rows; negative for none
   * @param times of the rows; {@link Values#ABSENT} for none. Of equal times the one that stands first comes first
   */
  static Families of(int[] groups, long[] times) {
    int[] byTime = byTime(times);
    int[] ends = new int[groups.length + 1];
    for (int row : byTime) {
      if (groups[row] >= 0) {
        ends[groups[row] + 1]++;
      }
    }
    int families = 0;
    int[] starts = new int[groups.length + 1];
    for (int group = 0; group < groups.length; group++) {
      int count = ends[group + 1];
      ends[group + 1] += ends[group];
      if (count > 0) {
        starts[families++] = ends[group];
      }
    }
    starts[families] = ends[groups.length];
    int[] rows = new int[ends[groups.length]];
    for (int row : byTime) {
      if (groups[row] >= 0) {
        rows[ends[groups[row]]++] = row;
      }
    }
    return new Families(rows, Arrays.copyOf(starts, families + 1));
  }

  /** Rows that have a time in the order of these, and of their places. */
  private static int[] byTime(long[] times) {
    long[] sorted = Values.Numbers.sorted(times);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (distinct == 0 || sorted[i] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    long[] packed = new long[times.length];
    int present = 0;
    for (int row = 0; row < times.length; row++) {
      if (times[row] != Values.ABSENT) {
        long rank = Arrays.binarySearch(sorted, 0, distinct, times[row]);
        packed[present++] = rank << ROW_BITS | row;
      }
    }
    packed = Arrays.copyOf(packed, present);
    RadixSort.sort(packed);
    int[] rows = new int[present];
    for (int i = 0; i < present; i++) {
      rows[i] = (int) packed[i];
    }
    return rows;
  }

  int count() {
    return starts.length - 1;
  }

  /** Families of two rows or more. */
  int several() {
    int several = 0;
    for (int family = 0; family < count(); family++) {
      several += starts[family + 1] - starts[family] > 1 ? 1 : 0;
    }
    return several;
  }

  /** How many gaps there are. */
  int gaps() {
    return rows.length - count();
  }

  /** For each of {@code rows} the number of its family. */
  int[] numbers() {
    int[] numbers = new int[rows.length];
    for (int family = 0; family < count(); family++) {
      Arrays.fill(numbers, starts[family], starts[family + 1], family);
    }
    return numbers;
  }

  /**
   * How rows of one parent stand: 1 where nearly all later rows are of later times, -1 where of earlier ones, else 0.
   *
   * @param times of the rows
   */
  int order(long[] times, double nearlyAll) {
    long later = 0;
    long earlier = 0;
    for (int family = 0; family < count(); family++) {
      int[] own = Arrays.copyOfRange(rows, starts[family], starts[family + 1]);
      Arrays.sort(own);
      for (int i = 1; i < own.length; i++) {
        later += times[own[i]] > times[own[i - 1]] ? 1 : 0;
        earlier += times[own[i]] < times[own[i - 1]] ? 1 : 0;
      }
    }
    double pairs = nearlyAll * (later + earlier);
    return later > 0 && later >= pairs ? 1 : earlier > 0 && earlier >= pairs ? -1 : 0;
  }
}
