package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence.Part;
import dev.replica.model.Randomness;
import java.util.List;

/** Points by their two coordinates. */
final class PointValues implements CompoundValues {

  private static final List<Portion> PORTIONS = List.of(new Portion(Part.Y));

  private final SqlType type;
  private final Values x;
  private final Values y;

  PointValues(SqlType type, Values x, Values y) {
    this.type = type;
    this.x = x;
    this.y = y;
  }

  @Override
  public List<Portion> portions() {
    return PORTIONS;
  }

  @Override
  public void write(double rank, double[] ranks, long bits, Scratch scratch, RowWriter out) {
    out.parsed(type, (String) value(rank, ranks, bits, scratch));
  }

  @Override
  public Object value(double rank, double[] ranks, long bits, Scratch scratch) {
    double up = Double.isNaN(ranks[0]) ? Randomness.uniform(bits) : ranks[0];
    return "(" + x.value(rank, bits, scratch) + "," + y.value(up, bits, scratch) + ")";
  }
}
