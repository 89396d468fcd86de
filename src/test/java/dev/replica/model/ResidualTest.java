package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResidualTest {

  private static final int ROWS = 40_000;
  private static final int BINS = 16;
  private static final double PRICE = .6;

  private final Random random = new Random(1);
  private final byte[] first = new byte[ROWS];
  private final byte[] second = new byte[ROWS];
  private final byte[] target = new byte[ROWS];

  /** The target shifts with each of the others, whatever the other one is: what one tree takes many leaves for. */
  private BinnedRows shifted() {
    for (int row = 0; row < ROWS; row++) {
      first[row] = (byte) random.nextInt(8);
      second[row] = (byte) random.nextInt(8);
      double rank = .5 + .05 * (first[row] + second[row] - 7) + .15 * (random.nextDouble() - .5);
      target[row] = (byte) Math.max(0, Math.min(BINS - 1, (int) (rank * BINS)));
    }
    return new BinnedRows(new byte[][] {target, first, second}, new int[] {BINS, 8, 8});
  }

  private static PrunedTree tree(BinnedRows rows, int... predictors) {
    return TreeFit.of(rows, 0, Bins.even(BINS), predictors, 50, 1).pruned(PRICE, 10);
  }

  private static double likelihood(BinnedRows rows, int... predictors) {
    return tree(rows, predictors).likelihood();
  }

  @Test
  void whatATreeLeavesIsUniform() {
    BinnedRows rows = shifted();
    Residual left =
        Residual.of(target, Bins.even(BINS), 7).after(tree(rows, 1, 2), rows, Bins.even(BINS));
    int[] counts = new int[BINS];
    for (byte code : left.codes(BINS)) {
      counts[code]++;
    }
    for (int count : counts) {
      // Five standard errors, and weights rounded to hundredths.
      assertThat(count / (double) ROWS).isCloseTo(1.0 / BINS, within(.009));
    }
  }

  @Test
  void aSecondTreeFindsWhatTheFirstWasNotAskedFor() {
    BinnedRows rows = shifted();
    PrunedTree one = tree(rows, 1);
    Residual left = Residual.of(target, Bins.even(BINS), 7).after(one, rows, Bins.even(BINS));
    BinnedRows rest =
        new BinnedRows(new byte[][] {left.codes(BINS), first, second}, new int[] {BINS, 8, 8});
    assertThat(likelihood(rest, 1)).as("nothing more of the first").isLessThan(.01 * ROWS);
    assertThat(one.likelihood() + likelihood(rest, 2))
        .as("both together, against one tree of both")
        .isGreaterThan(.7 * likelihood(rows, 1, 2));
  }

  @Test
  void absentRowsStayAbsent() {
    BinnedRows rows = shifted();
    target[3] = ConditionalTree.ABSENT;
    Residual left =
        Residual.of(target, Bins.even(BINS), 7).after(tree(rows, 1), rows, Bins.even(BINS));
    assertThat(left.codes(BINS)[3]).isEqualTo((byte) ConditionalTree.ABSENT);
  }
}
