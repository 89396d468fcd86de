package dev.replica.scan.publish;

import dev.replica.genome.ReferenceGenome;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

  /** Twice the standard error of an estimated number of parents, a sample of 8,192 or more of them being known. */
  private static final double NOISE = .022;

  /** The steepest that a tail is continued: with 1 it would have no mean. */
  private static final double STEEPEST = .9;

  /** Share of the parents, the most popular ones, that is told by means. */
  private static final double TAIL = .1;

  /** Of up to so many parents with children the most popular ones are told apart: they are what a lookup table says. */
  static final int LOOKUP = 256;

  private static final int POPULAR = 32;

  private FanOuts() {}

  /**
   * The quantile function; null where there are no children or no parents.
   *
   * @param parents rows of the parent table
   */
  static ReferenceGenome.FanOut of(
      ReferenceProfile reference, long parents, PublishingPolicy policy) {
    if (reference.parents() == 0 || parents == 0) {
      return null;
    }
    double childless = Math.max(0, 1 - (double) reference.parents() / parents);
    if (reference.parents() > reference.children().length && childless < NOISE) {
      // Parents were sampled, and so their number is an estimate: fewer childless ones than it errs
      // by are none.
      childless = 0;
    }
    long[] counts = withChildless(reference.children(), childless);
    return parents <= FEW || !policy.tells(counts.length) ? each(counts) : knots(counts, policy);
  }

  private static long[] withChildless(long[] children, double share) {
    int zeros =
        share == 1 ? 0 : (int) Math.min(1 << 20, Math.round(children.length * share / (1 - share)));
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

  /**
   * The body by the rules for numbers, the tail of the most popular parents in pieces of half of what is left each: a piece has
   * the mean of its parents, so that the sum of all children is right however long the tail, and no knot is a single parent's
   * count. The last piece goes on as the means before it fell: see {@link #continued}.
   */
  private static ReferenceGenome.FanOut knots(long[] counts, PublishingPolicy policy) {
    long[] sorted = counts.clone();
    Arrays.sort(sorted);
    int none = 0;
    while (none < sorted.length && sorted[none] == 0) {
      none++;
    }
    boolean lookup = sorted.length - none <= LOOKUP;
    int tail = sorted.length
        - (lookup
            ? Math.min(POPULAR, sorted.length - none)
            : Math.max(policy.minCount(), (int) (sorted.length * TAIL)));
    List<Double> ranks = new ArrayList<>();
    List<Double> published = new ArrayList<>();
    if (tail >= policy.minCount()) {
      Grid grid = Grid.of(Numbers.ofWhole(new long[] {1}), policy);
      long[] body = Arrays.copyOf(sorted, tail);
      // A count of 0 or 1 begins half a step lower, as all counts do, and none is negative.
      Map<Long, Double> knots = Knots.place(body, policy.minCount(), TOLERANCE, grid, 0, 1L << 60);
      double highest = lookup
          ? Rounding.twoDigits(sorted[tail])
          : mean(sorted, tail, end(sorted.length, tail, policy));
      for (Map.Entry<Long, Double> knot : knots.entrySet()) {
        ranks.add(Rounding.share(knot.getValue() * tail / sorted.length));
        published.add(Math.min(highest, Math.max(0, knot.getKey() / 2.0)));
      }
    }
    if (lookup) {
      for (int parent = tail < policy.minCount() ? 0 : tail; parent < sorted.length; parent++) {
        ranks.add(fine(parent, sorted.length));
        ranks.add(fine(parent + 1, sorted.length));
        published.add((double) Rounding.twoDigits(sorted[parent]));
        published.add((double) Rounding.twoDigits(sorted[parent]));
      }
      return ascending(ranks, published);
    }
    for (int start = Math.max(0, tail < policy.minCount() ? 0 : tail); start < sorted.length; ) {
      int end = end(sorted.length, start, policy);
      double mean = mean(sorted, start, end);
      if (end == sorted.length && start > 0) {
        continued(sorted, start, mean, ranks, published);
        break;
      }
      double before = published.isEmpty() ? 0 : published.get(published.size() - 1);
      double after = end == sorted.length
          ? Double.MAX_VALUE
          : mean(sorted, end, end(sorted.length, end, policy));
      double slope = Math.max(0, Math.min(mean - before, after - mean));
      ranks.add(Rounding.share((double) start / sorted.length));
      ranks.add(Rounding.share((double) end / sorted.length));
      published.add(Math.max(before, Rounding.significant(mean - slope)));
      published.add(
          Math.max(published.get(published.size() - 1), Rounding.significant(mean + slope)));
      start = end;
    }
    for (int i = ranks.size() - 2; i > 0; i--) {
      if (published.get(i - 1).equals(published.get(i))
          && published.get(i).equals(published.get(i + 1))) {
        ranks.remove(i);
        published.remove(i);
      }
    }
    return new ReferenceGenome.FanOut(ranks, published);
  }

  /** Where rounding to different decimals left them in disorder. */
  private static ReferenceGenome.FanOut ascending(List<Double> ranks, List<Double> published) {
    for (int i = 1; i < ranks.size(); i++) {
      ranks.set(i, Math.max(ranks.get(i - 1), ranks.get(i)));
      published.set(i, Math.max(published.get(i - 1), published.get(i)));
    }
    return new ReferenceGenome.FanOut(ranks, published);
  }

  /**
   * The last piece in halves down to a single parent. With a tail of Pareto's kind, the mean of the q most popular of n parents is in
   * proportion to q^-s, so that the ratio of the last piece's mean to that of the last two together tells s, and the mean of any
   * part of the piece follows. Nothing but means of pieces goes into this.
   */
  private static void continued(
      long[] sorted, int start, double mean, List<Double> ranks, List<Double> published) {
    int parents = sorted.length - start;
    int before = Math.max(0, start - parents);
    double wider = mean(sorted, before, sorted.length);
    double ratio = StrictMath.log((double) (sorted.length - before) / parents);
    double steepness = ratio <= 0 || wider <= 0
        ? 0
        : Math.max(0, Math.min(STEEPEST, StrictMath.log(mean / wider) / ratio));
    double least = published.isEmpty() ? 0 : published.get(published.size() - 1);
    for (int left = parents; left > 0; ) {
      int next = left / 2;
      double sum = StrictMath.pow((double) left / parents, 1 - steepness)
          - StrictMath.pow((double) next / parents, 1 - steepness);
      double part = mean * sum * parents / (left - next);
      least = Math.max(least, Rounding.significant(part));
      // Those before are rounded to fewer decimals.
      double reached = ranks.isEmpty() ? 0 : ranks.get(ranks.size() - 1);
      ranks.add(Math.max(reached, fine(sorted.length - left, sorted.length)));
      ranks.add(Math.max(reached, fine(sorted.length - next, sorted.length)));
      published.add(least);
      published.add(least);
      left = next;
    }
  }

  /** A rank so fine that a single parent of many millions has its place. */
  private static double fine(int below, int all) {
    return BigDecimal.valueOf((double) below / all)
        .setScale(8, RoundingMode.HALF_EVEN)
        .doubleValue();
  }

  /** The end of the piece of the tail that begins at {@code start}: half of what is left, all where that is too few to be told. */
  private static int end(int length, int start, PublishingPolicy policy) {
    int left = length - start;
    return left / 2 < policy.minCount() ? length : start + left / 2;
  }

  private static double mean(long[] sorted, int start, int end) {
    long sum = 0;
    for (int i = start; i < end; i++) {
      sum += sorted[i];
    }
    return (double) sum / (end - start);
  }
}
