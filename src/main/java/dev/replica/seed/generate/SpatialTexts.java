package dev.replica.seed.generate;

import dev.replica.catalog.Spatial;
import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Valid shapes as PostGIS reads them: EWKT, of the kind, with the coordinates and in the reference system that a column asks for. */
final class SpatialTexts {

  /** Half the size of a shape, in degrees where the reference system has such. */
  private static final double REACH = 0.005;

  /** So large that corners keep apart when coordinates are rounded. */
  private static final double LEAST = 0.00001;

  private SpatialTexts() {}

  /** Shape {@code n} of a column, somewhere on earth. */
  static String of(SqlType.Scalar type, long n) {
    return of(
        Spatial.of(type), n % 36_000 / 100.0 - 180 + REACH, n / 7 % 17_000 / 100.0 - 85, REACH);
  }

  /** The shape around a point. */
  static String of(Spatial spatial, double x, double y, double reach) {
    return of(spatial, x, y, reach, 0);
  }

  /**
   * The shape around a point.
   *
   * @param points that a line or a ring has, as far as one can have so few; 0 for as few as there can be
   */
  static String of(Spatial spatial, double x, double y, double reach, int points) {
    boolean any = spatial.kind().equals("Geometry");
    String kind = any ? "POINT" : spatial.kind().toUpperCase(Locale.ROOT);
    String dimensions =
        spatial.z() && spatial.m() ? " ZM" : spatial.z() ? " Z" : spatial.m() ? " M" : "";
    // What has no extent is no valid area.
    Corners corners =
        new Corners(spatial, x, y, Math.max(reach, kind.endsWith("POINT") ? 0 : LEAST));
    String line = points > 2 ? corners.line(points) : corners.of(-1, -1, 1, 1);
    String ring = points > 5 && !kind.startsWith("POLYH")
        ? "(" + corners.ring(Math.min(points - 1, corners.most())) + ")"
        : "(" + corners.of(-1, -1, 1, -1, 1, 1, -1, 1, -1, -1) + ")";
    String triangle = "(" + corners.of(-1, -1, 1, -1, 1, 1, -1, -1) + ")";
    String body = switch (kind) {
      case "LINESTRING" -> line;
      case "POLYGON", "CURVEPOLYGON" -> ring;
      case "POINT" -> corners.of(0, 0);
      case "MULTIPOINT" -> points > 1 ? corners.line(points) : corners.of(0, 0);
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

    /** From one end to the other, a step to the one and the other side by turns: it never meets itself. */
    String line(int points) {
      return joined(
          points, i -> 2.0 * i / (points - 1) - 1, i -> (i % 2 == 0 ? -1.0 : 1.0) / points);
    }

    /** Corners on a circle that keep apart when coordinates are rounded. */
    int most() {
      return (int) Math.max(4, Math.min(1000, reach * 1e6));
    }

    /** Corners on a circle, the first one once more in the end. */
    String ring(int corners) {
      return joined(
          corners + 1,
          i -> StrictMath.cos(2 * StrictMath.PI * (i % corners) / corners),
          i -> StrictMath.sin(2 * StrictMath.PI * (i % corners) / corners));
    }

    private String joined(int points, IntToDoubleFunction across, IntToDoubleFunction up) {
      String others = (spatial.z() ? " 0" : "") + (spatial.m() ? " 0" : "");
      return IntStream.range(0, points)
          .mapToObj(i -> text(x + across.applyAsDouble(i) * reach) + " "
              + text(y + up.applyAsDouble(i) * reach) + others)
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
