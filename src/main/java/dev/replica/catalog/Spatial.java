package dev.replica.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the modifier of a PostGIS column asks for: {@code (PointZ,4326)}.
 *
 * @param kind {@code Point}, {@code MultiPolygon}; {@code Geometry} where any will do
 * @param z whether there is a third coordinate
 * @param m whether there is a measure
 * @param srid the spatial reference system; 0 where none is named
 */
public record Spatial(String kind, boolean z, boolean m, int srid) {

  private static final Set<String> TYPES = Set.of("geometry", "geography");

  /** By their number in PostGIS. */
  private static final List<String> KINDS = List.of(
      "Geometry",
      "Point",
      "LineString",
      "Polygon",
      "MultiPoint",
      "MultiLineString",
      "MultiPolygon",
      "GeometryCollection",
      "CircularString",
      "CompoundCurve",
      "CurvePolygon",
      "MultiCurve",
      "MultiSurface",
      "PolyhedralSurface",
      "Triangle",
      "Tin");

  /** Whether the type is one of PostGIS, whatever schema that is installed in. */
  public static boolean is(SqlType type) {
    return type instanceof SqlType.Scalar scalar && is(scalar.name());
  }

  static boolean is(QualifiedName type) {
    return !type.schema().equals(SqlType.SYSTEM) && TYPES.contains(type.name());
  }

  /** What a column of this type has to hold. */
  public static Spatial of(SqlType.Scalar type) {
    if (!type.modifiers().isEmpty()) {
      return ofModifier(type.modifiers().get(0));
    }
    return new Spatial(
        KINDS.get(0), false, false, type.name().name().equals("geography") ? 4326 : 0);
  }

  /** {@code typmod} as PostGIS packs it: 21 bits of signed SRID, 6 of kind, one for Z, one for M. */
  private static Spatial ofModifier(int modifier) {
    int kind = (modifier & 0xFC) >> 2;
    int srid = (modifier & 0x0FFFFF00) - (modifier & 0x10000000) >> 8;
    return new Spatial(
        kind < KINDS.size() ? KINDS.get(kind) : KINDS.get(0),
        (modifier & 2) != 0,
        (modifier & 1) != 0,
        srid);
  }

  /** The name of a kind by its number in well-known binary; empty for one that is not known. */
  public static Optional<String> kind(int number) {
    return number > 0 && number < KINDS.size()
        ? Optional.of(KINDS.get(number))
        : number == 17 ? Optional.of("Triangle") : Optional.empty();
  }

  /** What {@code 4326;PointZ} tells: reference system, kind and coordinates; any kind where it tells none. */
  public static Spatial told(String text) {
    String[] parts = text.split(";", 2);
    return parse(parts[1] + "," + parts[0])
        .map(Spatial::ofModifier)
        .orElse(new Spatial(KINDS.get(0), false, false, 0));
  }

  private int modifier() {
    return (srid & 0x1FFFFF) << 8 | KINDS.indexOf(kind) << 2 | (z ? 2 : 0) | (m ? 1 : 0);
  }

  /** The modifier in parentheses, as PostGIS prints it. */
  static String print(int modifier) {
    Spatial spatial = ofModifier(modifier);
    return "(" + spatial.kind + (spatial.z ? "Z" : "") + (spatial.m ? "M" : "")
        + (spatial.srid == 0 ? "" : "," + spatial.srid) + ")";
  }

  /** The inverse of {@link #print}, without the parentheses; empty where the text is no such modifier. */
  static Optional<Integer> parse(String text) {
    String[] parts = text.split(",", -1);
    String name = parts[0].strip();
    String srid = parts.length > 1 ? parts[1].strip() : "0";
    if (parts.length > 2 || !srid.matches("-?\\d{1,6}")) {
      return Optional.empty();
    }
    for (String suffix : List.of("ZM", "Z", "M", "")) {
      for (String kind : KINDS) {
        if ((kind + suffix).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
          return Optional.of(
              new Spatial(kind, suffix.contains("Z"), suffix.contains("M"), Integer.parseInt(srid))
                  .modifier());
        }
      }
    }
    return Optional.empty();
  }
}
