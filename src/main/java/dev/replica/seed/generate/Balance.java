package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import java.util.Arrays;

/**
 * Moves sequences, and what stands together in them, by hours or days until all events together are as usual at each hour of the week as
 * they should be: few sequences, each with many events at a time, would miss that by chance, and what was done for their gaps by more.
 *
 * <p>One family after the other is moved as a whole, which changes no gap: where it adds least to chi-square, the squared difference of
 * events that are there and that should be, over the latter. After that runs of events that no long gap parts are, by as little as the gaps around
 * them may change. The largest come first: what these leave over the small ones make good. Not thread-safe.
 */
final class Balance {

  /** Moves that are looked at, all together, and for one sequence at the least. */
  private static final int LOOKS = 1 << 24;

  private static final int FEWEST = 12;

  /** Share of the gaps that may lie between a gap and what it becomes: what many have stays. */
  private static final double TOLERANCE = .01;

  /** Parts of a week that part runs. */
  private static final int LONG = 14;

  private final Timetable timetable;
  private final GridValues gaps;
  private final long[] times;

  /** Where families begin and end, among the times. */
  private final int[] starts;

  /** Before which the first event of each must not come; {@link Long#MAX_VALUE} where it stays. */
  private final long[] earliest;

  private final long end;
  private final long key;
  private final double[] counts;
  private double total;

  /** How many events of what is moved are in each cell, and which cells have any. */
  private final int[] own;

  private final int[] filled;
  private int fills;

  /**
   * @param times family after family, each ascending
   * @param starts of the families, and the end of the last one
   * @param earliest a bound for each family's first time; {@link Long#MAX_VALUE} for one that stays
   * @param end that no last time is moved behind
   */
  Balance(
      Timetable timetable,
      GridValues gaps,
      long[] times,
      int[] starts,
      long[] earliest,
      long end,
      long key) {
    this.timetable = timetable;
    this.gaps = gaps;
    this.times = times;
    this.starts = starts;
    this.earliest = earliest;
    this.end = end;
    this.key = key;
    counts = new double[timetable.cells()];
    own = new int[counts.length];
    filled = new int[counts.length];
  }

  void run() {
    families();
    runs();
  }

  private void families() {
    long[] sizes = new long[starts.length - 1];
    for (int family = 0; family < sizes.length; family++) {
      // Those that stay come before all others.
      sizes[family] = earliest[family] == Long.MAX_VALUE
          ? Integer.MIN_VALUE
          : starts[family] - starts[family + 1];
    }
    int most = looks(sizes.length);
    for (int family : LongOrder.of(sizes)) {
      int from = starts[family];
      int to = starts[family + 1];
      if (to > from) {
        take(from, to);
        total += to - from;
        boolean stays = sizes[family] == Integer.MIN_VALUE;
        long back = stays ? 0 : cells(times[from] - earliest[family]);
        long on = stays ? 0 : cells(end - times[to - 1]);
        move(from, to, back, on, most);
      }
    }
  }

  /** How many cells of the week there are on both sides of what is moved, and no more than half of the week. */
  private long cells(long units) {
    return units < 0 ? 0 : Math.min(counts.length / 2, units / timetable.grain());
  }

  private int looks(int moved) {
    return Math.max(FEWEST, Math.min(counts.length + 1, LOOKS / Math.max(1, moved)));
  }

  private void runs() {
    long least = Math.max(1, timetable.grain() * counts.length / LONG);
    int[] from = new int[times.length];
    int[] family = new int[times.length];
    long[] sizes = new long[times.length];
    int count = 0;
    for (int number = 0; number + 1 < starts.length; number++) {
      for (int at = starts[number]; at < starts[number + 1]; at++) {
        if (at == starts[number] || times[at] - times[at - 1] >= least) {
          family[count] = number;
          from[count++] = at;
        }
        sizes[count - 1]--;
      }
    }
    int most = looks(count);
    for (int run : LongOrder.of(Arrays.copyOf(sizes, count))) {
      int to = from[run] - (int) sizes[run];
      boolean first = from[run] == starts[family[run]];
      boolean last = to == starts[family[run] + 1];
      if ((!first || !last) && !(first && earliest[family[run]] == Long.MAX_VALUE)) {
        run(from[run], to, first ? earliest[family[run]] : Long.MIN_VALUE, first, last, most);
      }
    }
  }

  private void run(int from, int to, long bound, boolean first, boolean last, int most) {
    take(from, to);
    for (int fill = 0; fill < fills; fill++) {
      counts[filled[fill]] -= own[filled[fill]];
    }
    long back = first ? times[from] - bound : Long.MAX_VALUE;
    long on = last ? end - times[to - 1] : Long.MAX_VALUE;
    if (bound == Long.MIN_VALUE && first) {
      back = Long.MAX_VALUE;
    }
    if (!first) {
      long gap = times[from] - times[from - 1];
      back = Math.min(back, gap - Math.max((gap + 1) / 2, shorter(gap)));
      on = Math.min(on, longer(gap) - gap);
    }
    if (!last) {
      long gap = times[to] - times[to - 1];
      back = Math.min(back, longer(gap) - gap);
      on = Math.min(on, gap - Math.max((gap + 1) / 2, shorter(gap)));
    }
    move(from, to, full() ? cells(back) : 0, full() ? cells(on) : 0, most);
  }

  /** Whether any cell of what is moved has as many events as it should have, or more. */
  private boolean full() {
    for (int fill = 0; fill < fills; fill++) {
      int cell = filled[fill];
      if (counts[cell] + own[cell] / 2.0 > timetable.share(cell) * total) {
        return true;
      }
    }
    return false;
  }

  private long shorter(long gap) {
    return gaps.units(GridValues.inside(gaps.rank(gap) - TOLERANCE));
  }

  private long longer(long gap) {
    return gaps.units(GridValues.inside(gaps.rank(gap) + TOLERANCE));
  }

  private void take(int from, int to) {
    for (int fill = 0; fill < fills; fill++) {
      own[filled[fill]] = 0;
    }
    fills = 0;
    for (int at = from; at < to; at++) {
      int cell = timetable.cell(times[at]);
      if (own[cell]++ == 0) {
        filled[fills++] = cell;
      }
    }
  }

  /** Moves what was taken to where it adds least, by so many cells at the most, and adds it there. */
  private void move(int from, int to, long back, long on, int most) {
    long width = back + on + 1;
    long best = 0;
    double least = width == 1 ? 0 : cost(0);
    long bits = Randomness.hash(key, from);
    for (int look = 0; look < Math.min(width, most) && width > 1; look++) {
      long by = width <= most ? look : Randomness.bounded(Randomness.hash(bits, look), width);
      double cost = cost((int) (by - back));
      if (cost < least) {
        least = cost;
        best = by - back;
      }
    }
    for (int at = from; at < to && best != 0; at++) {
      times[at] += best * timetable.grain();
    }
    for (int fill = 0; fill < fills; fill++) {
      counts[Math.floorMod(filled[fill] + (int) best, counts.length)] += own[filled[fill]];
    }
  }

  /** By what chi-square grows. */
  private double cost(int by) {
    double cost = 0;
    for (int fill = 0; fill < fills; fill++) {
      int events = own[filled[fill]];
      int cell = Math.floorMod(filled[fill] + by, counts.length);
      double expected = timetable.share(cell) * total;
      cost += events * (2 * (counts[cell] - expected) + events) / (expected + 1);
    }
    return cost;
  }
}
