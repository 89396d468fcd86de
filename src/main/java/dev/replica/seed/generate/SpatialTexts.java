package dev.replica.seed.generate;

import dev.replica.catalog.Spatial;
import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Valid shapes as PostGIS reads them: EWKT, of the kind, with the coordinates and in the reference system that a column asks for. */
final class SpatialTexts {

  /** Half the size of a shape, in degrees where the reference system has such. */
  private static final double REACH = 0.005;

  private SpatialTexts() {}

  /** Shape {@code n} of a column, somewhere on earth. */
  static String of(SqlType.Scalar type, long n) {
    return of(
        Spatial.of(type), n % 36_000 / 100.0 - 180 + REACH, n / 7 % 17_000 / 100.0 - 85, REACH);
  }

  /** The shape around a point. */
  static String of(Spatial spatial, double x, double y, double reach) {
    boolean any = spatial.kind().equals("Geometry");
    String kind = any ? "POINT" : spatial.kind().toUpperCase(Locale.ROOT);
    String dimensions =
        spatial.z() && spatial.m() ? " ZM" : spatial.z() ? " Z" : spatial.m() ? " M" : "";
    Corners corners = new Corners(spatial, x, y, reach);
    String line = corners.of(-1, -1, 1, 1);
    String ring = "(" + corners.of(-1, -1, 1, -1, 1, 1, -1, 1, -1, -1) + ")";
    String triangle = "(" + corners.of(-1, -1, 1, -1, 1, 1, -1, -1) + ")";
    String body = switch (kind) {
      case "LINESTRING" -> line;
      case "POLYGON", "CURVEPOLYGON" -> ring;
      case "MULTIPOINT", "POINT" -> corners.of(0, 0);
      case "MULTILINESTRING", "MULTICURVE", "COMPOUNDCURVE" -> "(" + line + ")";
      case "MULTIPOLYGON", "MULTISURFACE", "POLYHEDRALSURFACE" -> "(" + ring + ")";
      case "GEOMETRYCOLLECTION" -> "POINT" + dimensions + "(" + corners.of(0, 0) + ")";
      case "CIRCULARSTRING" -> corners.of(-1, -1, 1, -1, 1, 1);
      case "TRIANGLE" -> triangle;
      case "TIN" -> "(" + triangle + ")";
      default -> throw new IllegalArgumentException("no shapes of kind " + kind + " can be made");
    };
    return (spatial.srid() == 0 ? "" : "SRID=" + spatial.srid() + ";") + kind + dimensions + "("
        + body + ")";
  }

  private record Corners(Spatial spatial, double x, double y, double reach) {

    /** Coordinates of points that lie so many reaches from the middle, x and y by turns. */
    String of(int... steps) {
      String others = (spatial.z() ? " 0" : "") + (spatial.m() ? " 0" : "");
      return IntStream.range(0, steps.length / 2)
          .mapToObj(i ->
              text(x + steps[2 * i] * reach) + " " + text(y + steps[2 * i + 1] * reach) + others)
          .collect(Collectors.joining(", "));
    }

    /** To the tenth of a metre, where the unit is a degree. */
    private static String text(double coordinate) {
      return BigDecimal.valueOf(coordinate)
          .setScale(6, RoundingMode.HALF_EVEN)
          .stripTrailingZeros()
          .toPlainString();
    }
  }
}
