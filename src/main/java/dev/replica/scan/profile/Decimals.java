package dev.replica.scan.profile;

import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Finds the decimal grid that numbers lie on. Numbers with no more than nine decimals lie on it exactly; others are put
 * on one of about a trillionth of their range.
 */
final class Decimals {

  static final int MOST_DECIMALS = 9;

  /** Half knots and sums of two units must fit in a long. */
  static final double LIMIT = 0x1p61;

  private static final double[] POWERS = new double[MOST_DECIMALS + 1];

  static {
    Arrays.setAll(POWERS, decimals -> BigDecimal.TEN.pow(decimals).doubleValue());
  }

  private Decimals() {}

  /** Ten to the power of {@link #MOST_DECIMALS} at the most; exact. */
  static double power(int decimals) {
    return POWERS[decimals];
  }

  /** Whole numbers, {@link Values#ABSENT} among them, as multiples of {@code unit}. */
  static Numbers ofUnits(Meaning meaning, long[] units, BigDecimal unit) {
    for (long value : units) {
      if (value != Values.ABSENT && (value > LIMIT || value < -LIMIT)) {
        double[] inexact = Arrays.stream(units)
            .mapToDouble(u -> u == Values.ABSENT ? Double.NaN : u)
            .toArray();
        return coarse(inexact);
      }
    }
    return new Numbers(meaning, units, unit, step(units));
  }

  /**
   * Floats.
   *
   * @param single whether they were of single precision: a number lies on the grid if it is the float nearest to a grid
   *     point
   */
  static Numbers ofDoubles(double[] values, boolean single) {
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      if (fits(values, POWERS[decimals], single)) {
        double power = POWERS[decimals];
        long[] units = Arrays.stream(values)
            .mapToLong(v -> finite(v) ? (long) Math.rint(v * power) : Values.ABSENT)
            .toArray();
        return new Numbers(Meaning.NUMBER, units, unit(decimals), step(units));
      }
    }
    return coarse(values);
  }

  /** Exact decimals, null where absent. */
  static Numbers ofDecimals(BigDecimal[] values) {
    int decimals = 0;
    boolean exact = true;
    for (BigDecimal value : values) {
      if (value != null) {
        decimals = Math.max(
            decimals, value.signum() == 0 ? 0 : value.stripTrailingZeros().scale());
        exact &= Math.abs(value.doubleValue()) < LIMIT / POWERS[Math.min(decimals, MOST_DECIMALS)];
      }
    }
    if (decimals > MOST_DECIMALS || !exact) {
      return coarse(Arrays.stream(values)
          .mapToDouble(v -> v == null ? Double.NaN : v.doubleValue())
          .toArray());
    }
    int scale = decimals;
    long[] units = Arrays.stream(values)
        .mapToLong(v -> v == null ? Values.ABSENT : v.movePointRight(scale).longValue())
        .toArray();
    for (int index = 0; index < units.length; index++) {
      if (values[index] != null && Math.abs((double) units[index]) > LIMIT) {
        return coarse(Arrays.stream(values)
            .mapToDouble(v -> v == null ? Double.NaN : v.doubleValue())
            .toArray());
      }
    }
    return new Numbers(Meaning.NUMBER, units, unit(scale), step(units));
  }

  private static boolean fits(double[] values, double power, boolean single) {
    for (double value : values) {
      if (!finite(value)) {
        continue;
      }
      double scaled = Math.rint(value * power);
      double back = scaled / power;
      if (Math.abs(scaled) > 0x1p53 || (single ? (float) back != (float) value : back != value)) {
        return false;
      }
    }
    return true;
  }

  private static Numbers coarse(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (finite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double range = high > low ? high - low : Math.max(Math.abs(high), Double.MIN_NORMAL);
    double farthest = Math.max(Math.abs(low), Math.abs(high));
    if (low > high) {
      range = 1;
      farthest = 1;
    }
    // Not finer than 53 bits can tell, which matters for a narrow range far from zero.
    double finest = Math.max(range * 1e-12, farthest * 0x1p-52);
    int exponent = exponent(Math.min(finest, Double.MAX_VALUE));
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(exponent);
    long[] units = new long[values.length];
    for (int index = 0; index < values.length; index++) {
      units[index] = finite(values[index])
          ? new BigDecimal(values[index])
              .scaleByPowerOfTen(-exponent)
              .setScale(0, RoundingMode.HALF_EVEN)
              .longValue()
          : Values.ABSENT;
    }
    return new Numbers(Meaning.NUMBER, units, unit, step(units));
  }

  /** The least e with 10^e at or above {@code value}. */
  private static int exponent(double value) {
    BigDecimal exact = new BigDecimal(value);
    int exponent = exact.precision() - exact.scale();
    return BigDecimal.ONE.scaleByPowerOfTen(exponent - 1).compareTo(exact) >= 0
        ? exponent - 1
        : exponent;
  }

  private static boolean finite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE;
  }

  private static BigDecimal unit(int decimals) {
    return BigDecimal.ONE.scaleByPowerOfTen(-decimals);
  }

  private static long step(long[] units) {
    long step = 0;
    for (long value : units) {
      if (value != Values.ABSENT && step != 1) {
        step = gcd(step, Math.abs(value));
      }
    }
    return Math.max(step, 1);
  }

  private static long gcd(long first, long second) {
    long a = first;
    long b = second;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }
}
