package dev.replica.model;

/** Addressable randomness: a draw is a hash of where it stands, so that any cell can be drawn alone and in any order. */
public final class Randomness {

  private Randomness() {}

  /** The key of a stream below another: {@code key(key(seed, "public.trip"), "lat")}. Depends on every character of the name. */
  public static long key(long parent, String name) {
    throw new UnsupportedOperationException();
  }

  /** 64 well-mixed bits of (key, index); for a fixed key a bijection of the index. */
  public static long hash(long key, long index) {
    throw new UnsupportedOperationException();
  }

  /** A uniform number in the open interval (0, 1) from 64 bits; never 0 or 1. */
  public static double uniform(long bits) {
    throw new UnsupportedOperationException();
  }

  /** A uniform whole number from 0 inclusive to {@code bound} exclusive from 64 bits; {@code bound} is positive. */
  public static long bounded(long bits, long bound) {
    throw new UnsupportedOperationException();
  }
}
