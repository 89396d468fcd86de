package dev.replica.seed.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * PostgreSQL's binary numeric: count of digits, weight of the first, sign, digits shown behind the point, and digits of
 * base 10,000 aligned at the point, without zeros at either end. Byte for byte what {@code numeric_send} writes.
 */
final class BinaryNumeric {

  /** Bytes of the length and of all but the digits. */
  private static final int HEAD = 4 + 8;

  /** Bytes that {@link #write} stores at most; its last store may reach behind the cell. */
  static final int ROOM = HEAD + 16;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int NEGATIVE = 0x4000;
  private static final int BASE = 10_000;
  private static final long TWO_GROUPS = 100_000_000;
  private static final long THREE_GROUPS = 1_000_000_000_000L;

  private BinaryNumeric() {}

  /** Writes length and value of {@code unscaled / 10^scale}; not for {@link Long#MIN_VALUE}. Returns the end. */
  static int write(byte[] buffer, int at, long unscaled, int scale) {
    long rest = Math.abs(unscaled);
    int sign = unscaled < 0 ? NEGATIVE : 0;
    int partial = 0;
    // What is behind the last whole group of the fraction stands at the left of a group of its own.
    switch (scale & 3) {
      case 1 -> {
        partial = (int) (rest % 10) * 1000;
        rest /= 10;
      }
      case 2 -> {
        partial = (int) (rest % 100) * 100;
        rest /= 100;
      }
      case 3 -> {
        partial = (int) (rest % 1000) * 10;
        rest /= 1000;
      }
      default -> {}
    }
    int lastWeight = -(scale >> 2) - 1;
    if (rest >= THREE_GROUPS) {
      return writeLong(buffer, at, rest, partial, lastWeight, sign, scale);
    }
    int first = (int) (rest / TWO_GROUPS);
    int middle = (int) (rest - (long) first * TWO_GROUPS);
    int second = middle / BASE;
    long groups =
        (long) first << 48 | (long) second << 32 | (long) (middle - second * BASE) << 16 | partial;
    if (groups == 0) {
      head(buffer, at, 0, 0, 0, scale);
      return at + HEAD;
    }
    int leading = Long.numberOfLeadingZeros(groups) >> 4;
    int count = 4 - leading - (Long.numberOfTrailingZeros(groups) >> 4);
    head(buffer, at, count, lastWeight + 3 - leading, sign, scale);
    LONG.set(buffer, at + HEAD, groups << 16 * leading);
    return at + HEAD + 2 * count;
  }

  /**
   * At most six groups come out, the least first: each is pushed into the top of 128 bits, and so stands before the
   * others.
   */
  private static int writeLong(
      byte[] buffer, int at, long value, int partial, int lastWeight, int sign, int scale) {
    int count = partial == 0 ? 0 : 1;
    int weight = lastWeight;
    long high = (long) partial << 48;
    long low = 0;
    for (long rest = value; rest != 0; rest /= BASE) {
      long digit = rest % BASE;
      weight++;
      if ((count | digit) != 0) {
        low = low >>> 16 | high << 48;
        high = high >>> 16 | digit << 48;
        count++;
      }
    }
    head(buffer, at, count, weight, sign, scale);
    LONG.set(buffer, at + HEAD, high);
    LONG.set(buffer, at + HEAD + 8, low);
    return at + HEAD + 2 * count;
  }

  private static void head(byte[] buffer, int at, int count, int weight, int sign, int scale) {
    INT.set(buffer, at, 8 + 2 * count);
    LONG.set(
        buffer, at + 4, (long) count << 48 | (weight & 0xFFFFL) << 32 | (long) sign << 16 | scale);
  }

  /** The value without its length. */
  static byte[] encode(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    String digits = plain.unscaledValue().abs().toString();
    int scale = plain.scale();
    int fractionGroups = (scale + 3) / 4;
    int whole = digits.length() - scale;
    int wholeGroups = whole > 0 ? (whole + 3) / 4 : 0;
    short[] groups = new short[wholeGroups + fractionGroups];
    for (int i = 0; i < digits.length(); i++) {
      // Counted from the left end of the first group; a number below one has no group before the
      // point.
      int place = 4 * wholeGroups - whole + i;
      groups[place / 4] += (short) ((digits.charAt(i) - '0') * powerOfTen(3 - place % 4));
    }
    int first = 0;
    int end = groups.length;
    while (first < end && groups[first] == 0) {
      first++;
    }
    while (end > first && groups[end - 1] == 0) {
      end--;
    }
    ByteBuffer encoded = ByteBuffer.allocate(8 + 2 * (end - first));
    encoded.putShort((short) (end - first));
    encoded.putShort((short) (first == end ? 0 : wholeGroups - 1 - first));
    encoded.putShort((short) (plain.signum() < 0 ? NEGATIVE : 0));
    encoded.putShort((short) scale);
    for (int i = first; i < end; i++) {
      encoded.putShort(groups[i]);
    }
    return encoded.array();
  }

  /** One of the values that have no digits but a sign of their own. */
  static byte[] special(int sign) {
    return ByteBuffer.allocate(8)
        .putInt(0)
        .putShort((short) sign)
        .putShort((short) 0)
        .array();
  }

  private static int powerOfTen(int exponent) {
    return switch (exponent) {
      case 0 -> 1;
      case 1 -> 10;
      case 2 -> 100;
      default -> 1000;
    };
  }
}
