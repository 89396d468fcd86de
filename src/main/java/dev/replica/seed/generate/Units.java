package dev.replica.seed.generate;

import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.check.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Writes and reads multiples of a type's unit. */
final class Units {

  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
  private static final LocalDateTime EPOCH_TIME = EPOCH.atStartOfDay();
  private static final double[] POWERS = new double[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Units() {}

  /** Writes {@code units} as a cell of the lattice's type; what the type cannot hold is held at its bound. */
  static void write(Lattice lattice, long units, RowWriter out) {
    long held = lattice.clamp(units);
    switch (lattice.kind()) {
      case INT2 -> out.int2((short) held);
      case INT4, OID -> out.int4((int) held);
      case INT8 -> out.int8(held);
      case FLOAT4 -> out.float4((float) (held / POWERS[lattice.scale()]));
      case FLOAT8 -> out.float8(held / POWERS[lattice.scale()]);
      case NUMERIC -> out.numeric(held, lattice.scale());
      case MONEY -> out.money(held);
      case DATE -> out.date((int) held);
      case TIME -> out.time(held);
      case TIMETZ -> out.timetz(held, 0);
      case TIMESTAMP -> out.timestamp(held);
      case TIMESTAMPTZ -> out.timestamptz(held);
      case INTERVAL -> out.interval(0, (int) (held / Lattice.DAY), held % Lattice.DAY);
    }
  }

  /** The same as a value for the evaluation of checks. */
  static Object value(Lattice lattice, long units) {
    long held = lattice.clamp(units);
    return switch (lattice.kind()) {
      case INT2, INT4, OID, INT8 -> held;
      case FLOAT4 -> (double) (float) (held / POWERS[lattice.scale()]);
      case FLOAT8 -> held / POWERS[lattice.scale()];
      case NUMERIC, MONEY -> BigDecimal.valueOf(held, lattice.scale());
      case DATE -> EPOCH.plusDays(held);
      case TIME, TIMETZ -> LocalTime.ofNanoOfDay(held * 1000);
      case TIMESTAMP -> time(held);
      case TIMESTAMPTZ -> instant(held);
      case INTERVAL -> new Interval(0, (int) (held / Lattice.DAY), held % Lattice.DAY);
    };
  }

  /** The units of a value that {@link #value} gives; the least long for any other. */
  static long of(Lattice lattice, Object value) {
    if (value instanceof Long number) {
      return number;
    } else if (value instanceof BigDecimal decimal) {
      return decimal.movePointRight(lattice.scale()).longValue();
    } else if (value instanceof Double number) {
      return (long) Math.rint(number * POWERS[lattice.scale()]);
    } else if (value instanceof LocalDate date) {
      return date.toEpochDay() - EPOCH.toEpochDay();
    } else if (value instanceof LocalTime time) {
      return time.toNanoOfDay() / 1000;
    } else if (value instanceof LocalDateTime time) {
      return micros(time);
    } else if (value instanceof Instant instant) {
      return micros(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
    return value instanceof Interval interval
        ? interval.days() * Lattice.DAY + interval.micros()
        : Long.MIN_VALUE;
  }

  private static long micros(LocalDateTime time) {
    long days = time.toLocalDate().toEpochDay() - EPOCH.toEpochDay();
    return days * Lattice.DAY + time.toLocalTime().toNanoOfDay() / 1000;
  }

  private static LocalDateTime time(long micros) {
    return EPOCH_TIME
        .plusDays(Math.floorDiv(micros, Lattice.DAY))
        .plusNanos(Math.floorMod(micros, Lattice.DAY) * 1000);
  }

  private static Instant instant(long micros) {
    return time(micros).toInstant(ZoneOffset.UTC);
  }
}
