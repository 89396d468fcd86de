package dev.replica.seed.load;

import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Values by their text form into the binary format. Where the text is of no use, the message does not tell it. */
final class BinaryLiterals {

  private interface Literal {
    void write(BinaryRowWriter out, String text);
  }

  private static final Map<String, Literal> SYSTEM = new HashMap<>();

  static {
    SYSTEM.put("bool", (out, text) -> out.bool(bool(text)));
    SYSTEM.put("int2", (out, text) -> out.int2(Short.parseShort(text.strip())));
    SYSTEM.put("int4", (out, text) -> out.int4(Integer.parseInt(text.strip())));
    SYSTEM.put("int8", (out, text) -> out.int8(Long.parseLong(text.strip())));
    SYSTEM.put("float4", (out, text) -> out.float4(FloatLiterals.float4(text)));
    SYSTEM.put("float8", (out, text) -> out.float8(FloatLiterals.float8(text)));
    SYSTEM.put("numeric", FloatLiterals::numeric);
    SYSTEM.put("money", (out, text) -> out.money(cents(text)));
    for (String name : Set.of("text", "varchar", "bpchar", "name", "json", "xml")) {
      SYSTEM.put(name, BinaryRowWriter::text);
    }
    SYSTEM.put("char", (out, text) -> out.bytea(Hexadecimal.character(text)));
    SYSTEM.put("jsonb", BinaryRowWriter::versioned);
    SYSTEM.put("jsonpath", BinaryRowWriter::versioned);
    SYSTEM.put("bytea", (out, text) -> out.bytea(Hexadecimal.bytea(text)));
    SYSTEM.put("bit", (out, text) -> out.bytea(Hexadecimal.bits(text)));
    SYSTEM.put("varbit", (out, text) -> out.bytea(Hexadecimal.bits(text)));
    SYSTEM.put("uuid", (out, text) -> out.bytea(uuid(text)));
    SYSTEM.put("date", (out, text) -> out.date(TimeLiterals.date(text)));
    SYSTEM.put("time", (out, text) -> out.time(TimeLiterals.time(text)));
    SYSTEM.put("timetz", TimeLiterals::timetz);
    SYSTEM.put("timestamp", (out, text) -> out.timestamp(TimeLiterals.timestamp(text)));
    SYSTEM.put("timestamptz", (out, text) -> out.timestamptz(TimeLiterals.timestamp(text)));
    SYSTEM.put("interval", IntervalLiteral::write);
    SYSTEM.put("inet", (out, text) -> out.bytea(NetworkLiterals.inet(text, false)));
    SYSTEM.put("cidr", (out, text) -> out.bytea(NetworkLiterals.inet(text, true)));
    SYSTEM.put("macaddr", (out, text) -> out.bytea(NetworkLiterals.hardware(text, 6)));
    SYSTEM.put("macaddr8", (out, text) -> out.bytea(NetworkLiterals.hardware(text, 8)));
    SYSTEM.put("point", (out, text) -> out.bytea(GeometryLiterals.numbers(text, 2)));
    SYSTEM.put("lseg", (out, text) -> out.bytea(GeometryLiterals.numbers(text, 4)));
    SYSTEM.put("box", (out, text) -> out.bytea(GeometryLiterals.numbers(text, 4)));
    SYSTEM.put("line", (out, text) -> out.bytea(GeometryLiterals.numbers(text, 3)));
    SYSTEM.put("circle", (out, text) -> out.bytea(GeometryLiterals.numbers(text, 3)));
    SYSTEM.put("path", (out, text) -> out.bytea(GeometryLiterals.path(text)));
    SYSTEM.put("polygon", (out, text) -> out.bytea(GeometryLiterals.polygon(text)));
    for (String name : Set.of("oid", "xid", "cid")) {
      SYSTEM.put(name, (out, text) -> out.int4(Integer.parseUnsignedInt(text.strip())));
    }
    SYSTEM.put("xid8", (out, text) -> out.int8(Long.parseUnsignedLong(text.strip())));
    SYSTEM.put("pg_lsn", (out, text) -> out.int8(logPosition(text.strip())));
  }

  /** Types of PostgreSQL's extensions, in whatever schema these are installed. */
  private static final Map<String, Literal> EXTENSIONS = Map.of(
      "citext", BinaryRowWriter::text,
      "hstore", (out, text) -> out.bytea(HstoreLiteral.encode(text)),
      "ltree", BinaryRowWriter::versioned,
      "lquery", BinaryRowWriter::versioned,
      "ltxtquery", BinaryRowWriter::versioned);

  /** Arrays of the system catalogs, whose text is a list of numbers. */
  private static final Set<String> VECTORS = Set.of("int2vector", "oidvector");

  /** PostgreSQL's own types that have no binary form at all, or had none in an older release. */
  private static final Set<String> TEXT_ONLY = Set.of("aclitem", "gtsvector");

  private BinaryLiterals() {}

  /** Whether the server can take the type in its binary form, be it known here or not. */
  static boolean received(SqlType type) {
    return !(type.base() instanceof SqlType.Scalar scalar)
        || scalar.name().schema().equals(SqlType.SYSTEM)
            && !TEXT_ONLY.contains(scalar.name().name());
  }

  static boolean writes(SqlType type) {
    if (type instanceof SqlType.Scalar scalar) {
      return literal(scalar) != null;
    }
    if (type instanceof SqlType.Domain domain) {
      return writes(domain.underlying());
    }
    if (type instanceof SqlType.Array array) {
      return writes(array.element()) && !VECTORS.contains(array.name().name());
    }
    if (type instanceof SqlType.Composite composite) {
      return composite.attributes().stream().allMatch(attribute -> writes(attribute.type()));
    }
    if (type instanceof SqlType.Range range) {
      return writes(range.subtype());
    }
    if (type instanceof SqlType.Multirange multirange) {
      return writes(multirange.range());
    }
    return type instanceof SqlType.Enumeration;
  }

  static void write(BinaryRowWriter out, SqlType type, String text) {
    try {
      convert(out, type, text);
    } catch (NumberFormatException | ArithmeticException e) {
      // The JDK's messages quote the text, which may be a value of the scanned database.
      throw malformed(type, "a number");
    }
  }

  private static void convert(BinaryRowWriter out, SqlType type, String text) {
    if (type instanceof SqlType.Scalar scalar && literal(scalar) != null) {
      literal(scalar).write(out, text);
    } else if (type instanceof SqlType.Enumeration) {
      out.text(text);
    } else if (type instanceof SqlType.Domain domain) {
      convert(out, domain.underlying(), text);
    } else if (type instanceof SqlType.Array array) {
      ArrayLiteral.write(out, array, text);
    } else if (type instanceof SqlType.Composite composite) {
      NestedLiterals.composite(out, composite, text);
    } else if (type instanceof SqlType.Range range) {
      NestedLiterals.range(out, range, text);
    } else if (type instanceof SqlType.Multirange multirange) {
      NestedLiterals.multirange(out, multirange, text);
    } else {
      throw new IllegalArgumentException(
          "The type " + type.sql() + " has no binary form here; load it as text.");
    }
  }

  private static Literal literal(SqlType.Scalar type) {
    return (type.name().schema().equals(SqlType.SYSTEM) ? SYSTEM : EXTENSIONS)
        .get(type.name().name());
  }

  private static IllegalArgumentException malformed(SqlType type, String expected) {
    return new IllegalArgumentException(
        "Expected " + expected + " within the text of a " + type.sql() + ".");
  }

  private static boolean bool(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "t", "true", "y", "yes", "on", "1" -> true;
      case "f", "false", "n", "no", "off", "0" -> false;
      default -> throw new IllegalArgumentException("Expected true or false.");
    };
  }

  /** A plain number, or one with a dollar sign and commas as {@code lc_monetary} en_US has it. */
  private static long cents(String text) {
    String number = text.strip().replace("$", "").replace(",", "");
    return new BigDecimal(number)
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static byte[] uuid(String text) {
    byte[] bytes = Hexadecimal.bytes(text.strip(), "-{}");
    if (bytes.length != 16) {
      throw new IllegalArgumentException(
          "Expected the 16 bytes of a UUID, found " + bytes.length + ".");
    }
    return bytes;
  }

  /** A position in the write-ahead log: two halves in hexadecimal digits. */
  private static long logPosition(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("Expected a slash within the position in the log.");
    }
    long high = Integer.parseUnsignedInt(text.substring(0, slash), 16);
    return high << 32
        | Integer.toUnsignedLong(Integer.parseUnsignedInt(text.substring(slash + 1), 16));
  }
}
