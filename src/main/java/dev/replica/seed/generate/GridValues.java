package dev.replica.seed.generate;

import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.TimeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Numbers and times: a polyline inverted, then rounded to its grid. */
final class GridValues implements Values {

  private final Lattice lattice;

  /** In steps of the grid. */
  private final Polyline polyline;

  private final double unitsPerStep;

  /** The ranks that the limits leave, as a piece of all ranks. */
  private final double lowerRank;

  private final double ranks;
  private final double least;
  private final double most;

  private GridValues(
      Lattice lattice, Polyline polyline, double unitsPerStep, double least, double most) {
    this.lattice = lattice;
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
    return of(lattice, model.step(), model.at(), model.cumulative(), limits);
  }

  static GridValues of(ValueModel.Time model, Lattice lattice, Limits limits) {
    return of(
        lattice,
        model.step(),
        model.at().stream().map(TimeText::seconds).toList(),
        model.cumulative(),
        limits);
  }

  private static GridValues of(
      Lattice lattice,
      BigDecimal step,
      List<BigDecimal> at,
      List<Double> cumulative,
      Limits limits) {
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
    return new GridValues(
        lattice, polyline(positions, shares), Math.rint(unitsPerStep), least, most);
  }

  /** Positions that fall together on a coarser grid are one knot. */
  private static Polyline polyline(double[] positions, double[] shares) {
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
    double[] at = java.util.Arrays.copyOf(positions, kept);
    double[] cumulative = java.util.Arrays.copyOf(shares, kept);
    cumulative[0] = 0;
    return Polyline.of(at, cumulative);
  }

  /** The value's units. */
  long units(double rank) {
    double steps = Math.rint(polyline.quantile(lowerRank + rank * ranks));
    return (long) (Math.max(least, Math.min(most, steps)) * unitsPerStep);
  }

  /** The rank of a value among those that the column has without limits, 0 to 1. */
  double rank(long units) {
    return polyline.cdf(units / unitsPerStep);
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
    double bound = polyline.cdf(least / unitsPerStep - .5);
    double missed = Math.max(0, bound - polyline.cdf(lower / unitsPerStep));
    double steps = Math.rint(polyline.quantile(Math.min(1, bound + missed * uniform)));
    return within(Math.max(least, (long) (steps * unitsPerStep)));
  }

  /** {@code units} held inside the limits. */
  long within(long units) {
    return Math.max(bound(least), Math.min(bound(most), units));
  }

  private long bound(double steps) {
    return (long) (steps * unitsPerStep);
  }

  @Override
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    Units.write(lattice, units(rank), out);
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    return Units.value(lattice, units(rank));
  }
}
