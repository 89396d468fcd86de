package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeFitTest {

  private static final int ROWS = 20_000;
  private static final int MIN_COUNT = 10;
  private static final int LEAF_ROWS = 50;
  private static final Bins HALVES = new Bins(new double[] {.5});

  /** What the publisher asks of a character at the least. */
  private static final double PRICE = .8;

  @Test
  void chanceGrowsNoBranches() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      byte[][] codes = {codes(random, 8), codes(random, 20), codes(random, 2), codes(random, 8)};
      PrunedTree tree = fit(codes, new int[] {8, 20, 2, 8}, evenBins(8)).pruned(PRICE, MIN_COUNT);
      assertThat(tree.root()).as("seed %d", seed).isInstanceOf(PrunedTree.Leaf.class);
    }
  }

  @Test
  void sharesOfLeavesAreThoseThatRowsWereDrawnWith() {
    Random random = new Random(1);
    byte[][] codes = {codes(random, 10), codes(random, 3), new byte[ROWS]};
    for (int row = 0; row < ROWS; row++) {
      codes[2][row] = (byte) (random.nextDouble() < truth(codes, row) ? 0 : 1);
    }
    PrunedTree tree = fit(codes, new int[] {10, 3, 2}, HALVES).pruned(PRICE, MIN_COUNT);
    for (int row = 0; row < 500; row++) {
      PrunedTree.Leaf leaf = leaf(tree.root(), codes, row);
      double share = leaf.code().runs().ranks(HALVES.edges()).cdf(.5);
      // Four standard errors of a share among the rows of the smallest cell, 20,000 / 15, and
      // rounding.
      assertThat(share).isCloseTo(truth(codes, row), within(.055));
    }
  }

  /** Depends on both predictors together, and on neither by steps alone. */
  private static double truth(byte[][] codes, int row) {
    boolean low = codes[0][row] < 4;
    return codes[1][row] == 1 ? (low ? .9 : .2) : low ? .35 : .6;
  }

  @Test
  void theFirstSplitIsTheBestOfAllThatThereAre() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int[] bins = {1 + random.nextInt(9), 1 + random.nextInt(30), 4};
      byte[][] codes = {codes(random, bins[0]), codes(random, bins[1]), new byte[ROWS]};
      int from = random.nextInt(bins[1]);
      for (int row = 0; row < ROWS; row++) {
        codes[0][row] = random.nextInt(4) == 0 ? ConditionalTree.ABSENT : codes[0][row];
        codes[2][row] =
            (byte) (codes[1][row] == from && random.nextBoolean() ? 0 : random.nextInt(4));
      }
      FittedTree root =
          TreeGrowth.grow(new BinnedRows(codes, bins), 2, new int[] {0, 1}, LEAF_ROWS, 256, 1);
      double best = 0;
      for (int variable = 0; variable < 2; variable++) {
        for (int low = -1; low <= bins[variable]; low++) {
          best = Math.max(best, gain(codes, variable, Integer.MIN_VALUE, low));
          best = Math.max(best, gain(codes, variable, low, low + 1));
        }
      }
      assertThat(gain(codes, root.variable, root.low, root.high))
          .isCloseTo(best, within(1e-6))
          .isCloseTo(root.gain, within(1e-6));
    }
  }

  /** The slow way: counts both sides anew. */
  private static double gain(byte[][] codes, int variable, int low, int high) {
    double[][] counts = new double[2][4];
    for (int row = 0; row < ROWS; row++) {
      int code = codes[variable][row];
      counts[code >= low && code < high ? 0 : 1][codes[2][row]]++;
    }
    double[] all = new double[4];
    double gain = 0;
    for (double[] side : counts) {
      double rows = side[0] + side[1] + side[2] + side[3];
      if (rows < LEAF_ROWS) {
        return 0;
      }
      for (int bin = 0; bin < 4; bin++) {
        all[bin] += side[bin];
        gain += side[bin] == 0 ? 0 : side[bin] * Math.log(side[bin] / rows);
      }
    }
    for (double bin : all) {
      gain -= bin == 0 ? 0 : bin * Math.log(bin / ROWS);
    }
    return gain;
  }

  @Test
  void noLeafHasFewerRowsThanAsked() {
    Random random = new Random(4);
    byte[][] codes = {codes(random, 100), codes(random, 100), new byte[ROWS]};
    for (int row = 0; row < ROWS; row++) {
      codes[2][row] = (byte) ((codes[0][row] * 7 + codes[1][row] * 3) / 10 % 20);
    }
    for (int least : new int[] {50, 400}) {
      FittedTree root = TreeGrowth.grow(
          new BinnedRows(codes, new int[] {100, 100, 20}), 2, new int[] {0, 1}, least, 256, 1);
      assertThat(fewest(root)).isGreaterThanOrEqualTo(least);
    }
  }

  private static int fewest(FittedTree tree) {
    return tree.inside == null ? tree.rows() : Math.min(fewest(tree.inside), fewest(tree.outside));
  }

  @Test
  void aHigherPriceNeverTellsMore() {
    Random random = new Random(5);
    byte[][] codes = {codes(random, 30), codes(random, 30), new byte[ROWS]};
    for (int row = 0; row < ROWS; row++) {
      codes[2][row] = (byte) ((codes[0][row] + codes[1][row]) / 4 + random.nextInt(4));
    }
    TreeFit fit = fit(codes, new int[] {30, 30, 19}, evenBins(19));
    PrunedTree cheap = fit.pruned(.1, MIN_COUNT);
    for (double price = .2; price < 1e5; price *= 2) {
      PrunedTree dear = fit.pruned(price, MIN_COUNT);
      assertThat(dear.characters()).isLessThanOrEqualTo(cheap.characters());
      assertThat(dear.likelihood()).isLessThanOrEqualTo(cheap.likelihood() + 1e-6);
      cheap = dear;
    }
    assertThat(cheap.root()).isInstanceOf(PrunedTree.Leaf.class);
  }

  private static PrunedTree.Leaf leaf(PrunedTree.Node node, byte[][] codes, int row) {
    if (node instanceof PrunedTree.Leaf leaf) {
      return leaf;
    }
    PrunedTree.Split split = (PrunedTree.Split) node;
    int code = codes[split.variable()][row];
    return leaf(
        code >= split.from() && code < split.to() ? split.inside() : split.outside(), codes, row);
  }

  @Test
  void oneGroupIsOneWitnessHoweverManyRowsItHas() {
    // Nine groups in ten have a low target, one of 500 rows has a high one, and a variable tells
    // which it is.
    byte[][] codes = new byte[2][ROWS];
    int[] groups = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      groups[row] = row < 500 ? 0 : 1 + row % 100;
      codes[0][row] = (byte) (row < 500 ? 1 : 0);
      codes[1][row] = (byte) (row < 500 ? 1 : 0);
    }
    BinnedRows rows = new BinnedRows(codes, new int[] {2, 2}, new int[][] {groups, null});
    int[] predictors = {0};
    Bins target = evenBins(2);
    assertThat(
            TreeFit.of(rows, 1, target, predictors, LEAF_ROWS, 1).pruned(.1, 1).root())
        .isInstanceOf(PrunedTree.Split.class);
    assertThat(
            TreeFit.of(rows, 1, target, predictors, LEAF_ROWS, 2).pruned(.1, 1).root())
        .isInstanceOf(PrunedTree.Leaf.class);
  }

  /** The tree of the last variable given all others. */
  private static TreeFit fit(byte[][] codes, int[] bins, Bins target) {
    int[] predictors = new int[codes.length - 1];
    for (int predictor = 0; predictor < predictors.length; predictor++) {
      predictors[predictor] = predictor;
    }
    return TreeFit.of(
        new BinnedRows(codes, bins), predictors.length, target, predictors, LEAF_ROWS, 1);
  }

  private static Bins evenBins(int count) {
    double[] edges = new double[count - 1];
    for (int edge = 0; edge < edges.length; edge++) {
      edges[edge] = (edge + 1.0) / count;
    }
    return new Bins(edges);
  }

  private static byte[] codes(Random random, int bins) {
    byte[] codes = new byte[ROWS];
    for (int row = 0; row < ROWS; row++) {
      codes[row] = (byte) random.nextInt(bins);
    }
    return codes;
  }
}
