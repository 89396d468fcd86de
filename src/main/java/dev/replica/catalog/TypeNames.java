package dev.replica.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The two names of PostgreSQL's own types: the catalog's ({@code int4}) and SQL's ({@code integer}). */
final class TypeNames {

  private static final Map<String, String> SQL_BY_INTERNAL = Map.ofEntries(
      Map.entry("bool", "boolean"),
      Map.entry("int2", "smallint"),
      Map.entry("int4", "integer"),
      Map.entry("int8", "bigint"),
      Map.entry("float4", "real"),
      Map.entry("float8", "double precision"),
      Map.entry("varchar", "character varying"),
      Map.entry("bpchar", "character"),
      Map.entry("char", "\"char\""),
      Map.entry("bit", "bit"),
      Map.entry("varbit", "bit varying"),
      Map.entry("time", "time without time zone"),
      Map.entry("timetz", "time with time zone"),
      Map.entry("timestamp", "timestamp without time zone"),
      Map.entry("timestamptz", "timestamp with time zone"));

  /** Types of extensions whose modifier is one number. */
  private static final Set<String> PLAIN = Set.of("vector", "halfvec", "sparsevec");

  private static final Map<String, String> INTERNAL_BY_SQL = new HashMap<>();

  static {
    SQL_BY_INTERNAL.forEach((internal, sql) -> INTERNAL_BY_SQL.put(sql, internal));
    // Unquoted, it is short for character; the type of a single byte is always quoted.
    INTERNAL_BY_SQL.put("char", "bpchar");
  }

  private TypeNames() {}

  /** SQL's form of the type: {@code timestamp(3) with time zone}. */
  static String print(SqlType.Scalar type) {
    boolean system = type.name().schema().equals(SqlType.SYSTEM);
    String name = system
        ? SQL_BY_INTERNAL.getOrDefault(type.name().name(), type.name().name())
        : type.name().sql();
    if (type.modifiers().isEmpty()) {
      // A type of no stated length is not what SQL makes of a bare "character" or "bit": those are
      // of length 1.
      if (type.is("bpchar")) {
        return "bpchar";
      }
      return type.is("bit") ? "\"bit\"" : name;
    }
    if (Spatial.is(type)) {
      return name + Spatial.print(type.modifiers().get(0));
    }
    String modifiers =
        type.modifiers().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
    int blank = name.startsWith("time") ? name.indexOf(' ') : -1;
    return blank < 0
        ? name + modifiers
        : name.substring(0, blank) + modifiers + name.substring(blank);
  }

  /** The catalog's name of a type that SQL calls {@code sqlName}: {@code int4} of {@code integer}. */
  static String internal(String sqlName) {
    return INTERNAL_BY_SQL.getOrDefault(sqlName, sqlName);
  }

  /** Modifiers of {@code pg_attribute.atttypmod} for a type; empty for -1, and where only the type's extension knows what it means. */
  static List<Integer> modifiers(QualifiedName type, int typmod) {
    if (typmod < 0) {
      return List.of();
    }
    if (!type.schema().equals(SqlType.SYSTEM)) {
      return PLAIN.contains(type.name()) || Spatial.is(type) ? List.of(typmod) : List.of();
    }
    return modifiers(type.name(), typmod);
  }

  private static List<Integer> modifiers(String internalName, int typmod) {
    return switch (internalName) {
      // The scale is a signed eleven-bit number since PostgreSQL 15.
      case "numeric" ->
        List.of((typmod - 4) >> 16 & 0xFFFF, (((typmod - 4) & 0x7FF) ^ 1024) - 1024);
      case "varchar", "bpchar" -> List.of(typmod - 4);
      case "bit", "varbit", "time", "timetz", "timestamp", "timestamptz" -> List.of(typmod);
      // The upper half holds which fields the interval keeps, 0xFFFF the precision that was not
      // given.
      case "interval" -> (typmod & 0xFFFF) == 0xFFFF ? List.of() : List.of(typmod & 0xFFFF);
      default -> List.of();
    };
  }
}
