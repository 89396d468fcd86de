package dev.replica.scan.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Well-mixed 64-bit hashes of cells as they stand in binary COPY; a word of eight bytes at a time. */
final class CellHash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Odd, with bits well spread: the golden ratio's fraction. */
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  /** No number near zero has the hash 0, which stands for null. */
  private static final long INTEGER = 0x5851_F42D_4C95_7F2DL;

  private CellHash() {}

  static long of(byte[] bytes, int offset, int length) {
    long hash = (length + 1) * GOLDEN;
    int position = offset;
    int end = offset + length;
    for (; position + 8 <= end; position += 8) {
      hash = mix(hash ^ (long) LONG.get(bytes, position));
    }
    long rest = 0;
    for (; position < end; position++) {
      rest = rest << 8 | bytes[position] & 0xFF;
    }
    return mix(hash ^ rest);
  }

  /** The hash of a whole number, whatever the width of its type. */
  static long ofInteger(byte[] bytes, int offset, int length) {
    long value = length == 0 ? 0 : bytes[offset];
    for (int index = 1; index < length; index++) {
      value = value << 8 | bytes[offset + index] & 0xFF;
    }
    return mix(value * GOLDEN + INTEGER);
  }

  /** The hash of a pair, in order. */
  static long join(long first, long second) {
    return mix(first * GOLDEN + second);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood; OOPSLA 2014), a bijection. */
  static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }
}
