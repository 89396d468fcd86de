package dev.replica.model;

import java.util.Arrays;

/**
 * The distribution of a leaf as it is told: runs of bins with a whole weight each, spread within a run by the marginal. Runs of
 * weight 0 share {@code rest}, again by the marginal. Neighbouring bins are put together where telling them apart is not worth
 * its characters; runs of fewer rows than may be told become part of the rest.
 *
 * @param likelihood of the rows under this, as a logarithm, against the marginal
 * @param characters that it takes
 */
public record LeafCode(RankRuns runs, double likelihood, int characters) {

  /** What a row costs that the code says cannot be. */
  private static final double IMPOSSIBLE = StrictMath.log(1e-3);

  /** Characters of a run. */
  private static final double RUN = 4;

  /** Nats that a character gains by chance alone, about. */
  private static final double CHANCE = 0.6;

  /**
   * What a digit of a weight costs, of the price: it is not one of many that were tried, so it need not gain what chance gives the
   * best of them.
   */
  private static final double DIGIT = 0.3;

  /** What weights add up to, about. */
  private static final int[] WHOLES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000
  };

  /** A leaf that is the marginal itself. */
  private static final LeafCode MARGINAL =
      new LeafCode(new RankRuns(new int[0], new int[0], 0), 0, 1);

  /** Codes the rows of a leaf, counted by bins, at one price. */
  public static LeafCode of(int[] counts, Bins bins, double price, int minCount) {
    return of(counts, bins, new Merging(counts, bins), price, minCount);
  }

  /**
   * Codes the rows of a leaf.
   *
   * @param counts of the bins
   * @param merging of the same
   * @param price what a character has to gain in likelihood
   * @param minCount rows below which a run is not told
   */
  static LeafCode of(int[] counts, Bins bins, Merging merging, double price, int minCount) {
    Runs runs = new Runs(counts, bins);
    merging.apply(price * RUN, runs::join);
    runs.suppress(minCount);
    LeafCode code = runs.code(price * DIGIT, minCount);
    // However dear characters are: where its siblings are told and it is not, the marginal is not
    // kept.
    double least = Math.min(price, CHANCE);
    return code.likelihood > least * (code.characters - MARGINAL.characters) ? code : MARGINAL;
  }

  /** Runs of bins as they are being put together. */
  private static final class Runs {
    private final Bins bins;
    private final int[] ends;
    private final int[] rows;

    private final int total;
    private int count;
    private int hidden;

    Runs(int[] counts, Bins bins) {
      this.bins = bins;
      count = counts.length;
      ends = new int[count];
      rows = counts.clone();
      Arrays.setAll(ends, bin -> bin + 1);
      total = Arrays.stream(counts).sum();
    }

    private double width(int run) {
      return bins.width(run == 0 ? 0 : ends[run - 1], ends[run]);
    }

    void join(int run) {
      ends[run] = ends[run + 1];
      rows[run] += rows[run + 1];
      count--;
      int behind = count - run - 1;
      System.arraycopy(ends, run + 2, ends, run + 1, behind);
      System.arraycopy(rows, run + 2, rows, run + 1, behind);
    }

    void suppress(int minCount) {
      for (int run = 0; run < count; run++) {
        if (rows[run] > 0 && rows[run] < minCount) {
          hidden += rows[run];
          rows[run] = 0;
        }
      }
      for (int run = count - 2; run >= 0; run--) {
        if (rows[run] == 0 && rows[run + 1] == 0) {
          join(run);
        }
      }
    }

    /** With weights of as many digits as are worth their characters. */
    LeafCode code(double price, int minCount) {
      int rest = hidden >= minCount ? hidden : 0;
      double most = likelihood(Arrays.copyOf(rows, count), rest);
      LeafCode best = null;
      for (int whole : WHOLES) {
        LeafCode code = code(whole, rest);
        if (best == null || worth(code, price) > worth(best, price)) {
          best = code;
        }
        // More digits take no fewer characters, and tell no more than the rows themselves do.
        if (most - price * code.characters <= worth(best, price)) {
          return best;
        }
      }
      return best;
    }

    private static double worth(LeafCode code, double price) {
      return code.likelihood - price * code.characters;
    }

    /** With weights that add up to about so much. */
    private LeafCode code(int whole, int told) {
      double denominator = total - hidden + told;
      int[] weights = new int[count];
      for (int run = 0; run < count; run++) {
        weights[run] = weight(rows[run], whole / denominator);
      }
      int rest = weight(told, whole / denominator);
      int kept = count > 0 && weights[count - 1] == 0 ? count - 1 : count;
      RankRuns runs = new RankRuns(Arrays.copyOf(ends, kept), Arrays.copyOf(weights, kept), rest);
      return new LeafCode(runs, likelihood(weights, rest), characters(runs));
    }

    private static int weight(int rows, double scale) {
      return rows == 0 ? 0 : (int) Math.max(1, Math.round(rows * scale));
    }

    /** Of all rows, where a run has its weight's share of them. */
    private double likelihood(int[] weights, int rest) {
      double sum = rest;
      for (int weight : weights) {
        sum += weight;
      }
      double likelihood = 0;
      double open = 0;
      for (int run = 0; run < count; run++) {
        if (rows[run] == 0) {
          open += width(run);
        } else {
          likelihood += rows[run] * StrictMath.log(weights[run] / sum / width(run));
        }
      }
      double share = rest == 0 ? 0 : StrictMath.log(rest / sum / open);
      return likelihood + (hidden == 0 ? 0 : hidden * (rest == 0 ? IMPOSSIBLE : share));
    }

    private static int characters(RankRuns runs) {
      int characters = runs.rest() > 0 ? 2 + digits(runs.rest()) : 0;
      int last = 0;
      for (int run = 0; run < runs.ends().length; run++) {
        int end = runs.ends()[run];
        characters +=
            1 + digits(runs.weights()[run]) + (end == last + 1 ? 0 : 1 + digits(end - last));
        last = end;
      }
      return characters;
    }

    private static int digits(int value) {
      return value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : value < 10_000 ? 4 : 5;
    }
  }
}
