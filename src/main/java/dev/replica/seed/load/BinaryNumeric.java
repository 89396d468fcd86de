package dev.replica.seed.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * PostgreSQL's binary numeric: count of digits, weight of the first, sign, digits shown behind the point, and digits of base
 * 10,000 aligned at the point, without zeros at either end. Byte for byte what {@code numeric_send} writes.
 */
final class BinaryNumeric {

  /** Bytes that a cell of {@link #write} takes at most; its last store may reach behind the cell. */
  static final int ROOM = 4 + 8 + 16;

  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int NEGATIVE = 0x4000;
  private static final int BASE = 10_000;

  private BinaryNumeric() {}

  /** Writes length and value of {@code unscaled / 10^scale}; not for {@link Long#MIN_VALUE}. Returns the end. */
  static int write(byte[] buffer, int at, long unscaled, int scale) {
    long rest = Math.abs(unscaled);
    int group = 0;
    // What is behind the last whole group of the fraction stands at the left of a group of its own.
    switch (scale & 3) {
      case 1 -> {
        group = (int) (rest % 10) * 1000;
        rest /= 10;
      }
      case 2 -> {
        group = (int) (rest % 100) * 100;
        rest /= 100;
      }
      case 3 -> {
        group = (int) (rest % 1000) * 10;
        rest /= 1000;
      }
      default -> {}
    }
    // At most six groups come out, the least first: each is pushed into the top of 128 bits and so ends up behind the later ones.
    int weight = -(scale >> 2) - 1;
    int count = group == 0 ? 0 : 1;
    long high = (long) group << 48;
    long low = 0;
    while (rest != 0) {
      long quotient = rest / BASE;
      long digit = rest - quotient * BASE;
      rest = quotient;
      weight++;
      if ((count | digit) != 0) {
        low = low >>> 16 | high << 48;
        high = high >>> 16 | digit << 48;
        count++;
      }
    }
    if (count == 0) {
      weight = 0;
    }
    long sign = unscaled < 0 ? NEGATIVE : 0;
    INT.set(buffer, at, 8 + 2 * count);
    LONG.set(buffer, at + 4, (long) count << 48 | (weight & 0xFFFFL) << 32 | sign << 16 | scale);
    LONG.set(buffer, at + 12, high);
    LONG.set(buffer, at + 20, low);
    return at + 12 + 2 * count;
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
      // Counted from the left end of the first group; a number below one has no group before the point.
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
    return ByteBuffer.allocate(8).putInt(0).putShort((short) sign).putShort((short) 0).array();
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
