package dev.replica.seed.generate;

import dev.replica.genome.ReferenceGenome;
import dev.replica.model.Permutation;
import dev.replica.model.Polyline;
import dev.replica.model.Randomness;
import java.util.Arrays;

/** The rows of a table that refers to itself, level by level: the roots first, then their children, then theirs. */
final class Levels {

  /** Where each level begins, and the last one ends. */
  private final long[] begins;

  /** How many rows of each level have any below them. */
  private final long[] inner;

  /** From shares of children to shares of those rows, the popular ones last. */
  private final Polyline popular;

  private final long key;

  private Levels(long[] begins, long[] inner, Polyline popular, long key) {
    this.begins = begins;
    this.inner = inner;
    this.popular = popular;
    this.key = key;
  }

  /**
   * The levels of a table.
   *
   * @param rows of the table
   * @param key of the reference
   * @return null where they are not known, or there are too few rows
   */
  static Levels of(ReferenceGenome.FanOut known, long rows, long key) {
    double[] ranks = new double[known.ranks().size()];
    double[] children = new double[ranks.length];
    int last = 0;
    for (int i = 1; i < ranks.length; i++) {
      double width = known.ranks().get(i) - known.ranks().get(i - 1);
      double mean = (known.counts().get(i - 1) + known.counts().get(i)) / 2;
      // A step of the counts is two knots at one rank.
      if (width > 0) {
        last++;
        ranks[last] = known.ranks().get(i);
        children[last] = children[last - 1] + mean * width;
      }
    }
    double all = children[last];
    if (known.levels().isEmpty() || rows < known.levels().size() || all <= 0) {
      return null;
    }
    double[] shares = Arrays.stream(children, 0, last + 1).map(sum -> sum / all).toArray();
    // Those without children come first.
    int barren = 0;
    while (shares[barren + 1] <= 0) {
      barren++;
    }
    double first = ranks[barren];
    Polyline popular = Polyline.of(
        Arrays.stream(ranks, barren, last + 1)
            .map(rank -> (rank - first) / (1 - first))
            .toArray(),
        Arrays.copyOfRange(shares, barren, last + 1));
    long[] begins = new long[known.levels().size() + 1];
    double running = 0;
    for (int level = 1; level < begins.length; level++) {
      running += known.levels().get(level - 1);
      long end = level == begins.length - 1 ? rows : Math.round(running * rows);
      // One row at the least on each level, and left for each that follows.
      begins[level] =
          Math.max(begins[level - 1] + 1, Math.min(end, rows - (begins.length - 1 - level)));
    }
    long[] inner = new long[known.levels().size()];
    Arrays.setAll(inner, level -> {
      long count = begins[level + 1] - begins[level];
      return Math.max(1, Math.min(count, Math.round(known.parents().get(level) * count)));
    });
    return new Levels(begins, inner, popular, key);
  }

  /** The row on the level above that a row refers to, where popular rows have the more children; -1 for one of the first level. */
  long parent(long row) {
    int level = 1;
    while (begins[level] <= row) {
      level++;
    }
    if (level == 1) {
      return -1;
    }
    long above = begins[level - 2];
    long count = begins[level - 1] - above;
    double rank = popular.quantile(Randomness.uniform(Randomness.hash(key, row)));
    long place = Math.max(0, Math.min(inner[level - 2] - 1, (long) (rank * inner[level - 2])));
    return above + Permutation.of(count, Randomness.hash(key, -(long) level)).apply(place);
  }
}
