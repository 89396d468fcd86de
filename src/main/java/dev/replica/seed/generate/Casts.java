package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.check.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes a parent's key into a child's column of another type, as PostgreSQL would compare them. */
final class Casts {

  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

  private Casts() {}

  /** Writes {@code value}, an object as checks are evaluated on, as a cell of {@code declared}. */
  static void write(Object value, SqlType declared, RowWriter out) {
    SqlType type = declared.base();
    if (value == null) {
      out.nullValue();
    } else if (value instanceof Long || value instanceof BigDecimal || value instanceof Double) {
      number(new BigDecimal(value.toString()), type, out);
    } else if (value instanceof Boolean bool) {
      out.bool(bool);
    } else if (value instanceof byte[] bytes) {
      out.bytea(bytes);
    } else if (value instanceof List<?> elements && type instanceof SqlType.Array array) {
      out.beginArray(array, elements.size());
      elements.forEach(element -> write(element, array.element(), out));
      out.end();
    } else if (!time(value, type, out)) {
      string(value.toString(), type, out);
    }
  }

  private static void string(String value, SqlType type, RowWriter out) {
    if (type instanceof SqlType.Enumeration || out.writes(type)) {
      out.parsed(type, value);
    } else {
      out.text(value);
    }
  }

  /** A date where a timestamp is wanted is its midnight, and the other way round. */
  private static boolean time(Object value, SqlType type, RowWriter out) {
    Lattice lattice = Lattice.of(type, 0).orElse(null);
    if (lattice == null) {
      return false;
    }
    LocalDateTime at = moment(value);
    if (value instanceof LocalTime time) {
      Units.write(lattice, time.toNanoOfDay() / 1000, out);
    } else if (value instanceof Interval interval) {
      out.interval(interval.months(), interval.days(), interval.micros());
    } else if (at == null) {
      return false;
    } else if (lattice.kind() == Lattice.Kind.DATE) {
      Units.write(lattice, ChronoUnit.DAYS.between(EPOCH, at.toLocalDate()), out);
    } else {
      Units.write(lattice, ChronoUnit.MICROS.between(EPOCH.atStartOfDay(), at), out);
    }
    return true;
  }

  private static LocalDateTime moment(Object value) {
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    return value instanceof LocalDateTime time ? time : null;
  }

  private static void number(BigDecimal number, SqlType type, RowWriter out) {
    Lattice lattice = Lattice.of(type, number.scale()).orElse(null);
    if (lattice == null) {
      out.parsed(type, number.toPlainString());
      return;
    }
    BigDecimal units = number.movePointRight(lattice.scale()).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal held =
        units.max(BigDecimal.valueOf(lattice.minimum())).min(BigDecimal.valueOf(lattice.maximum()));
    Units.write(lattice, held.longValueExact(), out);
  }

  /** Whether cells of the two types are written the same. */
  static boolean same(SqlType a, SqlType b) {
    SqlType left = a.base();
    SqlType right = b.base();
    return left.name().equals(right.name()) && left.sql().equals(right.sql());
  }
}
