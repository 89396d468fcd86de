package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.model.FanOut;
import org.junit.jupiter.api.Test;

class ParentDrawsTest {

  private static final int PARENTS = 40;
  private static final long CHILDREN = 100_000;

  /** Half of the children belong to one parent in ten. */
  private final FanOut fanOut = FanOut.of(
      PARENTS, CHILDREN, new double[] {0, .9, .9, 1}, new double[] {1, 1, 9, 9}, CHILDREN, 3);

  @Test
  void sharesOfTheChildrenAreEvenHoweverFewParentsHaveMostOfThem() {
    for (long key = 0; key < 50; key++) {
      double[] draws = ParentDraws.of(5, PARENTS, fanOut, key);
      double low = 0;
      for (int parent = 0; parent < PARENTS; parent++) {
        low += draws[5 + parent] < .3 ? fanOut.count(parent) : 0;
      }
      // One of the popular parents may lie across the border: half of its share is what this is off
      // by.
      assertThat(low / CHILDREN).isCloseTo(.3, within(.5 * fanOut.count(popular()) / CHILDREN));
    }
  }

  private int popular() {
    int most = 0;
    for (int parent = 1; parent < PARENTS; parent++) {
      most = fanOut.count(parent) > fanOut.count(most) ? parent : most;
    }
    return most;
  }

  @Test
  void otherKeysGiveOtherNumbers() {
    assertThat(ParentDraws.of(0, PARENTS, fanOut, 1))
        .isNotEqualTo(ParentDraws.of(0, PARENTS, fanOut, 2));
  }

  @Test
  void ofManyParentsChanceDecides() {
    FanOut many =
        FanOut.of(1 << 20, CHILDREN, new double[] {0, 1}, new double[] {1, 1}, CHILDREN, 3);
    assertThat(ParentDraws.of(0, 1 << 20, many, 1)).isEmpty();
  }
}
