package dev.replica.model;

/**
 * Addressable randomness: a draw is a hash of where it stands, so that any cell can be drawn alone and in any order.
 */
public final class Randomness {

  /** 2^64 divided by the golden ratio: neighbouring indices start far apart (Steele, Lea and Flood, OOPSLA 2014). */
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private Randomness() {}

  /**
   * The key of a stream below another: {@code key(key(seed, "public.trip"), "lat")}. Depends on every character of the
   * name.
   */
  public static long key(long parent, String name) {
    long key = parent;
    for (int i = 0; i < name.length(); i++) {
      key = hash(key, name.charAt(i));
    }
    // The length is no character: "a" below "b" is another stream than "ba".
    return hash(key, ~(long) name.length());
  }

  /** 64 well-mixed bits of (key, index); for a fixed key a bijection of the index. */
  public static long hash(long key, long index) {
    long z = index * STRIDE + (key ^ 0x2545F4914F6CDD1DL);
    z = (z ^ z >>> 27) * 0x3C79AC492BA7B653L;
    // The key enters twice: were it only added above, the stream of key + STRIDE would be that of
    // key, one step on. The
    // constant keeps (0, 0) from staying 0.
    z = (z ^ z >>> 33 ^ Long.rotateLeft(key, 32)) * 0x1C69B3F74AC4AE35L;
    z = (z ^ z >>> 32) * 0xD6E8FEB86659FD93L;
    return z ^ z >>> 29;
  }

  /** A uniform number in the open interval (0, 1) from 64 bits; never 0 or 1. */
  public static double uniform(long bits) {
    // The middle of one of 2^52 cells: with 2^53 of them the last middle would round to 1.
    return ((bits >>> 12) + 0.5) * 0x1p-52;
  }

  /** A uniform whole number from 0 inclusive to {@code bound} exclusive from 64 bits; {@code bound} is positive. */
  public static long bounded(long bits, long bound) {
    // The upper half of the unsigned product (Lemire, TOMACS 2019); multiplyHigh takes the bits as
    // signed.
    return Math.multiplyHigh(bits, bound) + (bits >> 63 & bound);
  }
}
