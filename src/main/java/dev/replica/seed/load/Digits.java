package dev.replica.seed.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decimal digits into a buffer that has room for them; each method returns the end of what it wrote. */
final class Digits {

  /** Bytes of the longest {@code long}, its sign included. */
  static final int ROOM = 20;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] POWERS = new long[19];
  /** The hundred pairs of digits, each as the two bytes that it is stored as. */
  private static final short[] PAIRS = new short[100];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
    for (int i = 0; i < 100; i++) {
      PAIRS[i] = (short) ('0' + i % 10 << 8 | '0' + i / 10);
    }
  }

  private Digits() {}

  /** How many digits a value that is not negative has. */
  static int count(long value) {
    // 1233 / 4096 is log10(2), good enough to be off by one at most.
    int guess = (64 - Long.numberOfLeadingZeros(value | 1)) * 1233 >> 12;
    return value >= POWERS[guess] ? guess + 1 : Math.max(guess, 1);
  }

  static int write(byte[] buffer, int at, long value) {
    if (value >= 0) {
      return unsigned(buffer, at, value, count(value));
    }
    buffer[at] = '-';
    if (value == Long.MIN_VALUE) {
      // Its magnitude has no long: the last digit stands alone.
      int end = unsigned(buffer, at + 1, -(value / 10), 18);
      buffer[end] = '8';
      return end + 1;
    }
    return unsigned(buffer, at + 1, -value, count(-value));
  }

  /** The value {@code unscaled / 10^scale} as numeric prints it; not for {@link Long#MIN_VALUE}. */
  static int decimal(byte[] buffer, int at, long unscaled, int scale) {
    if (scale == 0) {
      return write(buffer, at, unscaled);
    }
    int start = at;
    if (unscaled < 0) {
      buffer[start++] = '-';
    }
    long rest = Math.abs(unscaled);
    int whole = Math.max(count(rest) - scale, 1);
    int end = start + whole + 1 + scale;
    int next = end;
    int left = scale;
    for (; left >= 2; left -= 2) {
      long quotient = rest / 100;
      next -= 2;
      two(buffer, next, (int) (rest - quotient * 100));
      rest = quotient;
    }
    if (left == 1) {
      buffer[--next] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    buffer[next - 1] = '.';
    unsigned(buffer, start, rest, whole);
    return end;
  }

  /** A value that is not negative in {@code count} digits, zeros in front; it has no more. */
  static int unsigned(byte[] buffer, int at, long value, int count) {
    int next = at + count;
    long rest = value;
    while (rest > Integer.MAX_VALUE) {
      long quotient = rest / 100;
      next -= 2;
      two(buffer, next, (int) (rest - quotient * 100));
      rest = quotient;
    }
    int small = (int) rest;
    while (next - at >= 2) {
      int quotient = small / 100;
      next -= 2;
      two(buffer, next, small - quotient * 100);
      small = quotient;
    }
    if (next != at) {
      buffer[at] = (byte) ('0' + small % 10);
    }
    return at + count;
  }

  /** Two digits of a value from 0 to 99. */
  static int two(byte[] buffer, int at, int value) {
    SHORT.set(buffer, at, PAIRS[value]);
    return at + 2;
  }
}
