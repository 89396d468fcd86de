package dev.replica.seed.plan;

import dev.replica.catalog.SqlType;
import dev.replica.genome.WrittenForm;
import java.util.Optional;

/**
 * The whole multiples of a type's smallest unit, each a long: integers themselves, numeric by its scale, dates in days and times
 * in microseconds from 2000-01-01 or midnight, intervals in microseconds, money in hundredths, floats by a decimal scale.
 *
 * @param scale decimal places of the unit, 0 to 18; 0 for all but numeric, floats and money
 * @param minimum the least and {@code maximum} the largest multiple that the type holds
 */
public record Lattice(Kind kind, int scale, long minimum, long maximum) {

  /** The types that have units. */
  public enum Kind {
    INT2,
    INT4,
    INT8,
    OID,
    FLOAT4,
    FLOAT8,
    NUMERIC,
    MONEY,
    DATE,
    TIME,
    TIMETZ,
    TIMESTAMP,
    TIMESTAMPTZ,
    INTERVAL
  }

  /** Microseconds of a day. */
  public static final long DAY = 86_400_000_000L;

  /** The years 1800 to 9999: inside them every client can print a date. */
  private static final long FIRST_DAY = -73_048;

  private static final long LAST_DAY = 2_921_939;
  private static final long EXACT_DOUBLE = 1L << 53;
  private static final int MOST_DIGITS = 18;

  /**
   * The units of a type; empty where it is not one of numbers or times.
   *
   * @param wantedScale decimal places of the values to be held; a type that keeps fewer has its own
   */
  public static Optional<Lattice> of(SqlType type, int wantedScale) {
    if (!(type.base() instanceof SqlType.Scalar scalar)
        || !scalar.name().schema().equals(SqlType.SYSTEM)) {
      return Optional.empty();
    }
    int scale = Math.max(0, Math.min(wantedScale, MOST_DIGITS));
    return Optional.ofNullable(
        switch (scalar.name().name()) {
          case "int2" -> new Lattice(Kind.INT2, 0, Short.MIN_VALUE, Short.MAX_VALUE);
          case "int4" -> new Lattice(Kind.INT4, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
          case "int8" -> new Lattice(Kind.INT8, 0, Long.MIN_VALUE, Long.MAX_VALUE);
          case "oid" -> new Lattice(Kind.OID, 0, 0, 0xFFFF_FFFFL);
          case "float4" -> new Lattice(Kind.FLOAT4, Math.min(scale, 6), -(1L << 24), 1L << 24);
          case "float8" -> new Lattice(Kind.FLOAT8, scale, -EXACT_DOUBLE, EXACT_DOUBLE);
          case "numeric" -> numeric(scalar, scale);
          case "money" -> new Lattice(Kind.MONEY, 2, Long.MIN_VALUE, Long.MAX_VALUE);
          case "date" -> new Lattice(Kind.DATE, 0, FIRST_DAY, LAST_DAY);
          case "time" -> new Lattice(Kind.TIME, 0, 0, DAY - 1);
          case "timetz" -> new Lattice(Kind.TIMETZ, 0, 0, DAY - 1);
          case "timestamp" -> new Lattice(Kind.TIMESTAMP, 0, FIRST_DAY * DAY, LAST_DAY * DAY);
          case "timestamptz" -> new Lattice(Kind.TIMESTAMPTZ, 0, FIRST_DAY * DAY, LAST_DAY * DAY);
          case "interval" -> new Lattice(Kind.INTERVAL, 0, -LAST_DAY * DAY, LAST_DAY * DAY);
          default -> null;
        });
  }

  /** The units that strings of a form write. */
  public static Lattice written(WrittenForm form) {
    return switch (form.meaning()) {
      case NUMBER -> new Lattice(Kind.NUMERIC, form.scale(), -Long.MAX_VALUE, Long.MAX_VALUE);
      case SECONDS -> new Lattice(Kind.INTERVAL, 0, -LAST_DAY * DAY, LAST_DAY * DAY);
      case DAY -> new Lattice(Kind.TIMESTAMP, 0, FIRST_DAY * DAY, LAST_DAY * DAY);
      case CLOCK -> new Lattice(Kind.TIME, 0, 0, DAY - 1);
    };
  }

  private static Lattice numeric(SqlType.Scalar type, int wantedScale) {
    if (type.modifiers().isEmpty()) {
      return new Lattice(Kind.NUMERIC, wantedScale, -Long.MAX_VALUE, Long.MAX_VALUE);
    }
    int precision = type.modifiers().get(0);
    int declared = type.modifiers().get(1);
    int scale = Math.max(0, Math.min(declared, MOST_DIGITS));
    int digits = precision - declared + scale;
    long largest = 1;
    for (int i = 0; i < Math.min(digits, MOST_DIGITS); i++) {
      largest *= 10;
    }
    return new Lattice(Kind.NUMERIC, scale, 1 - largest, largest - 1);
  }

  public boolean temporal() {
    return switch (kind) {
      case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> true;
      case INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY, INTERVAL -> false;
    };
  }

  /** Units in one of what a {@link dev.replica.genome.ValueModel} counts in: ones, or seconds for times and intervals. */
  public double perOne() {
    return switch (kind) {
      case DATE -> 1.0 / 86_400;
      case TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL -> 1e6;
      case INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, MONEY -> powerOfTen(scale);
    };
  }

  /** {@code units} held inside the bounds of the type. */
  public long clamp(long units) {
    return Math.max(minimum, Math.min(maximum, units));
  }

  private static double powerOfTen(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
