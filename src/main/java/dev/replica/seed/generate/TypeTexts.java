package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.Lattice;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * PostgreSQL's text form of a value of any type made of a number: other numbers give other values, as far as the type has so
 * many.
 */
final class TypeTexts {

  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final long MANY_DAYS = 50_000;

  private TypeTexts() {}

  /**
   * The text of value {@code n}.
   *
   * @param n 0 or more
   * @throws IllegalArgumentException for a type of PostgreSQL's that {@link dev.replica.seed.plan.TypeSupport} does not list
   */
  static String of(SqlType declared, long n) {
    SqlType type = declared.base();
    if (type instanceof SqlType.Enumeration enumeration) {
      return enumeration.labels().get((int) (n % enumeration.labels().size()));
    }
    if (type instanceof SqlType.Array array) {
      return "{" + quoted(of(array.element(), n)) + "}";
    }
    if (type instanceof SqlType.Composite composite) {
      return composite.attributes().stream()
          .map(attribute -> quoted(of(attribute.type(), n)))
          .collect(Collectors.joining(",", "(", ")"));
    }
    if (type instanceof SqlType.Range range) {
      if (Lattice.of(range.subtype(), 0).isEmpty()) {
        // In which order values of other types stand, their type knows: no value stands before
        // itself.
        String only = quoted(of(range.subtype(), n));
        return "[" + only + "," + only + "]";
      }
      return "[" + quoted(of(range.subtype(), 2 * n)) + "," + quoted(of(range.subtype(), 2 * n + 1))
          + ")";
    }
    if (type instanceof SqlType.Multirange multirange) {
      return "{" + of(multirange.range(), n) + "}";
    }
    SqlType.Scalar scalar = (SqlType.Scalar) type;
    return scalar.name().schema().equals(SqlType.SYSTEM)
        ? system(scalar, n)
        : ExtensionTexts.of(scalar, n);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String system(SqlType.Scalar type, long n) {
    return switch (type.name().name()) {
      case "bool" -> n % 2 == 0 ? "f" : "t";
      case "int2" -> String.valueOf(n % Short.MAX_VALUE);
      case "int4", "oid", "xid", "cid" -> String.valueOf(n % Integer.MAX_VALUE);
      case "int8", "float4", "float8", "xid8" -> String.valueOf(n);
      case "numeric" ->
        String.valueOf(n
            % (Lattice.of(type, 0)
                    .map(l -> l.maximum() / powerOfTen(l.scale()))
                    .orElse(Long.MAX_VALUE)
                + 1));
      case "money" -> n + ".00";
      case "date" -> FIRST_DAY.plusDays(n % MANY_DAYS).toString();
      case "time" -> time(n);
      case "timetz" -> time(n) + "+00";
      case "timestamp" -> FIRST_DAY.plusDays(n / 86_400 % MANY_DAYS) + " " + time(n);
      case "timestamptz" -> FIRST_DAY.plusDays(n / 86_400 % MANY_DAYS) + " " + time(n) + "+00";
      case "interval" -> n + " seconds";
      case "uuid" -> new java.util.UUID(UuidValues.mostDistinct(n), UuidValues.least(n)).toString();
      case "bytea" -> String.format(Locale.ROOT, "\\x%016x", n);
      case "json", "jsonb" -> "{\"id\": " + n + "}";
      case "xml" -> "<value>" + n + "</value>";
      case "inet" -> "10." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255);
      case "cidr" -> "10." + (n >> 8 & 255) + "." + (n & 255) + ".0/24";
      case "macaddr" -> mac(n, 6);
      case "macaddr8" -> mac(n, 8);
      case "bit", "varbit" -> bits(type, n);
      case "point" -> point(n);
      case "lseg" -> "(" + point(n) + "," + point(n + 1) + ")";
      // Boxes and circles of different numbers do not touch: they may be excluded from overlapping.
      case "box" -> "(" + point(n) + ",(" + n % 1000 + ".5," + n / 1000 % 1_000_000 + ".5))";
      case "path", "polygon" -> "(" + point(n) + "," + point(n + 1) + "," + point(n + 7) + ")";
      case "circle" -> "<" + point(n) + ",0." + (1 + n % 4) + ">";
      case "line" -> "{1," + (1 + n % 1000) + "," + n + "}";
      case "tsvector" -> "'word" + n % 1000 + "' 'entry" + n + "'";
      case "tsquery" -> "'word" + n + "'";
      case "pg_lsn" -> String.format(Locale.ROOT, "%X/%X", n >>> 32, n & 0xFFFF_FFFFL);
      case "jsonpath" -> "$.\"key" + n + "\"";
      case "tid" -> "(" + n % Integer.MAX_VALUE + ",1)";
      case "txid_snapshot", "pg_snapshot" -> (n + 1) + ":" + (n + 1) + ":";
      case "int2vector" -> String.valueOf(n % Short.MAX_VALUE);
      case "oidvector" -> String.valueOf(n % Integer.MAX_VALUE);
      case "regclass" -> "pg_catalog.pg_class";
      case "regtype" -> "integer";
      case "regproc" -> "pg_catalog.now";
      case "regprocedure" -> "pg_catalog.now()";
      case "regoper" -> "0";
      case "regoperator" -> "pg_catalog.=(integer,integer)";
      case "regconfig", "regdictionary" -> "pg_catalog.simple";
      case "regnamespace" -> "pg_catalog";
      case "regrole" -> "-";
      case "regcollation" -> "\"C\"";
      case "char" -> String.valueOf((char) ('a' + n % 26));
      case "text", "varchar", "bpchar", "name", "refcursor" -> cut(type, "v" + n);
      default -> throw new IllegalArgumentException("no values can be made for type " + type.sql());
    };
  }

  private static String cut(SqlType.Scalar type, String text) {
    List<Integer> modifiers = type.modifiers();
    return modifiers.isEmpty() || modifiers.get(0) >= text.length()
        ? text
        : text.substring(text.length() - modifiers.get(0));
  }

  private static String time(long n) {
    long second = n % 86_400;
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
  }

  /** Locally administered addresses: no manufacturer has them. */
  private static String mac(long n, int bytes) {
    StringBuilder text = new StringBuilder("02");
    for (int i = bytes - 2; i >= 0; i--) {
      text.append(String.format(Locale.ROOT, ":%02x", n >>> 8 * i & 255));
    }
    return text.toString();
  }

  private static String bits(SqlType.Scalar type, long n) {
    int length =
        type.modifiers().isEmpty() ? type.is("bit") ? 1 : 16 : type.modifiers().get(0);
    StringBuilder text = new StringBuilder(length);
    for (int i = length - 1; i >= 0; i--) {
      text.append(i < 63 && (n >>> i & 1) == 1 ? '1' : '0');
    }
    return text.toString();
  }

  private static String point(long n) {
    return "(" + n % 1000 + "," + n / 1000 % 1_000_000 + ")";
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
