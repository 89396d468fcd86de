package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LorenzTest {

  private static final double[] RANKS = {0, .5, .5, .9, .9, 1};
  private static final double[] COUNTS = {0, 0, 1, 3, 40, 40};

  @Test
  void theShareBelowARankIsTheSumOfThoseBelow() {
    Lorenz lorenz = Lorenz.of(RANKS, COUNTS);
    int parents = 100_000;
    double all = 0;
    for (int i = 0; i < parents; i++) {
      all += count((i + .5) / parents);
    }
    double below = 0;
    for (int i = 0; i < parents; i++) {
      if (i % 10_000 == 0) {
        assertThat(lorenz.share((double) i / parents)).isCloseTo(below / all, within(1e-4));
      }
      below += count((i + .5) / parents);
    }
    assertThat(lorenz.share(1)).isEqualTo(1);
  }

  private static double count(double rank) {
    return rank < .5 ? 0 : rank < .9 ? 1 + 2 * (rank - .5) / .4 : 40;
  }

  @Test
  void theMostPopularParentLiesInTheMiddleOfItsChildren() {
    Lorenz lorenz = Lorenz.of(new double[] {0, .5, .5, 1}, new double[] {1, 1, 3, 3});
    assertThat(lorenz.middle(1, 2)).isEqualTo(.625);
    assertThat(lorenz.middle(0, 2)).isEqualTo(.125);
  }

  @Test
  void whereThereAreNoChildrenTheShareIsTheRank() {
    assertThat(Lorenz.of(new double[] {0, 1}, new double[] {0, 0}).share(.3)).isEqualTo(.3);
  }
}
