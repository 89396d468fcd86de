package dev.replica.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * Divides children among parents: parent i has a drawn number of them, and child position p belongs to one parent and
 * one slot in it. Exact and addressable; memory is one number for each block of {@link #BLOCK} parents. Immutable,
 * safe for threads.
 *
 * <p>Each parent has a weight, a whole number drawn from the quantile function. The weights stand in a row of units,
 * the children's positions are spread over it in proportion, and a child belongs to the parent whose unit it falls on.
 */
public final class FanOut {

  /** Parents whose counts are drawn again at each look-up. */
  public static final int BLOCK = 16;

  /**
   * What a parent with children weighs where those without have to take some: how finely these can be told to take
   * fewer.
   */
  private static final long WHOLE = 1024;

  private final long parents;
  private final long children;
  private final FanOutWeights weights;

  /** The first unit of each block, and the number of units. */
  private final long[] starts;

  private final double blocksPerUnit;
  private final Proportion units;
  private final Proportion positions;

  private FanOut(long parents, long children, FanOutWeights weights) {
    this.parents = parents;
    this.children = children;
    this.weights = weights;
    int blocks = Math.toIntExact((parents - 1) / BLOCK + 1);
    this.starts = new long[blocks + 1];
    for (int block = 0; block < blocks; block++) {
      long from = (long) block * BLOCK;
      starts[block + 1] = starts[block] + weights.sum(from, Math.min(from + BLOCK, parents));
    }
    this.blocksPerUnit = (double) blocks / starts[blocks];
    this.units = new Proportion(Math.max(children, 1), starts[blocks]);
    this.positions = new Proportion(starts[blocks], children);
  }

  /**
   * @param parents how many, positive, below 2^34
   * @param children how many in all, 0 to 2^50: the drawn counts are scaled to this sum, so that a parent drawn with
   *     none has none; where all are drawn with none, the children are spread evenly
   * @param ranks and {@code counts}: quantile function of the relative number of children of a parent, linear between
   *     knots and rounded to whole numbers; two knots of one rank are a step
   * @param limit the most children that a parent may have; {@code Long.MAX_VALUE} for no limit. What is over goes to
   *     other parents: to those drawn with children as far as they can take it, then to those drawn with none
   * @param key of the draws
   * @throws IllegalArgumentException if {@code children > parents * limit}
   */
  public static FanOut of(
      long parents, long children, double[] ranks, double[] counts, long limit, long key) {
    return of(parents, children, ranks, counts, limit, key, null);
  }

  /**
   * The same, the parents' numbers being the quantiles of evenly spaced ranks: no number of children is missed or drawn too often by
   * chance.
   *
   * @param order of the parents from the one with fewest children on, below 2^31 of them; null for independent draws
   */
  public static FanOut of(
      long parents,
      long children,
      double[] ranks,
      double[] counts,
      long limit,
      long key,
      int[] order) {
    if (parents <= 0 || parents >= 1L << 34 || children < 0 || children > Proportion.MOST) {
      throw new IllegalArgumentException(
          "Cannot divide %d children among %d parents".formatted(children, parents));
    }
    if (children > 0 && (limit < 1 || (children - 1) / parents + 1 > limit)) {
      throw new IllegalArgumentException(
          "Cannot divide %d children among %d parents of at most %d each"
              .formatted(children, parents, limit));
    }
    FanOutWeights drawn = FanOutWeights.of(ranks, counts, key, Proportion.MOST / parents);
    FanOutWeights weights = order == null ? drawn : drawn.ordered(order);
    long sum = weights.sum(0, parents);
    if (sum == 0) {
      return new FanOut(parents, children, weights.flattened(1, 1));
    }
    boolean limits = children > 0 && limit < children;
    return new FanOut(
        parents, children, limits ? limited(weights, sum, parents, children, limit) : weights);
  }

  /**
   * A parent of weight w gets at most ceil(w * children / sum) children, so that weights of at most limit * sum /
   * children keep the limit. The sum for each unit of the cap falls as the cap rises: the greatest cap that keeps it
   * is found by halving.
   */
  private static FanOutWeights limited(
      FanOutWeights drawn, long drawnSum, long parents, long children, long limit) {
    if (drawn.greatest() <= new Proportion(children, drawnSum).floor(limit)) {
      return drawn;
    }
    // A cap of 3 where 3.9 would do takes much from many: small weights are counted in smaller
    // units.
    long factor = Math.max(1, Math.min(WHOLE, Proportion.MOST / parents / drawn.greatest()));
    FanOutWeights weights = drawn.refined(factor);
    long high = new Proportion(children, drawnSum * factor).floor(limit);
    long low = 0;
    while (low < high) {
      long cap = high - (high - low) / 2;
      if (cap <= new Proportion(children, weights.cappedAt(cap).sum(0, parents)).floor(limit)) {
        low = cap;
      } else {
        high = cap - 1;
      }
    }
    if (low > 0) {
      return weights.cappedAt(low);
    }
    // All who have children would need more than the limit: they get it, and those without take the
    // least that is left.
    BigDecimal room = BigDecimal.valueOf(limit);
    BigDecimal others = BigDecimal.valueOf(weights.cappedAt(1).sum(0, parents));
    BigDecimal left = BigDecimal.valueOf(children)
        .subtract(room.multiply(others))
        .multiply(BigDecimal.valueOf(WHOLE));
    BigDecimal childless = BigDecimal.valueOf(parents).subtract(others);
    long share = left.divide(room.multiply(childless), 0, RoundingMode.CEILING).longValueExact();
    return weights.flattened(share, WHOLE);
  }

  /** The parent of child position {@code p}, 0 to children - 1; ascending in p. */
  public long parent(long p) {
    long unit = units.floor(Objects.checkIndex(p, children));
    int block = block(unit);
    long parent = (long) block * BLOCK;
    long end = starts[block] + weights.of(parent);
    while (end <= unit) {
      end += weights.of(++parent);
    }
    return parent;
  }

  /**
   * Parents and slots of positions {@code from} to {@code from + count - 1}: the same as {@link #parent} and {@link
   * #first} tell for each of them, but walking from one to the next.
   */
  public void fill(long from, int count, long[] parentOf, long[] slotOf) {
    Objects.checkFromIndexSize(from, count, children);
    long parent = -1;
    long end = 0;
    long blockEnd = 0;
    long first = 0;
    for (int i = 0; i < count; i++) {
      long unit = units.floor(from + i);
      if (unit >= end) {
        if (unit >= blockEnd) {
          int block = block(unit);
          parent = (long) block * BLOCK - 1;
          end = starts[block];
          blockEnd = starts[block + 1];
        }
        long start = end;
        while (end <= unit) {
          start = end;
          end += weights.of(++parent);
        }
        first = positions.ceil(start);
      }
      parentOf[i] = parent;
      slotOf[i] = from + i - first;
    }
  }

  /** Position of the first child of {@code parent}: {@code p - first(parent(p))} is the child's slot. */
  public long first(long parent) {
    return positions.ceil(start(Objects.checkIndex(parent, parents)));
  }

  /** How many children the parent has. */
  public long count(long parent) {
    long start = start(Objects.checkIndex(parent, parents));
    return positions.ceil(start + weights.of(parent)) - positions.ceil(start);
  }

  private long start(long parent) {
    int block = (int) (parent / BLOCK);
    return starts[block] + weights.sum((long) block * BLOCK, parent);
  }

  /**
   * The block that a unit lies in: from where it were if all blocks were alike, in growing strides and then by halving.
   */
  private int block(long unit) {
    int blocks = starts.length - 1;
    int low = Math.min((int) (unit * blocksPerUnit), blocks - 1);
    int high = low + 1;
    for (int stride = 1; starts[low] > unit; stride *= 2) {
      high = low;
      low = Math.max(low - stride, 0);
    }
    for (int stride = 1; starts[high] <= unit; stride *= 2) {
      low = high;
      high = (int) Math.min((long) high + stride, blocks);
    }
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (starts[middle] <= unit) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
