package dev.replica.scan.publish;

import dev.replica.model.Polyline;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Places the knots of a distribution function over sorted lattice points, so that no knot is a row's own value and
 * between two neighbouring knots lie either no rows or at least {@code minCount}.
 *
 * <p>Values that many rows share (atoms) get a knot half a step to each side. What lies between two atoms is a segment;
 * one of fewer than {@code minCount} rows joins the nearest atom. A segment is cut in two, again and again, at the
 * roundest boundary in the middle of where both sides keep {@code minCount} rows, until a cell holds no more than the
 * tolerance of all rows. Its ends are rounded outward by up to a quarter of what the outermost {@code minCount} rows
 * span, and wide gaps are closed off in the same way. Of all these knots a slope cone keeps those that are needed.
 */
final class Knots {

  /**
   * How far the polyline of a column may be off the sample: in a cell by as much, and by leaving out knots by as much
   * again.
   */
  static final double TOLERANCE = 0.0025;

  /** The outermost shares of the rows, where a tenth of the tolerance holds: means and maxima depend on them. */
  private static final double TAIL = 0.005;

  /**
   * From so many lattice points on a boundary is set on a point that no row has, not between two: shorter, and as good.
   */
  private static final long FINE = 200_000;

  private static final int OUTWARD = 4;

  /** Share of the whole extent that a stretch without rows takes at the least to be told, and how many are. */
  private static final double GAP = 0.02;

  private static final int GAPS = 12;

  private final long[] points;
  private final int rows;
  private final int minCount;
  private final double tolerance;
  private final Grid grid;
  private final boolean fine;
  private final long lowest;
  private final long highest;

  /** Rows below each knot; a knot stands at half of its key, in lattice points. */
  private final TreeMap<Long, Integer> below = new TreeMap<>();

  /** @param lowest least boundary that a knot may stand at, and greatest one: of times of day those of the day */
  private Knots(
      long[] points, int minCount, double tolerance, Grid grid, long lowest, long highest) {
    this.points = points;
    this.rows = points.length;
    this.minCount = minCount;
    this.tolerance = tolerance;
    this.grid = grid;
    this.lowest = lowest;
    this.highest = highest;
    fine = points[rows - 1] - points[0] > FINE;
  }

  /**
   * The knots, by position in halves of a lattice step, with their cumulative shares (from 0 to 1).
   *
   * @param points sorted lattice points, at least {@code minCount} of them; they are not what they were afterwards
   */
  static TreeMap<Long, Double> place(
      long[] points, int minCount, double tolerance, Grid grid, long lowest, long highest) {
    Knots knots = new Knots(points, minCount, tolerance, grid, lowest, highest);
    knots.placeAll();
    return knots.simplified();
  }

  private void placeAll() {
    int heavy = (int) Math.max(minCount, Math.ceil(tolerance * rows));
    joinLightSegments(heavy);
    int start = 0;
    long left = lowest;
    for (int run = 0; run < rows; ) {
      int end = endOfRun(run);
      if (end - run >= heavy) {
        segment(start, run, left, points[run]);
        edge(points[run], run);
        edge(points[run] + 1, end);
        left = points[run] + 1;
        start = end;
      }
      run = end;
    }
    segment(start, rows, left, highest);
  }

  /** Moves the rows of segments that are too few to be told onto the nearest atom, so that they vanish in it. */
  private void joinLightSegments(int heavy) {
    int start = 0;
    int atom = -1;
    for (int run = 0; run < rows; ) {
      int end = endOfRun(run);
      if (end - run >= heavy) {
        join(start, run, atom, run);
        atom = run;
        start = end;
      }
      run = end;
    }
    join(start, rows, atom, -1);
  }

  /**
   * @param before a row of the atom before the segment, {@code after} one of the atom behind it; -1 where there is none
   */
  private void join(int start, int end, int before, int after) {
    if (end - start >= minCount || (before < 0 && after < 0)) {
      return;
    }
    long lower = before < 0 ? points[after] : points[before];
    long upper = after < 0 ? lower : points[after];
    for (int index = start; index < end; index++) {
      points[index] = points[index] - lower <= upper - points[index] ? lower : upper;
    }
  }

  private int endOfRun(int start) {
    int end = start + 1;
    while (end < rows && points[end] == points[start]) {
      end++;
    }
    return end;
  }

  /** The rows {@code start} to {@code end} with no atom among them, between two boundaries. */
  private void segment(int start, int end, long left, long right) {
    if (start == end) {
      return;
    }
    outwardLeft(start, left);
    outwardRight(end, right);
    split(start, end);
  }

  private void outwardLeft(int start, long limit) {
    long value = points[start];
    long span = points[start + minCount - 1] - value;
    if (span == 0) {
      edge(value, start);
      return;
    }
    long low = Math.max(limit, value - Math.max(1, span / OUTWARD));
    boundary(grid.roundest(low, value, low, this::free), start);
  }

  private void outwardRight(int end, long limit) {
    long value = points[end - 1];
    long span = value - points[end - minCount];
    if (span == 0) {
      edge(value + 1, end);
      return;
    }
    long high = Math.min(limit, value + 1 + Math.max(1, span / OUTWARD));
    boundary(grid.roundest(value + 1, high, high, this::free), end);
  }

  private void split(int start, int end) {
    long first = points[start + Math.min(minCount, end - start) - 1] + 1;
    long last = points[Math.max(start, end - minCount)];
    if (end - start <= Math.max(tolerance * rows, 2 * minCount - 1) || first > last) {
      return;
    }
    long quarter = (last - first) / 4;
    long boundary =
        grid.roundest(first + quarter, last - quarter, first + (last - first) / 2, this::free);
    int middle = lowerBound(boundary);
    boundary(boundary, middle);
    if (4 * (boundary - points[middle - 1]) > points[middle - 1] - points[start]) {
      outwardRight(middle, boundary);
    }
    if (4 * (points[middle] - boundary) > points[end - 1] - points[middle]) {
      outwardLeft(middle, boundary);
    }
    split(start, middle);
    split(middle, end);
  }

  /** A knot half a step below the point {@code boundary}. */
  private void edge(long boundary, int count) {
    below.put(2 * boundary - 1, count);
  }

  private void boundary(long boundary, int count) {
    below.put(fine && free(boundary) ? 2 * boundary : 2 * boundary - 1, count);
  }

  /** Whether a knot may stand on the boundary as it is to be written: on a fine lattice, only where no row is. */
  private boolean free(long boundary) {
    if (!fine) {
      return true;
    }
    int index = lowerBound(boundary);
    return index == rows || points[index] != boundary;
  }

  /** How many rows lie below {@code boundary}. */
  private int lowerBound(long boundary) {
    int low = 0;
    int high = rows;
    while (low < high) {
      int middle = low + high >>> 1;
      if (points[middle] < boundary) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private TreeMap<Long, Double> simplified() {
    // From the first knot on, so that neighbours stay apart as doubles, far from zero too.
    long origin = below.firstKey();
    double[] at =
        below.keySet().stream().mapToDouble(position -> position - origin).toArray();
    double[] cumulative = below.values().stream()
        .mapToDouble(count -> Rounding.share((double) count / rows, rows))
        .toArray();
    TreeMap<Long, Double> knots = new TreeMap<>();
    Long[] keys = below.keySet().toArray(Long[]::new);
    int lower = firstAbove(cumulative, TAIL);
    int upper = Math.max(lower, firstAbove(cumulative, 1 - TAIL) - 1);
    keep(knots, keys, at, cumulative, 0, lower, tolerance / 10);
    int from = lower;
    for (int gap : gaps(at, cumulative, lower, upper)) {
      keep(knots, keys, at, cumulative, from, gap, tolerance);
      from = gap + 1;
    }
    keep(knots, keys, at, cumulative, from, upper, tolerance);
    keep(knots, keys, at, cumulative, upper, keys.length - 1, tolerance / 10);
    return knots;
  }

  /** The widest stretches without any row, each told by the knot that it begins with: no simpler line may lead through them. */
  private static int[] gaps(double[] at, double[] cumulative, int lower, int upper) {
    double least = GAP * (at[at.length - 1] - at[0]);
    return IntStream.range(lower, upper)
        .filter(knot -> cumulative[knot + 1] == cumulative[knot])
        .filter(knot -> at[knot + 1] - at[knot] > least)
        .boxed()
        .sorted(Comparator.comparingDouble(knot -> at[knot] - at[knot + 1]))
        .limit(GAPS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Keeps what is needed of the knots {@code from} to {@code to}, both of them included. */
  private static void keep(
      Map<Long, Double> kept,
      Long[] keys,
      double[] at,
      double[] cumulative,
      int from,
      int to,
      double tolerance) {
    if (from == to) {
      kept.put(keys[from], cumulative[from]);
      return;
    }
    double[] positions = Arrays.copyOfRange(at, from, to + 1);
    double[] shares = Arrays.copyOfRange(cumulative, from, to + 1);
    for (int index : Polyline.simplify(positions, shares, tolerance)) {
      kept.put(keys[from + index], shares[index]);
    }
  }

  private static int firstAbove(double[] cumulative, double share) {
    int index = 0;
    while (index < cumulative.length - 1 && cumulative[index] < share) {
      index++;
    }
    return index;
  }
}
