package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.ConditionalTree;
import dev.replica.model.MutualInformation;
import dev.replica.model.Polyline;
import dev.replica.scan.profile.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A variable of conditional trees: its ranks cut into bins, and the bin of each sampled row. Bins follow from what is published of the
 * variable alone, never from a row: edges stand at boundaries of the published distribution.
 *
 * @param column null for the row's position
 * @param part what of the column's values it is; null for the values themselves
 * @param path of the part within the column's values
 * @param drawn whether it has a tree of its own
 * @param codes bins of the rows; {@link ConditionalTree#ABSENT} for null
 * @param told for each inner edge of the bins its number in the published variable, from 1; null where only edges that trees name
 *     are published, and numbered then
 * @param last number of the end of the last bin, where {@code told} has the others
 */
record Ranked(
    String column,
    Dependence.Part part,
    List<String> path,
    boolean drawn,
    Bins bins,
    byte[] codes,
    int[] told,
    int last) {

  /** Bins of even mass that a variable is cut into, besides the values that have one of their own. */
  private static final int EVEN = 32;

  /** Of many rows more bins tell more: one for each so many rows, and so many at the most. */
  private static final int MANY_ROWS = 450;

  private static final int MOST_EVEN = 100;

  /** A value of so large a share has a bin of its own. */
  private static final double HEAVY = 1.0 / 64;

  /** Share of the extent that a stretch with nothing in it takes at the least to end a bin, and how many do. */
  private static final double GAP = 0.02;

  private static final int GAPS = 12;

  /** Rows of a bin at the least, of those sampled. */
  private static final int BIN_ROWS = 20;

  /** Categories that have a bin each; of more, the rare ones share. */
  private static final int CATEGORIES = 100;

  /** Without a path. */
  Ranked(
      String column,
      Dependence.Part part,
      boolean drawn,
      Bins bins,
      byte[] codes,
      int[] told,
      int last) {
    this(column, part, List.of(), drawn, bins, codes, told, last);
  }

  /** The row's position in the table. */
  static Ranked ofPosition(int rows) {
    int count = Math.max(2, Math.min(EVEN, rows / BIN_ROWS));
    double[] edges = new double[count - 1];
    Arrays.setAll(edges, edge -> Rounding.share((edge + 1.0) / count));
    Bins bins = new Bins(edges);
    byte[] codes = new byte[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = (byte) bins.of((row + 0.5) / rows);
    }
    return new Ranked(null, null, false, bins, codes, null, 0);
  }

  /** Numbers in their order, on the knots of their distribution. */
  static Ranked ofNumbers(String column, Marginal.Placed placed) {
    return ofNumbers(column, placed, placed.numbers().units());
  }

  /**
   * Other numbers on the same knots, in the same bins.
   *
   * @param units in the unit of those that are placed
   */
  static Ranked ofNumbers(String column, Marginal.Placed placed, long[] units) {
    Map<Long, Double> knots = placed.knots();
    Long[] keys = knots.keySet().toArray(Long[]::new);
    double[] cumulative =
        knots.values().stream().mapToDouble(Double::doubleValue).toArray();
    long origin = keys[0];
    Polyline distribution = Polyline.of(ascending(keys, origin), cumulative);
    long rows = Arrays.stream(placed.numbers().units())
        .filter(unit -> unit != Values.ABSENT)
        .count();
    double even = Math.max(
        1, Math.min(Math.max(EVEN, Math.min(MOST_EVEN, rows / MANY_ROWS)), rows / BIN_ROWS));
    TreeSet<Long> whole = heavy(keys, cumulative);
    whole.addAll(gaps(keys, cumulative));
    TreeSet<Long> boundaries = cut(whole, origin, distribution, even);
    while (boundaries.size() > BinnedRows.MOST && even > 1) {
      even /= 2;
      boundaries = cut(whole, origin, distribution, even);
    }
    List<Long> kept = new ArrayList<>();
    List<Double> edges = new ArrayList<>();
    for (long boundary : boundaries) {
      double rank = Rounding.share(distribution.cdf(boundary - origin), rows);
      if (rank > (edges.isEmpty() ? 0 : edges.get(edges.size() - 1)) && rank < 1) {
        kept.add(boundary);
        edges.add(rank);
      }
    }
    long[] at = kept.stream().mapToLong(Long::longValue).toArray();
    byte[] codes = new byte[units.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = units[row] == Values.ABSENT
          ? ConditionalTree.ABSENT
          : (byte) (-Arrays.binarySearch(at, 2 * (units[row] / placed.step())) - 1);
    }
    double[] ranks = edges.stream().mapToDouble(Double::doubleValue).toArray();
    return new Ranked(column, null, true, new Bins(ranks), codes, null, 0);
  }

  /** Places of knots beyond 2^53 of each other, where whole numbers have no double of their own, still ascend. */
  private static double[] ascending(Long[] keys, long origin) {
    double[] at = new double[keys.length];
    for (int knot = 1; knot < at.length; knot++) {
      at[knot] = Math.max(keys[knot] - origin, Math.nextUp(at[knot - 1]));
    }
    return at;
  }

  /** Boundaries between lattice points: the ends, and both sides of each heavy point. All are odd. */
  private static TreeSet<Long> heavy(Long[] keys, double[] cumulative) {
    TreeSet<Long> boundaries = new TreeSet<>();
    boundaries.add(keys[0] - 1 | 1);
    boundaries.add(keys[keys.length - 1] | 1);
    for (int knot = 1; knot < keys.length; knot++) {
      double points = Math.max(1, (keys[knot] - keys[knot - 1]) / 2.0);
      if ((cumulative[knot] - cumulative[knot - 1]) / points >= HEAVY) {
        for (long boundary = keys[knot - 1] - 1 | 1; boundary <= (keys[knot] | 1); boundary += 2) {
          boundaries.add(boundary);
        }
      }
    }
    return boundaries;
  }

  /**
   * The beginnings of the widest stretches with nothing in them: a bin across one would take what is on its one side for what is on
   * the other, places in one town for those in another.
   */
  private static Set<Long> gaps(Long[] keys, double[] cumulative) {
    double least = GAP * (keys[keys.length - 1] - keys[0]);
    return IntStream.range(0, keys.length - 1)
        .filter(piece -> cumulative[piece + 1] == cumulative[piece])
        .filter(piece -> keys[piece + 1] - keys[piece] > least)
        .boxed()
        .sorted(Comparator.comparingLong(piece -> keys[piece] - keys[piece + 1]))
        .limit(GAPS)
        .map(piece -> keys[piece] | 1)
        .collect(Collectors.toSet());
  }

  /** The boundaries, and between each two of them those of pieces of even mass. */
  private static TreeSet<Long> cut(
      TreeSet<Long> whole, long origin, Polyline distribution, double even) {
    TreeSet<Long> boundaries = new TreeSet<>(whole);
    for (Long boundary : whole) {
      Long next = whole.higher(boundary);
      if (next != null) {
        cut(boundary, next, origin, distribution, even, boundaries);
      }
    }
    return boundaries;
  }

  /** Cuts what lies between two boundaries into pieces of even mass. */
  private static void cut(
      long from, long to, long origin, Polyline distribution, double even, TreeSet<Long> into) {
    double low = distribution.cdf(from - origin);
    double mass = distribution.cdf(to - origin) - low;
    long pieces = Math.round(mass * even);
    for (long piece = 1; piece < pieces; piece++) {
      double rank = low + mass * piece / pieces;
      long boundary = origin + (long) Math.floor(distribution.quantile(rank)) | 1;
      if (boundary > from && boundary < to) {
        into.add(boundary);
      }
    }
  }

  /**
   * Categories in the order of the model.
   *
   * @param ends of each value, as the model has them
   * @param codes place of each row's value; the number of values for others
   * @param others whether there are others
   */
  static Ranked ofCategories(String column, double[] ends, int[] codes, boolean others) {
    int inner = others ? ends.length : ends.length - 1;
    List<Double> edges = new ArrayList<>();
    List<Integer> told = new ArrayList<>();
    boolean few = ends.length <= CATEGORIES;
    for (int edge = 0; edge < inner; edge++) {
      double last = edges.isEmpty() ? 0 : edges.get(edges.size() - 1);
      double next = edge + 1 < ends.length ? ends[edge + 1] : 1;
      boolean full = few || ends[edge] - last >= HEAVY || next - ends[edge] >= HEAVY;
      if (full && ends[edge] > last && ends[edge] < 1) {
        edges.add(ends[edge]);
        told.add(edge + 1);
      }
    }
    int[] edgeOf = told.stream().mapToInt(Integer::intValue).toArray();
    byte[] binned = new byte[codes.length];
    for (int row = 0; row < codes.length; row++) {
      int found = Arrays.binarySearch(edgeOf, codes[row]);
      binned[row] =
          codes[row] < 0 ? ConditionalTree.ABSENT : (byte) (found < 0 ? -found - 1 : found + 1);
    }
    double[] ranks = edges.stream().mapToDouble(Double::doubleValue).toArray();
    if (ranks.length >= BinnedRows.MOST) {
      throw new IllegalStateException("more categories than bins");
    }
    return new Ranked(column, null, true, new Bins(ranks), binned, edgeOf, inner + 1);
  }

  /** The same as a part of the column's values. */
  Ranked asPart(Dependence.Part part, boolean drawn) {
    return new Ranked(column, part, drawn, bins, codes, told, last);
  }

  /** The same as a part of the column's values that a path leads to. */
  Ranked asPart(List<String> path, Dependence.Part part) {
    return new Ranked(column, part, List.copyOf(path), true, bins, codes, told, last);
  }

  /** Whether this is a time that the other one is told by, or the presence of a field that the other one is, or is in. */
  boolean settles(Ranked other) {
    if (other.part != null && other.part.ofTime()) {
      // Days of the week that are no draw, as those of a key, tell months all the same.
      boolean days = part == Dependence.Part.WEEKDAY && other.part == Dependence.Part.MONTH;
      return other.column.equals(column) && (part == null || part.ofTime() && drawn || days);
    }
    boolean within = part == Dependence.Part.PRESENT
        && column.equals(other.column)
        && other.path.size() >= path.size()
        && other.path.subList(0, path.size()).equals(path);
    return within && (other.part != Dependence.Part.PRESENT || other.path.size() > path.size());
  }

  /** What variables of the same rows tell of each other. */
  static MutualInformation information(List<Ranked> variables) {
    return new MutualInformation(new BinnedRows(
        variables.stream().map(Ranked::codes).toArray(byte[][]::new),
        variables.stream().mapToInt(each -> each.bins().count()).toArray()));
  }

  /** What the day tells, so many places of even width: days of the week, or months. */
  static Ranked ofCalendar(String column, Dependence.Part part, int places, int[] codes) {
    double[] ends = new double[places];
    Arrays.setAll(ends, place -> place == places - 1 ? 1 : (place + 1.0) / places);
    return ofCategories(column, ends, codes, false).asPart(part, false);
  }
}
