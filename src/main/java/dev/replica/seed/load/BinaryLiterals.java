package dev.replica.seed.load;

import dev.replica.catalog.SqlType;
import java.util.Map;

/** Values by their text form into the binary format. */
final class BinaryLiterals {

  private interface Literal {
    void write(BinaryRowWriter out, String text);
  }

  private static final Map<String, Literal> SYSTEM = Map.of("text", BinaryRowWriter::text);

  private BinaryLiterals() {}

  static boolean writes(SqlType type) {
    return type instanceof SqlType.Scalar scalar && SYSTEM.containsKey(scalar.name().name());
  }

  static void write(BinaryRowWriter out, SqlType type, String text) {
    if (!(type instanceof SqlType.Scalar scalar) || !writes(type)) {
      throw new IllegalArgumentException("The type " + type.sql() + " has no binary encoder here: load it as text.");
    }
    SYSTEM.get(scalar.name().name()).write(out, text);
  }
}
