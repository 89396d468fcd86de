package dev.replica.model;

import java.util.Objects;

/**
 * A keyed bijection of 0 to size - 1, computed point by point (Feistel network with cycle walking; Black and Rogaway,
 * CT-RSA 2002). Immutable.
 *
 * <p>An index is split into low bits, which a round changes by exclusive or, and the rest, which a round changes by
 * addition modulo the number of values that it has. The network's domain is so at most the square root of the size
 * larger than the size, and hardly an index ever has to walk on.
 */
public final class Permutation {

  private final long size;
  private final int lowBits;
  private final long lowMask;
  private final long highs;
  private final long[] keys;

  private Permutation(long size, int lowBits, long[] keys) {
    this.size = size;
    this.lowBits = lowBits;
    this.lowMask = (1L << lowBits) - 1;
    this.highs = (size - 1 >>> lowBits) + 1;
    this.keys = keys;
  }

  /** A permutation of 0 inclusive to {@code size} exclusive; {@code size} is positive. */
  public static Permutation of(long size, long key) {
    if (size <= 0) {
      throw new IllegalArgumentException(
          "A permutation's size is expected to be positive, found " + size);
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
    long[] keys = new long[rounds(size)];
    for (int round = 0; round < keys.length; round++) {
      keys[round] = Randomness.hash(key, round);
    }
    return new Permutation(size, bits / 2, keys);
  }

  /**
   * The fewer indices, the less a round mixes: with 12 rounds some orders of 6 items are visibly more frequent than
   * others.
   */
  private static int rounds(long size) {
    if (size < 1 << 6) {
      return 16;
    }
    return size < 1 << 12 ? 10 : 6;
  }

  public long apply(long index) {
    long image = Objects.checkIndex(index, size);
    do {
      image = forth(image);
    } while (image >= size);
    return image;
  }

  /** The index that {@link #apply} maps to {@code image}. */
  public long invert(long image) {
    long index = Objects.checkIndex(image, size);
    do {
      index = back(index);
    } while (index >= size);
    return index;
  }

  private long forth(long index) {
    long low = index & lowMask;
    long high = index >>> lowBits;
    for (int round = 0; round < keys.length; round += 2) {
      low ^= mix(keys[round], high) & lowMask;
      high += mix(keys[round + 1], low) * highs >>> 32;
      high -= high >= highs ? highs : 0;
    }
    return high << lowBits | low;
  }

  private long back(long index) {
    long low = index & lowMask;
    long high = index >>> lowBits;
    for (int round = keys.length - 2; round >= 0; round -= 2) {
      high -= mix(keys[round + 1], low) * highs >>> 32;
      high += high < 0 ? highs : 0;
      low ^= mix(keys[round], high) & lowMask;
    }
    return high << lowBits | low;
  }

  /** 32 bits; neither half of an index has more. */
  private static long mix(long key, long half) {
    long z = (half + key) * 0x9E3779B97F4A7C15L;
    return (z ^ z >>> 32) * 0xD6E8FEB86659FD93L >>> 32;
  }
}
