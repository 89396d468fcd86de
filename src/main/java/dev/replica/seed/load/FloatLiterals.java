package dev.replica.seed.load;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers that may be infinite or not a number. */
final class FloatLiterals {

  private static final int NUMERIC_NAN = 0xC000;
  private static final int NUMERIC_INFINITY = 0xD000;
  private static final int NUMERIC_MINUS_INFINITY = 0xF000;

  private FloatLiterals() {}

  static double float8(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "infinity", "+infinity", "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  static float float4(String text) {
    double value = float8(text);
    // A detour over the double would round twice.
    return Double.isFinite(value) ? Float.parseFloat(text) : (float) value;
  }

  static void numeric(BinaryRowWriter out, String text) {
    String literal = text.strip();
    switch (literal.toLowerCase(Locale.ROOT)) {
      case "nan" -> out.bytea(BinaryNumeric.special(NUMERIC_NAN));
      case "infinity", "+infinity", "inf", "+inf" ->
        out.bytea(BinaryNumeric.special(NUMERIC_INFINITY));
      case "-infinity", "-inf" -> out.bytea(BinaryNumeric.special(NUMERIC_MINUS_INFINITY));
      default -> out.numeric(new BigDecimal(literal));
    }
  }
}
