package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a value in an expression: what decides which comparison and which function is meant.
 *
 * @param name of an enum or an unknown type, unqualified
 * @param labels of an enum in their order; empty where they are not known
 * @param element of an array, else null
 * @param modifiers of the type, {@code [20]} of {@code varchar(20)}
 */
record ValueType(
    Kind kind, String name, List<String> labels, ValueType element, List<Integer> modifiers) {

  enum Kind {
    BOOLEAN,
    INT2,
    INT4,
    INT8,
    NUMERIC,
    FLOAT4,
    FLOAT8,
    MONEY,
    TEXT,
    /** Text that was given the collation "C", and so has an order that is known. */
    ORDERED_TEXT,
    BPCHAR,
    CITEXT,
    ENUM,
    UUID,
    JSON,
    JSONB,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    /** A date that was cast to timestamptz: midnight in the zone of the session, whichever that is. */
    ZONED_DATE,
    INTERVAL,
    BYTEA,
    ARRAY,
    /** NULL without a type. */
    NULL,
    OTHER
  }

  static final ValueType BOOLEAN = of(Kind.BOOLEAN);
  static final ValueType INT4 = of(Kind.INT4);
  static final ValueType INT8 = of(Kind.INT8);
  static final ValueType NUMERIC = of(Kind.NUMERIC);
  static final ValueType FLOAT8 = of(Kind.FLOAT8);
  static final ValueType TEXT = of(Kind.TEXT);
  static final ValueType INTERVAL = of(Kind.INTERVAL);
  static final ValueType NULL = of(Kind.NULL);

  private static final Map<String, Kind> KINDS = Map.ofEntries(
      Map.entry("bool", Kind.BOOLEAN),
      Map.entry("boolean", Kind.BOOLEAN),
      Map.entry("int2", Kind.INT2),
      Map.entry("smallint", Kind.INT2),
      Map.entry("int4", Kind.INT4),
      Map.entry("integer", Kind.INT4),
      Map.entry("int8", Kind.INT8),
      Map.entry("bigint", Kind.INT8),
      Map.entry("numeric", Kind.NUMERIC),
      Map.entry("float4", Kind.FLOAT4),
      Map.entry("real", Kind.FLOAT4),
      Map.entry("float8", Kind.FLOAT8),
      Map.entry("double precision", Kind.FLOAT8),
      Map.entry("money", Kind.MONEY),
      Map.entry("text", Kind.TEXT),
      Map.entry("varchar", Kind.TEXT),
      Map.entry("character varying", Kind.TEXT),
      Map.entry("bpchar", Kind.BPCHAR),
      Map.entry("character", Kind.BPCHAR),
      Map.entry("citext", Kind.CITEXT),
      Map.entry("uuid", Kind.UUID),
      Map.entry("json", Kind.JSON),
      Map.entry("jsonb", Kind.JSONB),
      Map.entry("date", Kind.DATE),
      Map.entry("time", Kind.TIME),
      Map.entry("time without time zone", Kind.TIME),
      Map.entry("timestamp", Kind.TIMESTAMP),
      Map.entry("timestamp without time zone", Kind.TIMESTAMP),
      Map.entry("timestamptz", Kind.TIMESTAMPTZ),
      Map.entry("timestamp with time zone", Kind.TIMESTAMPTZ),
      Map.entry("interval", Kind.INTERVAL),
      Map.entry("bytea", Kind.BYTEA));

  private static final Pattern MODIFIERS =
      Pattern.compile("\\s*\\(([0-9]+)(?:,\\s*(-?[0-9]+))?\\)");

  static ValueType of(Kind kind) {
    return new ValueType(kind, "", List.of(), null, List.of());
  }

  static ValueType arrayOf(ValueType element) {
    return new ValueType(Kind.ARRAY, "", List.of(), element, List.of());
  }

  /** The type of a column; of what lies under a domain. */
  static ValueType of(SqlType type) {
    SqlType base = type.base();
    if (base instanceof SqlType.Array array) {
      return arrayOf(of(array.element()));
    }
    if (base instanceof SqlType.Enumeration labels) {
      return new ValueType(Kind.ENUM, labels.name().name(), labels.labels(), null, List.of());
    }
    if (base instanceof SqlType.Scalar scalar) {
      String name = scalar.name().name();
      boolean known = scalar.name().schema().equals(SqlType.SYSTEM) || name.equals("citext");
      Kind kind = known ? KINDS.getOrDefault(name, Kind.OTHER) : Kind.OTHER;
      return new ValueType(kind, name, List.of(), null, scalar.modifiers());
    }
    return new ValueType(Kind.OTHER, base.name().name(), List.of(), null, List.of());
  }

  /** The type that a cast names; one that is not PostgreSQL's own is {@link Kind#OTHER} with its name. */
  static ValueType named(String sql) {
    if (sql.endsWith("[]")) {
      String element = sql.substring(0, sql.length() - 2);
      return element.endsWith("[]") ? named(element) : arrayOf(named(element));
    }
    Matcher matcher = MODIFIERS.matcher(sql);
    List<Integer> modifiers = List.of();
    String bare = sql;
    if (matcher.find()) {
      Integer first = Integer.valueOf(matcher.group(1));
      modifiers = matcher.group(2) == null
          ? List.of(first)
          : List.of(first, Integer.valueOf(matcher.group(2)));
      bare = sql.substring(0, matcher.start()) + sql.substring(matcher.end());
    }
    boolean system = bare.startsWith("pg_catalog.") || bare.indexOf('.') < 0;
    String name = bare.substring(bare.lastIndexOf('.') + 1);
    boolean quoted = name.startsWith("\"");
    String plain = quoted
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toLowerCase(Locale.ROOT);
    Kind kind = (system || plain.equals("citext")) && !quoted
        ? KINDS.getOrDefault(plain, Kind.OTHER)
        : Kind.OTHER;
    // SQL's bare "character" is character(1).
    List<Integer> told = plain.equals("character") && modifiers.isEmpty() ? List.of(1) : modifiers;
    return new ValueType(kind, plain, List.of(), null, told);
  }

  boolean integer() {
    return kind == Kind.INT2 || kind == Kind.INT4 || kind == Kind.INT8;
  }

  boolean floating() {
    return kind == Kind.FLOAT4 || kind == Kind.FLOAT8;
  }

  /** An integer, a numeric or a float. */
  boolean number() {
    return integer() || floating() || kind == Kind.NUMERIC;
  }

  /** Whether values are JSON documents. */
  boolean document() {
    return kind == Kind.JSON || kind == Kind.JSONB;
  }

  boolean textual() {
    return kind == Kind.TEXT || kind == Kind.ORDERED_TEXT;
  }
}
