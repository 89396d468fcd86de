package dev.replica.model;

/** A keyed bijection of 0 to size - 1, computed point by point (Feistel network with cycle walking). Immutable. */
public final class Permutation {

  private Permutation() {}

  /** A permutation of 0 inclusive to {@code size} exclusive; {@code size} is positive. */
  public static Permutation of(long size, long key) {
    throw new UnsupportedOperationException();
  }

  public long apply(long index) {
    throw new UnsupportedOperationException();
  }

  /** The index that {@link #apply} maps to {@code image}. */
  public long invert(long image) {
    throw new UnsupportedOperationException();
  }
}
