package dev.replica.seed.load;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The shortest decimal that reads back as the same float, closest to it where there are several, as PostgreSQL prints
 * it with {@code extra_float_digits} above 0. The JDK's own shortest text came with version 19 and differs at the
 * midpoints.
 *
 * <p>Raffaello Giulietti, "The Schubfach way to render doubles" (2020), with midpoints left out as PostgreSQL does it.
 */
final class FloatText {

  /** Bytes of the longest text. */
  static final int ROOM = 26;

  private static final int SMALLEST_POWER = -324;
  private static final int LARGEST_POWER = 292;
  private static final long MASK_63 = Long.MAX_VALUE;
  /** For each power k, 10^-k scaled to 126 bits and rounded up: the upper 63 bits, and the lower. */
  private static final long[] POWERS = powers();

  private static final int DOUBLE_FRACTION_BITS = 52;
  private static final int DOUBLE_SMALLEST_EXPONENT = -1074;
  private static final int FLOAT_FRACTION_BITS = 23;
  private static final int FLOAT_SMALLEST_EXPONENT = -149;
  /** From this power of ten on, the exponent is shown, as C's printf does for the digits that the type surely holds. */
  private static final int DOUBLE_PRECISION = 15;

  private static final int FLOAT_PRECISION = 6;
  private static final int SMALLEST_PLAIN_EXPONENT = -4;
  private static final double LARGEST_PLAIN_INTEGER = 1e15;
  private static final int DECIMALS = 6;
  private static final double DECIMAL = 1e6;
  /** Where the sixth decimal is the fifteenth digit, and where the exponent is not shown yet. */
  private static final double LARGEST_DECIMAL = 1e9;

  private static final double SMALLEST_DECIMAL = 1e-4;

  private FloatText() {}

  static int write(byte[] buffer, int at, double value) {
    long integer = (long) value;
    if (integer == value && integer != 0 && Math.abs(value) < LARGEST_PLAIN_INTEGER) {
      return Digits.write(buffer, at, integer);
    }
    // Two decimals of fifteen digits are never the same double: the one that reads back is the
    // shortest.
    double magnitude = Math.abs(value);
    if (magnitude < LARGEST_DECIMAL && magnitude >= SMALLEST_DECIMAL) {
      long millionths = (long) Math.rint(value * DECIMAL);
      if (millionths / DECIMAL == value) {
        return decimal(buffer, at, millionths);
      }
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> DOUBLE_FRACTION_BITS) & 0x7FF;
    if (exponent == 0x7FF) {
      return special(buffer, at, value);
    }
    long fraction = bits & (1L << DOUBLE_FRACTION_BITS) - 1;
    return finite(
        buffer,
        at,
        bits < 0,
        fraction,
        exponent,
        DOUBLE_FRACTION_BITS,
        DOUBLE_SMALLEST_EXPONENT,
        DOUBLE_PRECISION);
  }

  static int write(byte[] buffer, int at, float value) {
    int bits = Float.floatToRawIntBits(value);
    int exponent = bits >>> FLOAT_FRACTION_BITS & 0xFF;
    if (exponent == 0xFF) {
      return special(buffer, at, value);
    }
    long fraction = bits & (1 << FLOAT_FRACTION_BITS) - 1;
    return finite(
        buffer,
        at,
        bits < 0,
        fraction,
        exponent,
        FLOAT_FRACTION_BITS,
        FLOAT_SMALLEST_EXPONENT,
        FLOAT_PRECISION);
  }

  private static int decimal(byte[] buffer, int at, long millionths) {
    long digits = millionths;
    int scale = DECIMALS;
    // Whole numbers do not come here, so that a digit other than zero stops both.
    while (digits % 100 == 0) {
      digits /= 100;
      scale -= 2;
    }
    if (digits % 10 == 0) {
      digits /= 10;
      scale--;
    }
    return Digits.decimal(buffer, at, digits, scale);
  }

  private static int special(byte[] buffer, int at, double value) {
    String text = Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, buffer, at, bytes.length);
    return at + bytes.length;
  }

  private static int finite(
      byte[] buffer,
      int at,
      boolean negative,
      long fraction,
      int biasedExponent,
      int fractionBits,
      int smallestExponent,
      int precision) {
    int start = at;
    if (negative) {
      buffer[start++] = '-';
    }
    if (fraction == 0 && biasedExponent == 0) {
      buffer[start] = '0';
      return start + 1;
    }
    boolean normal = biasedExponent != 0;
    long significand = normal ? fraction | 1L << fractionBits : fraction;
    int exponent = smallestExponent + (normal ? biasedExponent - 1 : 0);
    // Below a power of two, floats are twice as dense as above.
    boolean regular = fraction != 0 || biasedExponent <= 1;
    return shortest(buffer, start, significand, exponent, regular, precision);
  }

  /** Prints {@code significand * 2^exponent}; the names are those of the paper's figure 4. */
  private static int shortest(
      byte[] buffer, int at, long significand, int exponent, boolean regular, int precision) {
    long cb = significand << 2;
    long cbl = regular ? cb - 2 : cb - 1;
    int k = regular ? floorLog10Pow2(exponent) : floorLog10ThreeQuartersPow2(exponent);
    int h = exponent + floorLog2Pow10(-k) + 2;
    long g1 = POWERS[2 * (k - SMALLEST_POWER)];
    long g0 = POWERS[2 * (k - SMALLEST_POWER) + 1];
    long vb = roundToOdd(g1, g0, cb << h);
    long lower = roundToOdd(g1, g0, cbl << h) + 1;
    long upper = roundToOdd(g1, g0, cb + 2 << h) - 1;
    long s = vb >> 2;
    if (s >= 10) {
      long shorter = s / 10;
      boolean below = lower <= 40 * shorter;
      boolean above = 40 * shorter + 40 <= upper;
      if (below != above) {
        return print(buffer, at, below ? shorter : shorter + 1, k + 1, precision);
      }
    }
    boolean below = lower <= 4 * s;
    boolean above = 4 * s + 4 <= upper;
    if (below != above) {
      return print(buffer, at, below ? s : s + 1, k, precision);
    }
    long middle = 4 * s + 2;
    boolean up = vb > middle || vb == middle && (s & 1) != 0;
    return print(buffer, at, up ? s + 1 : s, k, precision);
  }

  private static int print(byte[] buffer, int at, long decimal, int power, int precision) {
    long digits = decimal;
    int scale = -power;
    while (digits % 10 == 0) {
      digits /= 10;
      scale--;
    }
    int count = Digits.count(digits);
    int exponent = count - 1 - scale;
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < precision) {
      if (scale > 0) {
        return Digits.decimal(buffer, at, digits, scale);
      }
      int end = Digits.unsigned(buffer, at, digits, count);
      for (; scale < 0; scale++) {
        buffer[end++] = '0';
      }
      return end;
    }
    int end = at + 1 + Digits.count(digits);
    if (count == 1) {
      end = Digits.unsigned(buffer, at, digits, 1);
    } else {
      Digits.decimal(buffer, at, digits, count - 1);
    }
    buffer[end++] = 'e';
    buffer[end++] = (byte) (exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    return magnitude < 100
        ? Digits.two(buffer, end, magnitude)
        : Digits.unsigned(buffer, end, magnitude, 3);
  }

  /** The product with the power, without its lowest bits, of which only is told whether one was set. */
  private static long roundToOdd(long g1, long g0, long cp) {
    long x1 = Math.multiplyHigh(g0, cp);
    long y0 = g1 * cp;
    long y1 = Math.multiplyHigh(g1, cp);
    long z = (y0 >>> 1) + x1;
    long w = y1 + (z >>> 63);
    return w | (z & MASK_63) + MASK_63 >>> 63;
  }

  private static int floorLog10Pow2(int e) {
    return (int) (e * 661_971_961_083L >> 41);
  }

  private static int floorLog10ThreeQuartersPow2(int e) {
    return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
  }

  private static int floorLog2Pow10(int e) {
    return (int) (e * 913_124_641_741L >> 38);
  }

  private static long[] powers() {
    long[] powers = new long[2 * (LARGEST_POWER - SMALLEST_POWER + 1)];
    BigInteger mask = BigInteger.valueOf(MASK_63);
    for (int k = SMALLEST_POWER; k <= LARGEST_POWER; k++) {
      BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
      BigInteger scaled = k <= 0
          ? ten.shiftLeft(126).shiftRight(ten.bitLength())
          : BigInteger.ONE.shiftLeft(125 + ten.bitLength()).divide(ten);
      BigInteger g = scaled.add(BigInteger.ONE);
      powers[2 * (k - SMALLEST_POWER)] = g.shiftRight(63).longValueExact();
      powers[2 * (k - SMALLEST_POWER) + 1] = g.and(mask).longValueExact();
    }
    return powers;
  }
}
