package dev.replica.seed.generate;

import dev.replica.catalog.Spatial;
import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence.Part;
import dev.replica.model.Randomness;
import java.util.List;

/** Shapes around a middle that is drawn, of a size and a number of points that are drawn as well. */
final class SpatialValues implements CompoundValues {

  private static final List<Portion> PORTIONS = List.of(
      new Portion(Part.Y),
      new Portion(Part.KIND),
      new Portion(Part.REACH),
      new Portion(Part.POINTS));

  /** Half of the earth in degrees, and from the equator to a pole. */
  private static final double EAST = 180;

  private static final double NORTH = 90;

  /** Points of a shape that are made at the most. */
  private static final int MOST_POINTS = 500;

  private final SqlType.Scalar type;
  private final Values x;
  private final Values y;
  private final Values reach;
  private final Values points;
  private final Values kinds;

  /**
   * Shapes of a column.
   *
   * @param reach half of the longer side; null for points alone, as {@code points} is
   * @param kinds what the shapes are, where the column does not say it; null where nothing tells
   */
  SpatialValues(
      SqlType.Scalar type, Values x, Values y, Values reach, Values points, Values kinds) {
    this.type = type;
    this.x = x;
    this.y = y;
    this.reach = reach;
    this.points = points;
    this.kinds = kinds;
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
    Spatial spatial = Spatial.of(type);
    if (spatial.kind().equals("Geometry") && kinds != null) {
      spatial = Spatial.told((String) kinds.value(part(ranks, bits, 1), bits, scratch));
    }
    double around = reach == null ? 0 : number(reach, part(ranks, bits, 2), bits, scratch);
    int count = points == null ? 0 : (int) number(points, part(ranks, bits, 3), bits, scratch);
    double across = number(x, rank, bits, scratch);
    double up = number(y, part(ranks, bits, 0), bits, scratch);
    if (type.name().name().equals("geography")) {
      around = Math.min(around, NORTH / 2);
      across = Math.max(around - EAST, Math.min(EAST - around, across));
      up = Math.max(around - NORTH, Math.min(NORTH - around, up));
    }
    return SpatialTexts.of(spatial, across, up, Math.max(0, around), Math.min(MOST_POINTS, count));
  }

  /** The rank of a part by its place, its own or one that the bits say. */
  private static double part(double[] ranks, long bits, int part) {
    if (!Double.isNaN(ranks[part])) {
      return ranks[part];
    }
    return Randomness.uniform(part == 0 ? bits : Randomness.hash(bits, part));
  }

  private static double number(Values values, double rank, long bits, Scratch scratch) {
    return ((Number) values.value(rank, bits, scratch)).doubleValue();
  }
}
