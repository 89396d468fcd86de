package dev.replica.seed.generate;

import dev.replica.catalog.Spatial;
import dev.replica.catalog.SqlType;
import dev.replica.model.Randomness;

/** Shapes around a middle that is drawn, of a size and a number of points that are drawn as well. */
final class SpatialValues implements Values {

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
  public void write(double rank, long bits, Scratch scratch, RowWriter out) {
    out.parsed(type, (String) value(rank, bits, scratch));
  }

  @Override
  public Object value(double rank, long bits, Scratch scratch) {
    Spatial spatial = Spatial.of(type);
    if (spatial.kind().equals("Geometry") && kinds != null) {
      spatial = Spatial.told((String) kinds.value(uniform(bits, 1), bits, scratch));
    }
    double around = reach == null ? 0 : number(reach, uniform(bits, 2), bits, scratch);
    int count = points == null ? 0 : (int) number(points, uniform(bits, 3), bits, scratch);
    double across = number(x, rank, bits, scratch);
    double up = number(y, Randomness.uniform(bits), bits, scratch);
    if (type.name().name().equals("geography")) {
      around = Math.min(around, NORTH / 2);
      across = Math.max(around - EAST, Math.min(EAST - around, across));
      up = Math.max(around - NORTH, Math.min(NORTH - around, up));
    }
    return SpatialTexts.of(spatial, across, up, Math.max(0, around), Math.min(MOST_POINTS, count));
  }

  private static double uniform(long bits, int part) {
    return Randomness.uniform(Randomness.hash(bits, part));
  }

  private static double number(Values values, double rank, long bits, Scratch scratch) {
    return ((Number) values.value(rank, bits, scratch)).doubleValue();
  }
}
