package dev.replica.scan.publish;

import dev.replica.genome.ReferenceGenome;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.Values.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Turns numbers of children into a published quantile function, parents without any included. */
final class FanOuts {

  /** Up to so many parents each is told apart, its count rounded to two digits. */
  private static final int FEW = 64;

  /** Coarser than for columns: a dozen knots or so, and the seeding scales the counts anyway. */
  private static final double TOLERANCE = 0.01;

  private FanOuts() {}

  /**
   * The quantile function; null where there are no children or no parents.
   *
   * @param parents rows of the parent table
   */
  static ReferenceGenome.FanOut of(ReferenceProfile reference, long parents, PublishingPolicy policy) {
    if (reference.parents() == 0 || parents == 0) {
      return null;
    }
    double childless = Math.max(0, 1 - (double) reference.parents() / parents);
    long[] counts = withChildless(reference.children(), childless);
    return parents <= FEW || !policy.tells(counts.length) ? each(counts) : knots(counts, policy);
  }

  private static long[] withChildless(long[] children, double share) {
    int zeros = share == 1 ? 0 : (int) Math.min(1 << 20, Math.round(children.length * share / (1 - share)));
    long[] counts = new long[zeros + children.length];
    System.arraycopy(children, 0, counts, zeros, children.length);
    return counts;
  }

  /** A level piece for each count: two knots, the second of them at the rank where the next begins. */
  private static ReferenceGenome.FanOut each(long[] counts) {
    List<Double> ranks = new ArrayList<>();
    List<Double> published = new ArrayList<>();
    for (int start = 0; start < counts.length; ) {
      long count = Rounding.twoDigits(counts[start]);
      int end = start + 1;
      while (end < counts.length && Rounding.twoDigits(counts[end]) == count) {
        end++;
      }
      ranks.add(Rounding.share((double) start / counts.length));
      ranks.add(Rounding.share((double) end / counts.length));
      published.add((double) count);
      published.add((double) count);
      start = end;
    }
    return new ReferenceGenome.FanOut(ranks, published);
  }

  /** By the rules for numbers: no knot is a single parent's count. */
  private static ReferenceGenome.FanOut knots(long[] counts, PublishingPolicy policy) {
    Grid grid = Grid.of(Numbers.ofWhole(new long[] {1}), policy);
    long[] sorted = counts.clone();
    Arrays.sort(sorted);
    List<Double> ranks = new ArrayList<>();
    List<Double> published = new ArrayList<>();
    // A count of 0 or 1 begins half a step lower, as all counts do, and none is negative.
    Map<Long, Double> knots = Knots.place(sorted, policy.minCount(), TOLERANCE, grid, 0, 1L << 60);
    for (Map.Entry<Long, Double> knot : knots.entrySet()) {
      ranks.add(knot.getValue());
      published.add(Math.max(0, knot.getKey() / 2.0));
    }
    return new ReferenceGenome.FanOut(ranks, published);
  }
}
