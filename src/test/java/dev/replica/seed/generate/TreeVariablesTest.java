package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Dependence;
import dev.replica.genome.TableGenome.NullMask;
import dev.replica.model.ConditionalTree;
import dev.replica.model.Normal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeVariablesTest {

  private static final int ROWS = 100_000;

  /** Five standard errors of a share of a tenth of the rows. */
  private static final double CHANCE = 5 * Math.sqrt(.25 / (ROWS / 10.0));

  private static final List<NullMask> MASKS =
      List.of(new NullMask(List.of("b"), .3), new NullMask(List.of("c", "d"), .2));

  private static final Dependence.Trees TREES = new Dependence.Trees(
      List.of(
          new Dependence.NullPattern(List.of(), .6),
          new Dependence.NullPattern(List.of(0), .2),
          new Dependence.NullPattern(List.of(0, 1), .1),
          new Dependence.NullPattern(List.of(1), .1)),
      List.of(
          new Dependence.Variable(null, List.of(.25), List.of()),
          new Dependence.Variable("a", List.of(.2, .5), List.of("0<1", "70 20 10", "10 2:90")),
          new Dependence.Variable("b", List.of(.5), List.of("1=1", "n1", "9 1", "1 9", "")),
          new Dependence.Variable("c", List.of(.4), List.of("2<0", "1 3", "1 1"))));

  private static double[][] ranks() {
    Variables.Draw draw = Variables.of(TREES, MASKS, ROWS, 7).draw(ROWS);
    draw.block(0, ROWS);
    return draw.ranks();
  }

  @Test
  void sharesOfEachLeafAreItsWeights() {
    double[][] ranks = ranks();
    Shares early = new Shares();
    Shares late = new Shares();
    Shares with = new Shares();
    Shares without = new Shares();
    for (int row = 0; row < ROWS; row++) {
      double a = ranks[1][row];
      (row < ROWS / 4 ? early : late).add(a < .2 ? 0 : a < .5 ? 1 : 2);
      if (a >= .2 && a < .5) {
        (ranks[5][row] == 0 ? with : without).add(ranks[2][row] < .5 ? 0 : 1);
      }
    }
    assertThat(early.of(0)).isCloseTo(.7, within(CHANCE));
    assertThat(early.of(1)).isCloseTo(.2, within(CHANCE));
    // Nine tenths from .2 on: 3/8 of them up to .5.
    assertThat(late.of(0)).isCloseTo(.1, within(CHANCE));
    assertThat(late.of(1)).isCloseTo(.9 * 3 / 8, within(CHANCE));
    assertThat(with.of(0)).isCloseTo(.9, within(CHANCE));
    assertThat(without.of(0)).isCloseTo(.1, within(CHANCE));
  }

  @Test
  void masksAreNullTogetherAsTheirPatternsSay() {
    double[][] ranks = ranks();
    Shares patterns = new Shares();
    for (int row = 0; row < ROWS; row++) {
      patterns.add((ranks[4][row] == 0 ? 1 : 0) + (ranks[5][row] == 0 ? 2 : 0));
    }
    assertThat(patterns.of(0)).isCloseTo(.6, within(CHANCE));
    assertThat(patterns.of(1)).isCloseTo(.2, within(CHANCE));
    assertThat(patterns.of(2)).isCloseTo(.1, within(CHANCE));
    assertThat(patterns.of(3)).isCloseTo(.1, within(CHANCE));
  }

  @Test
  void masksOfRarePatternsAreNullIndependentlyOfEachOther() {
    Dependence.Trees trees = new Dependence.Trees(
        List.of(
            new Dependence.NullPattern(List.of(), .5),
            new Dependence.NullPattern(List.of(0, 1), .5, List.of(.3, .6))),
        List.of());
    Variables.Draw draw = Variables.of(trees, MASKS, ROWS, 7).draw(ROWS);
    draw.block(0, ROWS);
    Shares patterns = new Shares();
    for (int row = 0; row < ROWS; row++) {
      patterns.add((draw.ranks()[0][row] == 0 ? 1 : 0) + (draw.ranks()[1][row] == 0 ? 2 : 0));
    }
    assertThat(patterns.of(0)).isCloseTo(.5 + .5 * .7 * .4, within(CHANCE));
    assertThat(patterns.of(1)).isCloseTo(.5 * .3 * .4, within(CHANCE));
    assertThat(patterns.of(2)).isCloseTo(.5 * .7 * .6, within(CHANCE));
    assertThat(patterns.of(3)).isCloseTo(.5 * .3 * .6, within(CHANCE));
  }

  @Test
  void aNullPredictorIsBelowAllOfItsEdges() {
    double[][] ranks = ranks();
    Shares absent = new Shares();
    Shares present = new Shares();
    for (int row = 0; row < ROWS; row++) {
      (ranks[4][row] == 0 ? absent : present).add(ranks[3][row] < .4 ? 0 : 1);
    }
    assertThat(absent.of(0)).isCloseTo(.25, within(CHANCE));
    assertThat(present.of(0)).isCloseTo(.5, within(CHANCE));
  }

  @Test
  void rowsDrawnAloneHaveTheRanksOfTheirBlock() {
    double[][] whole = ranks();
    Variables variables = Variables.of(TREES, MASKS, ROWS, 7);
    Variables.Draw alone = variables.draw(3);
    for (int row = 0; row < ROWS; row += 997) {
      alone.block(row, Math.min(3, ROWS - row));
      alone.row(1, row, 0);
      for (int v = 0; v < whole.length; v++) {
        assertThat(alone.ranks()[v][0]).isEqualTo(whole[v][row]);
      }
    }
  }

  @Test
  void anotherAttemptIsAnotherRow() {
    double[][] whole = ranks();
    Variables.Draw draw = Variables.of(TREES, MASKS, ROWS, 7).draw(1);
    draw.row(0, 5, 1);
    assertThat(draw.ranks()[1][0]).isNotEqualTo(whole[1][5]);
    assertThat(draw.ranks()[0][0]).isEqualTo(whole[0][5]);
  }

  /** Rows of a block whose parents are row / 5, and whose only inherited code is 0 or 1 by that. */
  private static final Variables.Heirs HEIRS = new Variables.Heirs() {
    @Override
    public void codes(int i, int[] codes, int offset) {
      codes[offset] = ConditionalTree.code(i / 5 % 2 == 0 ? .1 : .9);
    }

    @Override
    public long parent(int variable, int latent, int i) {
      return i / 5;
    }
  };

  private static double[][] inherited(Dependence.Latent latent) {
    Dependence.Trees trees = new Dependence.Trees(
        List.of(
            new Dependence.NullPattern(List.of(), .5), new Dependence.NullPattern(List.of(0), .5)),
        List.of("0<1", "1 3", "3 1"),
        List.of(
            new Dependence.Variable("theirs", null, List.of("key"), List.of(.5), List.of(), null),
            new Dependence.Variable(
                "own", null, List.of(), List.of(.5), List.of("0<1", "9 1", "1 9"), null),
            new Dependence.Variable("alike", null, List.of(), List.of(), List.of(), latent)));
    Variables variables =
        Variables.of(trees, List.of(new NullMask(List.of("nullable"), .5)), ROWS, 7);
    assertThat(variables.ofColumn("theirs")).isEqualTo(-1);
    Variables.Draw draw = variables.draw(ROWS, HEIRS);
    draw.block(0, ROWS);
    return draw.ranks();
  }

  @Test
  void columnsAndNullsDependOnWhatRowsInherit() {
    double[][] ranks = inherited(null);
    Shares low = new Shares();
    Shares high = new Shares();
    Shares lowNulls = new Shares();
    for (int row = 0; row < ROWS; row++) {
      (row / 5 % 2 == 0 ? low : high).add(ranks[1][row] < .5 ? 0 : 1);
      if (row / 5 % 2 == 0) {
        lowNulls.add(ranks[3][row] == 0 ? 1 : 0);
      }
    }
    assertThat(low.of(0)).isCloseTo(.9, within(CHANCE));
    assertThat(high.of(0)).isCloseTo(.1, within(CHANCE));
    assertThat(lowNulls.of(1)).isCloseTo(.75, within(CHANCE));
  }

  @Test
  void normalScoresOfSiblingsCorrelate() {
    double[] ranks = inherited(new Dependence.Latent("key", .6, 0))[2];
    double products = 0;
    double squares = 0;
    for (int row = 0; row + 1 < ROWS; row += 5) {
      double first = Normal.quantile(ranks[row]);
      products += first * Normal.quantile(ranks[row + 1]);
      squares += first * first;
    }
    assertThat(products / squares).isCloseTo(.6, within(2 * CHANCE));
  }

  @Test
  void rowsAtHomeHaveTheNumberOfTheirParent() {
    double[] ranks = inherited(new Dependence.Latent("key", 0, .5))[2];
    Shares equal = new Shares();
    for (int row = 0; row + 1 < ROWS; row += 5) {
      equal.add(ranks[row] == ranks[row + 1] ? 1 : 0);
    }
    assertThat(equal.of(1)).isCloseTo(.25, within(2 * CHANCE));
  }

  private static final class Shares {
    private final int[] counts = new int[4];
    private int sum;

    void add(int kind) {
      counts[kind]++;
      sum++;
    }

    double of(int kind) {
      return counts[kind] / (double) sum;
    }
  }
}
