package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence.Part;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.Lattice;
import java.util.List;

/** Ranges, and multiranges of one range: the rank decides the lower bound, the width's or the bits the width; the upper bound is left out. */
final class RangeValues implements CompoundValues {

  private static final List<Portion> PORTIONS = List.of(new Portion(Part.WIDTH));

  private final SqlType.Range type;

  /** Null where the values are ranges themselves. */
  private final SqlType.Multirange multirange;

  private final Lattice lattice;
  private final GridValues lower;

  /** In units of the lattice. */
  private final GridValues width;

  RangeValues(
      SqlType.Range type,
      SqlType.Multirange multirange,
      Lattice lattice,
      GridValues lower,
      GridValues width) {
    this.type = type;
    this.multirange = multirange;
    this.lattice = lattice;
    this.lower = lower;
    this.width = width;
  }

  @Override
  public List<Portion> portions() {
    return PORTIONS;
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    long from = lower.units(rank);
    double wide = Double.isNaN(ranks[0]) ? Randomness.uniform(bits) : ranks[0];
    long to = from + Math.max(1, width.units(wide));
    if (multirange != null) {
      out.beginMultirange(multirange, 1);
    }
    out.beginRange(type, false, true, false, false, false);
    Units.write(lattice, from, out);
    Units.write(lattice, to, out);
    out.end();
    if (multirange != null) {
      out.end();
    }
  }

  /** No check that can be told without the server looks into a range. */
  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    return "[...)";
  }
}
