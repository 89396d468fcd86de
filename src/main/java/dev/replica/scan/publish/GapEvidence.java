package dev.replica.scan.publish;

import dev.replica.model.Normal;
import dev.replica.model.Randomness;
import dev.replica.scan.profile.Values.Numbers;
import java.util.Arrays;

/**
 * Whether gaps between the times of one parent's children are others than those between times that are each drawn alone, around what is the
 * parent's own. What they would be is simulated: of each family as many times as it has, normal scores with its mean and the spread
 * that siblings have, turned into times by the distribution of all. Both kinds of gaps are counted in bins of the gaps that there are, by
 * each half of the families; the score of the other half is the mean of log p(bin | told) - log p(bin | alone).
 */
final class GapEvidence {

  private static final int BINS = 24;

  /** Standard errors that the score has to be above nothing, and nats a gap. */
  private static final double SURE = 3;

  private static final double LEAST = .02;

  /**
   * How far both kinds of gaps have to be apart, and beyond that by the inverse square root of the families: of few families what is told
   * of the first time and the pace is coarse, and costs as much.
   */
  private static final double FAR = .15;

  private GapEvidence() {}

  /**
   * The nats that the gaps say of the times, all together; 0 where they may be those of times drawn alone.
   *
   * @param times of the rows; whole numbers
   */
  static double of(Families families, long[] times) {
    long[] sorted = Numbers.sorted(times);
    long[] own = new long[families.gaps()];
    long[] alone = new long[own.length];
    int[] owner = new int[own.length];
    double[] scores = scores(families, times, sorted);
    double spread = spread(families, scores);
    int at = 0;
    for (int family = 0; family < families.count(); family++) {
      int from = families.starts()[family];
      int to = families.starts()[family + 1];
      long[] drawn = drawn(family, Arrays.copyOfRange(scores, from, to), spread, sorted);
      for (int i = from + 1; i < to; i++) {
        owner[at] = family;
        own[at] = times[families.rows()[i]] - times[families.rows()[i - 1]];
        alone[at++] = drawn[i - from] - drawn[i - from - 1];
      }
    }
    double differ = differ(own.clone(), alone.clone());
    boolean far = differ > FAR + 1 / Math.sqrt(families.count());
    return far && sure(own, alone, owner) ? gain(own, sorted) : 0;
  }

  /** The greatest difference of the two distribution functions (Kolmogorov, 1933). */
  private static double differ(long[] own, long[] alone) {
    Arrays.sort(own);
    Arrays.sort(alone);
    int below = 0;
    double most = 0;
    for (int i = 0; i < own.length; i++) {
      boolean last = i + 1 == own.length || own[i + 1] != own[i];
      while (last && below < alone.length && alone[below] <= own[i]) {
        below++;
      }
      most = last ? Math.max(most, Math.abs(i + 1 - below) / (double) own.length) : most;
    }
    return most;
  }

  /** Normal scores, in the families' order. */
  private static double[] scores(Families families, long[] times, long[] sorted) {
    double[] scores = new double[families.rows().length];
    for (int i = 0; i < scores.length; i++) {
      int place = Arrays.binarySearch(sorted, times[families.rows()[i]]);
      scores[i] = Normal.quantile((place + .5) / sorted.length);
    }
    return scores;
  }

  /** Within families. */
  private static double spread(Families families, double[] scores) {
    double squares = 0;
    for (int family = 0; family < families.count(); family++) {
      int from = families.starts()[family];
      int to = families.starts()[family + 1];
      double mean = Arrays.stream(scores, from, to).average().orElse(0);
      for (int i = from; i < to; i++) {
        squares += (scores[i] - mean) * (scores[i] - mean);
      }
    }
    return Math.sqrt(squares / Math.max(1, families.gaps()));
  }

  private static long[] drawn(int family, double[] scores, double spread, long[] sorted) {
    double mean = Arrays.stream(scores).average().orElse(0);
    long[] drawn = new long[scores.length];
    for (int i = 0; i < drawn.length; i++) {
      double uniform = Randomness.uniform(Randomness.hash(Randomness.hash(1, family), i));
      double rank = Normal.cdf(mean + spread * Normal.quantile(uniform));
      drawn[i] = sorted[(int) Math.min(sorted.length - 1, rank * sorted.length)];
    }
    Arrays.sort(drawn);
    return drawn;
  }

  private static boolean sure(long[] own, long[] alone, int[] owner) {
    long[] edges = edges(own);
    double[][] told = new double[2][edges.length + 1];
    double[][] chance = new double[2][edges.length + 1];
    for (int half = 0; half < 2; half++) {
      Arrays.fill(told[half], .5);
      Arrays.fill(chance[half], .5);
    }
    for (int gap = 0; gap < own.length; gap++) {
      told[half(owner[gap])][bin(edges, own[gap])]++;
      chance[half(owner[gap])][bin(edges, alone[gap])]++;
    }
    double sum = 0;
    double squares = 0;
    int families = 0;
    for (int start = 0; start < own.length; ) {
      int end = start;
      int other = 1 - half(owner[start]);
      double family = 0;
      while (end < own.length && owner[end] == owner[start]) {
        int bin = bin(edges, own[end++]);
        family += StrictMath.log(told[other][bin] / chance[other][bin]);
      }
      // Gaps of one family are one witness, however many.
      double mean = family / (end - start);
      sum += mean;
      squares += mean * mean;
      families++;
      start = end;
    }
    double mean = sum / Math.max(1, families);
    double error = Math.sqrt(
        Math.max(0, squares / Math.max(1, families) - mean * mean) / Math.max(1, families - 1));
    return mean > LEAST && mean > SURE * error;
  }

  /** By how many nats all times together are told better by the gaps that lead to them than by the distribution of all. */
  private static double gain(long[] gaps, long[] sorted) {
    return Math.max(1, gaps.length * (density(gaps) - density(sorted)));
  }

  /** The mean of the logarithm of the density, of bins of even mass. */
  static double density(long[] values) {
    long[] edges = edges(values);
    double[] counts = new double[edges.length + 1];
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long value : values) {
      counts[bin(edges, value)]++;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double sum = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      double low = bin == 0 ? least : edges[bin - 1];
      double high = bin == edges.length ? most + 1.0 : edges[bin];
      if (counts[bin] > 0) {
        sum += counts[bin] * StrictMath.log(counts[bin] / values.length / Math.max(1, high - low));
      }
    }
    return sum / values.length;
  }

  private static int half(int family) {
    return (int) (Randomness.hash(0, family) & 1);
  }

  /** Between values: a gap that is frequent has a bin of its own. */
  private static long[] edges(long[] gaps) {
    long[] sorted = gaps.clone();
    Arrays.sort(sorted);
    long[] edges = new long[2 * BINS];
    int count = 0;
    for (int bin = 1; bin < BINS; bin++) {
      long value = sorted[(int) ((long) bin * sorted.length / BINS)];
      for (long edge = value; edge <= value + 1; edge++) {
        if (count == 0 || edge > edges[count - 1]) {
          edges[count++] = edge;
        }
      }
    }
    return Arrays.copyOf(edges, count);
  }

  private static int bin(long[] edges, long gap) {
    int found = Arrays.binarySearch(edges, gap);
    return found < 0 ? -found - 1 : found + 1;
  }
}
