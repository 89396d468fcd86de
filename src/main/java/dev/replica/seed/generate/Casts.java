package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.seed.plan.Lattice;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes a parent's key into a child's column of another type, as PostgreSQL would compare them. */
final class Casts {

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
    } else if (type instanceof SqlType.Enumeration || out.writes(type)) {
      out.parsed(type, value.toString());
    } else {
      out.text(value.toString());
    }
  }

  private static void number(BigDecimal number, SqlType type, RowWriter out) {
    Lattice lattice = Lattice.of(type, number.scale()).orElse(null);
    if (lattice == null) {
      out.parsed(type, number.toPlainString());
      return;
    }
    Units.write(lattice, number.movePointRight(lattice.scale()).setScale(0, RoundingMode.HALF_EVEN).longValueExact(), out);
  }

  /** Whether cells of the two types are written the same. */
  static boolean same(SqlType a, SqlType b) {
    SqlType left = a.base();
    SqlType right = b.base();
    return left.name().equals(right.name()) && left.sql().equals(right.sql());
  }
}
