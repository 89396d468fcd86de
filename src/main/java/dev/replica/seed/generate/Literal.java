package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.Lattice;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** A given value, prepared to be written many times. Immutable. */
final class Literal {

  private final SqlType type;
  private final String text;
  private final Kind kind;
  private final byte[] utf8;
  private final Lattice lattice;
  private final long units;

  private enum Kind {
    TEXT,
    BOOL,
    UNITS,
    PARSED
  }

  private Literal(SqlType type, String text, Kind kind, Lattice lattice, long units) {
    this.type = type;
    this.text = text;
    this.kind = kind;
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    this.lattice = lattice;
    this.units = units;
  }

  /** The value of {@code declared} with PostgreSQL's text form {@code text}. */
  static Literal of(SqlType declared, String text) {
    SqlType type = declared.base();
    if (type instanceof SqlType.Enumeration || isText(type)) {
      return new Literal(type, text, Kind.TEXT, null, 0);
    }
    if (type instanceof SqlType.Scalar scalar && scalar.is("bool")) {
      return new Literal(type, text, Kind.BOOL, null, 0);
    }
    Lattice lattice = Lattice.of(type, 9).orElse(null);
    if (lattice != null && isWhole(lattice) && text.matches("-?[0-9]{1,18}")) {
      return new Literal(type, text, Kind.UNITS, lattice, Long.parseLong(text));
    }
    return new Literal(type, text, Kind.PARSED, lattice, 0);
  }

  private static boolean isWhole(Lattice lattice) {
    return switch (lattice.kind()) {
      case INT2, INT4, INT8, OID -> true;
      case FLOAT4, FLOAT8, NUMERIC, MONEY, DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL ->
        false;
    };
  }

  /** Types whose binary form is their text, and which may be written as such. */
  private static boolean isText(SqlType type) {
    return type instanceof SqlType.Scalar scalar
        && (scalar.is("text")
            || scalar.is("varchar")
            || scalar.is("bpchar")
            || scalar.is("name")
            || scalar.is("json")
            || scalar.is("xml"));
  }

  void write(RowWriter out) {
    switch (kind) {
      case TEXT -> out.utf8(utf8, 0, utf8.length);
      case BOOL -> out.bool(text.startsWith("t"));
      case UNITS -> Units.write(lattice, units, out);
      case PARSED -> out.parsed(type, text);
    }
  }

  String text() {
    return text;
  }

  /** For the evaluation of checks. */
  Object value() {
    return switch (kind) {
      case TEXT -> text;
      case BOOL -> text.startsWith("t");
      case UNITS -> units;
      case PARSED ->
        lattice != null && !lattice.temporal() && text.matches("-?[0-9]+(\\.[0-9]+)?")
            ? number()
            : SqlValues.parse(type, text);
    };
  }

  private Object number() {
    return switch (lattice.kind()) {
      case FLOAT4, FLOAT8 -> Double.valueOf(text);
      case NUMERIC, MONEY -> new BigDecimal(text);
      case INT2, INT4, INT8, OID, DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL -> text;
    };
  }
}
