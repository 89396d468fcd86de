package dev.replica.scan.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds statistics to what the rows support. */
final class Rounding {

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  /**
   * Rows from which on a share deserves a fifth decimal. The rarest that is told, of ten rows, has a standard error of sqrt(10) rows;
   * a fourth decimal is wrong by half as much there, and by less before.
   */
  private static final int MANY = 50_000;

  private Rounding() {}

  /** To five decimals. */
  static double share(double share) {
    return decimals(share, 5);
  }

  /** To four decimals. */
  static double rough(double share) {
    return decimals(share, 4);
  }

  /** To four decimals, or five where many rows stand behind it. */
  static double share(double share, long rows) {
    return decimals(share, rows >= MANY ? 5 : 4);
  }

  private static double decimals(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** To two decimals. */
  static double twoDecimals(double share) {
    return decimals(share, 2);
  }

  /** To two significant digits. */
  static long twoDigits(long value) {
    return BigDecimal.valueOf(value).round(TWO_DIGITS).longValueExact();
  }

  /** To three significant digits. */
  static double significant(double value) {
    return BigDecimal.valueOf(value).round(THREE_DIGITS).doubleValue();
  }

  /** As plain as can be, without trailing zeros: 100 rather than 1E+2. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
