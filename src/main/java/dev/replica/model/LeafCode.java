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
    LeafCode code = runs.code(minCount);
    // However dear characters are: where its siblings are told and it is not, the marginal is not
    // kept.
    double least = Math.min(price, CHANCE);
    return code.likelihood > least * (code.characters - MARGINAL.characters) ? code : MARGINAL;
  }

  private static int scale(int rows) {
    return rows < 500 ? 100 : rows < 20_000 ? 1000 : 10_000;
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

    LeafCode code(int minCount) {
      int told = total - hidden;
      boolean tellsRest = hidden >= minCount;
      int whole = scale(total);
      int[] weights = new int[count];
      double likelihood = 0;
      double zeroWidth = 0;
      double denominator = tellsRest ? total : told;
      for (int run = 0; run < count; run++) {
        if (rows[run] == 0) {
          zeroWidth += width(run);
        } else {
          weights[run] = (int) Math.max(1, Math.round(whole * (rows[run] / denominator)));
          likelihood += rows[run] * StrictMath.log(rows[run] / denominator / width(run));
        }
      }
      int rest = tellsRest ? (int) Math.max(1, Math.round(whole * (hidden / denominator))) : 0;
      likelihood += hidden == 0
          ? 0
          : hidden * (tellsRest ? StrictMath.log(hidden / denominator / zeroWidth) : IMPOSSIBLE);
      int kept = count > 0 && weights[count - 1] == 0 ? count - 1 : count;
      return new LeafCode(
          new RankRuns(Arrays.copyOf(ends, kept), Arrays.copyOf(weights, kept), rest),
          likelihood,
          characters(Arrays.copyOf(ends, kept), weights, rest));
    }

    private static int characters(int[] ends, int[] weights, int rest) {
      int characters = (rest > 0 ? 2 + digits(rest) : 0);
      for (int run = 0; run < ends.length; run++) {
        boolean single = ends[run] == (run == 0 ? 0 : ends[run - 1]) + 1;
        characters += 1 + digits(weights[run]) + (single ? 0 : 1 + digits(ends[run]));
      }
      return characters;
    }

    private static int digits(int value) {
      return value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : value < 10_000 ? 4 : 5;
    }
  }
}
