package dev.replica.seed.generate;

import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.TimeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** Numbers and times: a polyline inverted, then rounded to its grid; or times put together of their parts. */
final class GridValues implements Values {

  private static final long WEEKDAY = 1;
  private static final long CLOCK = 2;

  private final Lattice lattice;

  /** In steps of the grid. */
  private final Polyline polyline;

  private final double unitsPerStep;

  /** The ranks that the limits leave, as a piece of all ranks. */
  private final double lowerRank;

  private final double ranks;
  private final double least;
  private final double most;

  /** Null where the polyline tells all. */
  private final Days days;

  /** The only values, in steps; null where all steps are. */
  private double[] only;

  /** What numbers have above the whole one below them, in steps, and the shares summed up; null for whatever the polyline says. */
  private double[] endings;

  private double[] endingEnds;
  private double stepsPerOne;

  private GridValues(
      Lattice lattice,
      Polyline polyline,
      double unitsPerStep,
      double least,
      double most,
      Days days) {
    this.lattice = lattice;
    this.days = days;
    this.polyline = polyline;
    this.unitsPerStep = unitsPerStep;
    this.least = least;
    this.most = most;
    double lower = polyline.cdf(least - .5);
    double upper = polyline.cdf(most + .5);
    boolean some = upper > lower;
    this.lowerRank = some ? lower : 0;
    this.ranks = some ? upper - lower : 1;
  }

  static GridValues of(ValueModel.Number model, Lattice lattice, Limits limits) {
    GridValues values = of(lattice, model.step(), model.at(), model.cumulative(), limits, null);
    double perOne = lattice.perOne() / values.unitsPerStep;
    values.only = model.values().isEmpty()
        ? null
        : model.values().stream()
            .mapToDouble(value -> Math.rint(value.doubleValue() * perOne))
            .filter(step -> step >= values.least && step <= values.most)
            .toArray();
    if (!model.endings().isEmpty() && perOne >= 2) {
      values.stepsPerOne = Math.rint(perOne);
      values.endings = model.endings().stream()
          .mapToDouble(ending -> Math.rint(ending.doubleValue() * perOne))
          .toArray();
      values.endingEnds =
          model.endingEnds().stream().mapToDouble(Double::doubleValue).toArray();
    }
    return values;
  }

  static GridValues of(ValueModel.Time model, Lattice lattice, Limits limits) {
    return of(
        lattice,
        model.step(),
        model.at().stream().map(TimeText::seconds).toList(),
        model.cumulative(),
        limits,
        model);
  }

  private static GridValues of(
      Lattice lattice,
      BigDecimal step,
      List<BigDecimal> at,
      List<Double> cumulative,
      Limits limits,
      ValueModel.Time time) {
    // The grid of the type may be coarser than the scanned one.
    double unitsPerStep = step.doubleValue() * lattice.perOne();
    BigDecimal grid = step;
    if (unitsPerStep < 1) {
      grid = lattice.kind() == Lattice.Kind.DATE
          ? BigDecimal.valueOf(86_400)
          : lattice.temporal() || lattice.kind() == Lattice.Kind.INTERVAL
              ? BigDecimal.ONE.movePointLeft(6)
              : BigDecimal.ONE.movePointLeft(lattice.scale());
      unitsPerStep = 1;
    }
    double[] positions = new double[at.size()];
    double[] shares = new double[at.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = at.get(i).divide(grid, 6, RoundingMode.HALF_EVEN).doubleValue();
      shares[i] = cumulative.get(i);
    }
    // The type may hold less than the scanned one did.
    double least = Math.ceil(lattice.minimum() / unitsPerStep);
    double most = Math.floor(lattice.maximum() / unitsPerStep);
    if (limits.lower() != null) {
      least =
          Math.max(least, limits.lower().divide(grid, 0, RoundingMode.CEILING).doubleValue());
    }
    if (limits.upper() != null) {
      most = Math.min(most, limits.upper().divide(grid, 0, RoundingMode.FLOOR).doubleValue());
    }
    double units = Math.rint(unitsPerStep);
    Days days = time == null ? null : Days.of(time, lattice, least * units, most * units);
    return new GridValues(lattice, polyline(positions, shares), units, least, most, days);
  }

  /** Positions that fall together on a coarser grid are one knot. */
  static Polyline polyline(double[] positions, double[] shares) {
    int kept = 0;
    for (int i = 0; i < positions.length; i++) {
      if (kept > 0 && positions[i] <= positions[kept - 1]) {
        shares[kept - 1] = shares[i];
      } else {
        positions[kept] = positions[i];
        shares[kept++] = shares[i];
      }
    }
    if (kept == 1) {
      return Polyline.of(new double[] {positions[0] - .5, positions[0] + .5}, new double[] {0, 1});
    }
    double[] at = Arrays.copyOf(positions, kept);
    double[] cumulative = Arrays.copyOf(shares, kept);
    cumulative[0] = 0;
    return Polyline.of(at, cumulative);
  }

  /** The parts that values are put together of; null where the rank tells all. */
  Days days() {
    return days;
  }

  /** The day of a date or a timestamp, counted from 2000-01-01. */
  long day(double rank, double weekday) {
    if (days != null) {
      return days.day(rank, weekday);
    }
    return lattice.kind() == Lattice.Kind.DATE
        ? units(rank)
        : Math.floorDiv(units(rank), Lattice.DAY);
  }

  /** The rank of a value by its units: the middle of those that give it. */
  double rank(long units) {
    if (days != null) {
      return days.rank(units);
    }
    return inside((polyline.cdf(units / unitsPerStep) - lowerRank) / ranks);
  }

  /** A rank within 0 to 1, both ends exclusive. */
  static double inside(double rank) {
    return Math.max(1e-9, Math.min(1 - 1e-9, rank));
  }

  /** The value's units, its parts by ranks of their own. */
  long units(double rank, double weekday, double clock) {
    return days == null ? units(rank) : within(days.units(rank, weekday, clock));
  }

  /** The value's units; where it has parts, the bits settle those that the rank does not. */
  long units(double rank, long bits) {
    return days == null ? units(rank) : units(rank, weekday(bits), clock(bits));
  }

  static double weekday(long bits) {
    return Randomness.uniform(Randomness.hash(bits, WEEKDAY));
  }

  static double clock(long bits) {
    return Randomness.uniform(Randomness.hash(bits, CLOCK));
  }

  /** The value's units by its polyline. */
  long units(double rank) {
    double position = polyline.quantile(lowerRank + rank * ranks);
    double steps = endings != null
        ? ended(position)
        : only == null || only.length == 0 ? Math.rint(position) : nearest(position);
    return (long) (Math.max(least, Math.min(most, steps)) * unitsPerStep);
  }

  /** The number that a position stands for which tells the ending by its place in the unit. */
  private double ended(double position) {
    double whole = Math.floor((position + .5) / stepsPerOne);
    double within = (position + .5) / stepsPerOne - whole;
    int ending = 0;
    while (ending < endings.length - 1 && within >= endingEnds[ending]) {
      ending++;
    }
    return whole * stepsPerOne + endings[ending];
  }

  /** The position that stands for a number. */
  private double position(double steps) {
    double whole = Math.floor(steps / stepsPerOne);
    int ending = 0;
    while (ending < endings.length - 1 && steps - whole * stepsPerOne > endings[ending]) {
      ending++;
    }
    double low = ending == 0 ? 0 : endingEnds[ending - 1];
    return (whole + (low + endingEnds[ending]) / 2) * stepsPerOne - .5;
  }

  private double nearest(double position) {
    int found = Arrays.binarySearch(only, position);
    int above = found >= 0 ? found : Math.min(-found - 1, only.length - 1);
    int below = Math.max(0, above - 1);
    return position - only[below] < only[above] - position ? only[below] : only[above];
  }

  /** The rank of a value among those that the column has without limits, 0 to 1. */
  double unlimitedRank(long units) {
    if (days != null) {
      return days.rank(units);
    }
    double steps = units / unitsPerStep;
    return polyline.cdf(endings == null ? steps : position(steps));
  }

  Lattice lattice() {
    return lattice;
  }

  /** The last value of the grid that is not above. */
  long floor(long units) {
    long step = Math.max(1, (long) unitsPerStep);
    return Math.floorDiv(units, step) * step;
  }

  /**
   * A value that is not below {@code least}, for one that is: above it by {@code uniform} of the ranks that the other lies below it,
   * so that what hardly misses the bound stays near it and the distribution hardly moves.
   */
  long from(long least, long lower, double uniform) {
    if (days != null) {
      double first = days.rank(least);
      double lacking = Math.max(0, first - days.rank(lower));
      long bits = Double.doubleToRawLongBits(uniform);
      double rank = inside(first + lacking * uniform);
      return within(Math.max(least, days.units(rank, weekday(bits), clock(bits))));
    }
    double bound = polyline.cdf(least / unitsPerStep - .5);
    double missed = Math.max(0, bound - polyline.cdf(lower / unitsPerStep));
    double steps = Math.rint(polyline.quantile(Math.min(1, bound + missed * uniform)));
    return within(Math.max(least, (long) (steps * unitsPerStep)));
  }

  /** {@code units} held inside the limits. */
  long within(long units) {
    return Math.max(bound(least), Math.min(bound(most), units));
  }

  /** {@code units} held inside the limits, and between the ends of the polyline. */
  long spanned(long units) {
    double low = Math.ceil(polyline.quantile(0));
    double high = Math.floor(polyline.quantile(1));
    return low > high ? within(units) : within(Math.max(bound(low), Math.min(bound(high), units)));
  }

  /** Units from one value to the next. */
  long step() {
    return Math.max(1, (long) unitsPerStep);
  }

  private long bound(double steps) {
    return (long) (steps * unitsPerStep);
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    Units.write(lattice, units(rank, bits), out);
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return Units.value(lattice, units(rank, bits));
  }
}
