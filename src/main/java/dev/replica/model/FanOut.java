package dev.replica.model;

/**
 * Divides children among parents: parent i has a drawn number of them, and child position p belongs to one parent and one slot
 * in it. Exact and addressable; memory is one number for each block of {@link #BLOCK} parents. Immutable, safe for threads.
 */
public final class FanOut {

  /** Parents whose counts are drawn again at each look-up. */
  public static final int BLOCK = 64;

  private FanOut() {}

  /**
   * @param parents how many, positive
   * @param children how many in all, 0 or more: the drawn counts are scaled to this sum, so that a parent drawn with none has none
   * @param ranks and {@code counts}: quantile function of the relative number of children of a parent, linear between knots
   * @param limit the most children that a parent may have; {@code Long.MAX_VALUE} for no limit. What is over goes to other parents
   * @param key of the draws
   * @throws IllegalArgumentException if {@code children > parents * limit}
   */
  public static FanOut of(long parents, long children, double[] ranks, double[] counts, long limit, long key) {
    throw new UnsupportedOperationException();
  }

  /** The parent of child position {@code p}, 0 to children - 1; ascending in p. */
  public long parent(long p) {
    throw new UnsupportedOperationException();
  }

  /** Position of the first child of {@code parent}: {@code p - first(parent(p))} is the child's slot. */
  public long first(long parent) {
    throw new UnsupportedOperationException();
  }

  /** How many children the parent has. */
  public long count(long parent) {
    throw new UnsupportedOperationException();
  }
}
