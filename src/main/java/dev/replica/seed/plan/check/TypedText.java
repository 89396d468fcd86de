package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** PostgreSQL's text form of a value, read as {@link ColumnValues} has it. */
public final class TypedText {

  private TypedText() {}

  /** Whether text of the type can be told right from wrong without the server. */
  public static boolean known(SqlType type) {
    return switch (ValueType.of(type).kind()) {
      case BOOLEAN,
          INT2,
          INT4,
          INT8,
          NUMERIC,
          FLOAT4,
          FLOAT8,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMPTZ,
          JSON,
          JSONB,
          TEXT,
          BPCHAR,
          CITEXT,
          ENUM -> true;
      case MONEY, UUID, INTERVAL, BYTEA, ARRAY, ORDERED_TEXT, ZONED_DATE, NULL, OTHER -> false;
    };
  }

  /** The value; null where the text is no value of the type, or one that is not known here. */
  public static Object value(SqlType type, String text) {
    Object value = Literals.parse(ValueType.of(type), text);
    return value instanceof BigDecimal number && overflows(type.base(), number) ? null : value;
  }

  private static boolean overflows(SqlType type, BigDecimal number) {
    if (!(type instanceof SqlType.Scalar scalar)
        || !scalar.is("numeric")
        || scalar.modifiers().isEmpty()) {
      return false;
    }
    int scale = scalar.modifiers().size() > 1 ? scalar.modifiers().get(1) : 0;
    BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
    return rounded.signum() != 0
        && rounded.precision() - scale > scalar.modifiers().get(0) - scale;
  }
}
