package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;

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
    return Literals.parse(ValueType.of(type), text);
  }
}
