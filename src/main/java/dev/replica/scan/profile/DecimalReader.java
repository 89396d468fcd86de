package dev.replica.scan.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.ByteConverter;

/**
 * Reads {@code numeric}, which comes as digits to the base of ten thousand. A number of few digits takes one word: its digits, and in
 * the lowest {@link #SCALE_BITS} bits how many of them are decimals. From the first that is longer on, all are decimals of any length.
 */
final class DecimalReader implements CellReader {

  private static final int SCALE_BITS = 4;
  private static final int HEADER = 8;
  private static final int BASE = 10_000;
  private static final int BASE_DIGITS = 4;
  private static final int POSITIVE = 0;
  private static final int NEGATIVE = 0x4000;

  /** Digits that leave room for one group more, and for the scale. */
  private static final long ROOM = Long.MAX_VALUE / BASE >> SCALE_BITS;

  private final Longs words = new Longs();

  /** Null where one word is enough for all so far. */
  private List<BigDecimal> wide;

  @Override
  public void accept(byte[] bytes, int offset, int length, int fullLength) {
    int sign = (short) BinaryRow.SHORT.get(bytes, offset + 4) & 0xFFFF;
    if (sign != POSITIVE && sign != NEGATIVE) {
      // NaN and the infinities.
      absent();
      return;
    }
    long word = wide == null ? word(bytes, offset, sign == NEGATIVE) : Values.ABSENT;
    if (word == Values.ABSENT) {
      if (wide == null) {
        widen(words.take());
      }
      wide.add((BigDecimal) ByteConverter.numeric(bytes, offset, length));
      return;
    }
    words.add(word);
  }

  /** The number in one word; absent where that is too short. */
  private static long word(byte[] bytes, int offset, boolean negative) {
    int groups = (short) BinaryRow.SHORT.get(bytes, offset);
    int weight = (short) BinaryRow.SHORT.get(bytes, offset + 2);
    long digits = 0;
    for (int group = 0; group < Math.max(groups, weight + 1); group++) {
      if (digits >= ROOM) {
        return Values.ABSENT;
      }
      int here =
          group < groups ? (short) BinaryRow.SHORT.get(bytes, offset + HEADER + 2 * group) : 0;
      digits = digits * BASE + here;
    }
    int scale = groups == 0 ? 0 : Math.max(0, BASE_DIGITS * (groups - weight - 1));
    while (scale > 0 && digits % 10 == 0) {
      digits /= 10;
      scale--;
    }
    return scale > Decimals.MOST_DECIMALS
        ? Values.ABSENT
        : (negative ? -digits : digits) << SCALE_BITS | scale;
  }

  @Override
  public void absent() {
    if (wide == null) {
      words.add(Values.ABSENT);
    } else {
      wide.add(null);
    }
  }

  private void widen(long[] all) {
    wide = new ArrayList<>();
    for (long word : all) {
      wide.add(word == Values.ABSENT ? null : BigDecimal.valueOf(word >> SCALE_BITS, scale(word)));
    }
  }

  private static int scale(long word) {
    return (int) word & (1 << SCALE_BITS) - 1;
  }

  @Override
  public Values values() {
    if (wide == null) {
      long[] all = words.take();
      int decimals = decimals(all);
      if (fits(all, decimals)) {
        for (int row = 0; row < all.length; row++) {
          all[row] = all[row] == Values.ABSENT
              ? Values.ABSENT
              : (all[row] >> SCALE_BITS) * (long) Decimals.power(decimals - scale(all[row]));
        }
        return Decimals.ofUnits(
            Values.Meaning.NUMBER, all, BigDecimal.ONE.scaleByPowerOfTen(-decimals));
      }
      widen(all);
    }
    return Decimals.ofDecimals(wide.toArray(BigDecimal[]::new));
  }

  private static int decimals(long[] words) {
    int decimals = 0;
    for (long word : words) {
      decimals = word == Values.ABSENT ? decimals : Math.max(decimals, scale(word));
    }
    return decimals;
  }

  /** Whether all are whole numbers of so many decimals, far from the bounds of such. */
  private static boolean fits(long[] words, int decimals) {
    for (long word : words) {
      double digits = Math.abs((double) (word >> SCALE_BITS));
      if (word != Values.ABSENT
          && digits * Decimals.power(decimals - scale(word)) > Decimals.LIMIT / 2) {
        return false;
      }
    }
    return true;
  }
}
