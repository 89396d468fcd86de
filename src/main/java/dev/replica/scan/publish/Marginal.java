package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Turns numbers and times into published distributions. */
final class Marginal {

  private static final long DAY = 86_400_000_000L;
  private static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** No value and no boundary is farther out, so that twice a boundary is a long. */
  private static final long FARTHEST = 1L << 61;

  /** Points of the grid for each value that there is, for the values to be told. */
  private static final double SPARSE = 2;

  /** Characters that all values may take, and the share of the rows that have to have one of them. */
  private static final int CHARACTERS = 2000;

  private static final double NEARLY_ALL = 0.99;

  private Marginal() {}

  /** The distribution; empty where too few values are present to tell anything. */
  static Optional<ValueModel> of(Numbers numbers, PublishingPolicy policy) {
    return place(numbers, policy).map(placed -> model(placed, numbers, policy));
  }

  /** The distribution of numbers, and which values nearly all of them have. */
  static ValueModel model(Placed placed, Numbers numbers, PublishingPolicy policy) {
    ValueModel model = model(placed);
    return model instanceof ValueModel.Number number && number.endings().isEmpty()
        ? new ValueModel.Number(
            number.step(), number.at(), number.cumulative(), only(numbers, policy))
        : model;
  }

  /** The few values that nearly all rows have, far apart on their grid: ratings, distances between stations, prices. */
  private static List<BigDecimal> only(Numbers numbers, PublishingPolicy policy) {
    long[] sorted = numbers.sorted();
    List<BigDecimal> values = new ArrayList<>();
    long told = 0;
    int characters = 0;
    for (int start = 0; start < sorted.length && characters <= CHARACTERS; ) {
      int end = endOfRun(sorted, start);
      if (policy.tells(end - start)) {
        BigDecimal value =
            Rounding.plain(BigDecimal.valueOf(sorted[start]).multiply(numbers.unit()));
        values.add(value);
        characters += value.toPlainString().length() + 2;
        told += end - start;
      }
      start = end;
    }
    double points = values.isEmpty()
        ? 0
        : ((double) sorted[sorted.length - 1] - sorted[0]) / Math.max(1, numbers.step());
    boolean sparse = values.size() >= 2 && points >= SPARSE * values.size();
    return sparse && characters <= CHARACTERS && told >= NEARLY_ALL * sorted.length
        ? values
        : List.of();
  }

  private static int endOfRun(long[] sorted, int start) {
    int end = start + 1;
    while (end < sorted.length && sorted[end] == sorted[start]) {
      end++;
    }
    return end;
  }

  /** The knots of the distribution; empty where too few values are present to tell anything. */
  static Optional<Placed> place(Numbers numbers, PublishingPolicy policy) {
    Endings endings = Endings.of(numbers, policy);
    if (endings != null && only(numbers, policy).isEmpty()) {
      return place(endings.spread(numbers), policy, -FARTHEST)
          .map(placed -> new Placed(placed.numbers(), placed.step(), placed.knots(), endings));
    }
    return place(numbers, policy, numbers.meaning() == Meaning.TIME_OF_DAY ? 0 : -FARTHEST);
  }

  /** As {@link #place}, of differences, none of them negative. */
  static Optional<Placed> placeDifferences(Numbers differences, PublishingPolicy policy) {
    return place(differences, policy, 0);
  }

  /** As {@link #place}, with no knot on the other side of zero than all are on. */
  static Optional<Placed> placeRest(Numbers rest, PublishingPolicy policy) {
    boolean above = true;
    boolean below = true;
    for (long unit : rest.present()) {
      above &= unit >= 0;
      below &= unit <= 0;
    }
    return place(rest, policy, above ? 0 : -FARTHEST, below ? 0 : FARTHEST);
  }

  /** As {@link #place}, of numbers that are none below zero, with no knot on the other side of one than all are on. */
  static Optional<Placed> placeFactors(Numbers factors, PublishingPolicy policy) {
    long one =
        factors.unit().signum() == 0 ? 1 : BigDecimal.ONE.divide(factors.unit()).longValueExact();
    boolean above = true;
    boolean below = true;
    for (long unit : factors.present()) {
      above &= unit >= one;
      below &= unit <= one;
    }
    return place(factors, policy, above ? one : 0, below ? one : FARTHEST);
  }

  /** As {@link #place}, of whole numbers below zero, with no knot above. */
  static Optional<Placed> placeUpTo(Numbers numbers, PublishingPolicy policy) {
    return place(numbers, policy, -FARTHEST, 0);
  }

  private static Optional<Placed> place(Numbers numbers, PublishingPolicy policy, long least) {
    return place(numbers, policy, least, FARTHEST);
  }

  /** @param least that a knot may stand at, but for half a step below a value, and {@code most} */
  private static Optional<Placed> place(
      Numbers numbers, PublishingPolicy policy, long least, long most) {
    Grid grid = Grid.of(numbers, policy);
    long[] points = numbers.sorted();
    for (int i = 0; i < points.length; i++) {
      points[i] /= grid.step();
    }
    if (!policy.tells(points.length)) {
      return Optional.empty();
    }
    boolean clock = numbers.meaning() == Meaning.TIME_OF_DAY;
    long lowest = Math.floorDiv(least, grid.step());
    long highest = clock ? DAY / grid.step() + 1 : most / grid.step();
    TreeMap<Long, Double> knots =
        Knots.place(points, policy.minCount(), Knots.TOLERANCE, grid, lowest, highest);
    return Optional.of(new Placed(numbers, grid.step(), knots));
  }

  /**
   * A distribution function over lattice points.
   *
   * @param step units of a lattice step
   * @param knots cumulative shares by position in halves of a step: a point p lies at 2 p
   * @param endings that the numbers are told without; null for none
   */
  record Placed(Numbers numbers, long step, TreeMap<Long, Double> knots, Endings endings) {

    /** Numbers as they are. */
    Placed(Numbers numbers, long step, TreeMap<Long, Double> knots) {
      this(numbers, step, knots, null);
    }
  }

  /** The distribution as it is published. */
  static ValueModel model(Placed placed) {
    Numbers numbers = placed.numbers();
    TreeMap<Long, Double> knots = placed.knots();
    BigDecimal step = BigDecimal.valueOf(placed.step()).multiply(numbers.unit());
    List<Double> cumulative = List.copyOf(knots.values());
    if (numbers.meaning() == Meaning.NUMBER) {
      List<BigDecimal> at =
          knots.keySet().stream().map(half -> position(half, step)).toList();
      Endings endings = placed.endings();
      return endings == null
          ? new ValueModel.Number(Rounding.plain(step), at, cumulative)
          : new ValueModel.Number(
              Rounding.plain(step), at, cumulative, List.of(), endings.values(), endings.ends());
    }
    List<String> at = knots.keySet().stream()
        .map(half -> time(numbers.meaning(), half, placed.step()))
        .toList();
    return new ValueModel.Time(Rounding.plain(step), at, cumulative);
  }

  /** The knots of the distribution of lengths; empty where too few are present. */
  static Optional<Placed> placeLengths(Numbers lengths, PublishingPolicy policy) {
    // Lengths lie on the grid of whole numbers, whatever those that were seen have in common.
    return place(new Numbers(Meaning.NUMBER, lengths.units(), lengths.unit(), 1), policy);
  }

  /** The distribution of lengths; null where too few are present. */
  static ValueModel.Number ofLengths(Numbers lengths, PublishingPolicy policy) {
    return placeLengths(lengths, policy)
        .map(Marginal::model)
        .map(ValueModel.Number.class::cast)
        .orElse(null);
  }

  private static BigDecimal position(long halves, BigDecimal step) {
    return Rounding.plain(BigDecimal.valueOf(halves).multiply(step).divide(TWO));
  }

  private static String time(Meaning meaning, long halves, long step) {
    // Half microseconds, taken apart so that nanoseconds do not overflow.
    long halfMicros = halves * step;
    long seconds = Math.floorDiv(halfMicros, 2_000_000L);
    long nanos = Math.floorMod(halfMicros, 2_000_000L) * 500;
    if (meaning == Meaning.TIME_OF_DAY) {
      return clock(Math.max(0, seconds * 1_000_000_000L + nanos));
    }
    LocalDateTime time = EPOCH.plusSeconds(seconds).plusNanos(nanos);
    boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
    return meaning == Meaning.DATE && midnight ? time.toLocalDate().toString() : time.toString();
  }

  /** PostgreSQL's day ends with 24:00:00. */
  private static String clock(long nanos) {
    return nanos >= DAY * 1000 ? "24:00:00" : LocalTime.ofNanoOfDay(nanos).toString();
  }
}
