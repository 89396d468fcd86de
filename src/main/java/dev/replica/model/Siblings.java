package dev.replica.model;

import java.util.Arrays;

/** How alike rows of one group are. */
public final class Siblings {

  /** Standard errors above zero from which on a likeness is no chance. */
  private static final double SURE = 3;

  private static final double MOST = .98;

  private final int[] groups;
  private final int leastGroups;
  private final int count;

  /**
   * @param groups of the rows, 0 or more; -1 for none
   * @param leastGroups of two rows or more that something may be told of
   */
  public Siblings(int[] groups, int leastGroups) {
    this.groups = groups;
    this.leastGroups = leastGroups;
    count = Arrays.stream(groups).max().orElse(-1) + 1;
  }

  /**
   * The correlation of two rows' latent normal numbers within a group: rho = E[h h' | one group] / E[h^2]^2, where h = E[Z | what is
   * known of the row] (the first term of the Hermite series: what rounding to intervals lets through of a correlation). Each group
   * counts by its rows: a large one would outweigh all others by its pairs. 0 where it is no more than chance.
   *
   * @param scores h of each row; NaN where it has none
   */
  public double correlation(double[] scores) {
    double[] sums = new double[count];
    double[] squares = new double[count];
    int[] rows = new int[count];
    double all = 0;
    long present = 0;
    for (int row = 0; row < scores.length; row++) {
      if (!Double.isNaN(scores[row])) {
        all += scores[row] * scores[row];
        present++;
        if (groups[row] >= 0) {
          sums[groups[row]] += scores[row];
          squares[groups[row]] += scores[row] * scores[row];
          rows[groups[row]]++;
        }
      }
    }
    double variance = all / Math.max(1, present);
    double products = 0;
    double weights = 0;
    double noise = 0;
    int told = 0;
    for (int group = 0; group < count; group++) {
      double n = rows[group];
      if (n >= 2) {
        products += (sums[group] * sums[group] - squares[group]) / (n - 1);
        weights += n;
        noise += 2 * n / (n - 1);
        told++;
      }
    }
    if (told < leastGroups || variance <= 0) {
      return 0;
    }
    double rho = products / weights / (variance * variance);
    boolean sure = rho > SURE * Math.sqrt(noise) / weights / variance;
    return sure ? Math.min(MOST, rho) : 0;
  }

  /**
   * The share of pairs of rows of one group that have the same code; each group counts by its rows.
   *
   * @param codes 0 or more; negative where absent
   */
  public double agreement(byte[] codes) {
    int[] kinds = new int[codes.length];
    Arrays.setAll(kinds, row -> codes[row]);
    return agreement(kinds);
  }

  /**
   * The share of pairs of rows of one group that are expected to have the same code; each group counts by its rows.
   *
   * @param shares of the codes for each row; null where absent
   */
  public double agreement(double[][] shares) {
    double[][] sums = new double[count][];
    double[] squares = new double[count];
    int[] rows = new int[count];
    for (int row = 0; row < shares.length; row++) {
      int group = groups[row];
      if (shares[row] != null && group >= 0) {
        if (sums[group] == null) {
          sums[group] = new double[shares[row].length];
        }
        for (int code = 0; code < shares[row].length; code++) {
          sums[group][code] += shares[row][code];
          squares[group] += shares[row][code] * shares[row][code];
        }
        rows[group]++;
      }
    }
    double pairs = 0;
    double weights = 0;
    for (int group = 0; group < count; group++) {
      double n = rows[group];
      if (n >= 2) {
        double same = -squares[group];
        for (double sum : sums[group]) {
          same += sum * sum;
        }
        pairs += same / (n - 1);
        weights += n;
      }
    }
    return weights == 0 ? 0 : pairs / weights;
  }

  /**
   * The same of more kinds than there are bins.
   *
   * @param kinds 0 or more; negative where absent
   */
  public double agreement(int[] kinds) {
    // The kinds of the rows, group by group: sorting within small groups is cheap.
    int[] ends = new int[count + 1];
    for (int row = 0; row < kinds.length; row++) {
      if (kinds[row] >= 0 && groups[row] >= 0) {
        ends[groups[row] + 1]++;
      }
    }
    for (int group = 0; group < count; group++) {
      ends[group + 1] += ends[group];
    }
    int[] grouped = new int[ends[count]];
    for (int row = 0; row < kinds.length; row++) {
      if (kinds[row] >= 0 && groups[row] >= 0) {
        grouped[ends[groups[row]]++] = kinds[row];
      }
    }
    double pairs = 0;
    double weights = 0;
    int start = 0;
    for (int group = 0; group < count; group++) {
      int end = ends[group];
      double n = end - start;
      if (n >= 2) {
        pairs += same(grouped, start, end) / (n - 1);
        weights += n;
      }
      start = end;
    }
    return weights == 0 ? 0 : pairs / weights;
  }

  /** Ordered pairs that are of one kind. */
  private static double same(int[] kinds, int from, int to) {
    Arrays.sort(kinds, from, to);
    double same = 0;
    for (int start = from; start < to; ) {
      int end = start + 1;
      while (end < to && kinds[end] == kinds[start]) {
        end++;
      }
      same += (end - start) * (end - start - 1.0);
      start = end;
    }
    return same;
  }

  /** The share of pairs that fall into the same of some bins where their normal scores have a correlation, by simulation. */
  public static double agreement(Bins bins, double correlation) {
    int draws = 1 << 14;
    int same = 0;
    double shared = Math.sqrt(correlation);
    double own = Math.sqrt(1 - correlation);
    for (int draw = 0; draw < draws; draw++) {
      double z = shared * normal(draw, 0);
      double first = Normal.fastCdf(z + own * normal(draw, 1));
      double second = Normal.fastCdf(z + own * normal(draw, 2));
      same += bins.of(first) == bins.of(second) ? 1 : 0;
    }
    return (double) same / draws;
  }

  private static double normal(long draw, long stream) {
    return Normal.fastQuantile(Randomness.uniform(Randomness.hash(stream, draw)));
  }
}
