package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.genome.ReferenceGenome;
import dev.replica.scan.profile.ReferenceProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FanOutsTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  @Test
  void parentsWithoutChildrenComeFirst() {
    ReferenceGenome.FanOut fanOut = FanOuts.of(reference(new long[600], 2), 1000, POLICY);
    assertThat(count(fanOut, .399)).isLessThan(.5);
    for (double rank = .401; rank < 1; rank += .01) {
      assertThat(count(fanOut, rank)).as("count at rank %s", rank).isBetween(1.5, 2.5);
    }
  }

  @Test
  void theQuantileFunctionIsWithinTwoPerCent() {
    Random random = new Random(1);
    LongSupplier geometric = () -> 1 + (long) (-20 * StrictMath.log(1 - random.nextDouble()));
    long[] children = LongStream.generate(geometric).limit(5000).sorted().toArray();
    ReferenceGenome.FanOut fanOut = FanOuts.of(reference(children, 0), 5000, POLICY);
    assertThat(fanOut.ranks()).hasSizeBetween(2, 40).isSorted();
    assertThat(fanOut.counts()).isSorted();
    for (double rank = 0.01; rank < 1; rank += 0.01) {
      long low = children[(int) (5000 * Math.max(0, rank - 0.02))];
      long high = children[(int) Math.min(4999, 5000 * (rank + 0.02))];
      assertThat(count(fanOut, rank)).as("count at rank %s", rank).isBetween(low - 0.5, high + 0.5);
    }
  }

  @Test
  void theMostChildrenOfOneParentAreNotTold() {
    long[] children = new long[1000];
    Arrays.fill(children, 3);
    children[999] = 98_765;
    ReferenceGenome.FanOut fanOut = FanOuts.of(reference(children, 0), 1000, POLICY);
    assertThat(fanOut.counts()).noneMatch(count -> Math.abs(count - 98_765) < 1000);
    assertThat(count(fanOut, .98)).isBetween(2.5, 3.5);
  }

  @Test
  void aLongTailKeepsTheSumOfAllChildren() {
    Random random = new Random(2);
    LongSupplier heavy = () -> (long) (1 / StrictMath.pow(1 - random.nextDouble(), .8));
    long[] children = LongStream.generate(heavy).limit(20_000).sorted().toArray();
    ReferenceGenome.FanOut fanOut = FanOuts.of(reference(children, 0), 25_000, POLICY);
    double area = 0;
    for (int i = 1; i < fanOut.ranks().size(); i++) {
      area += (fanOut.ranks().get(i) - fanOut.ranks().get(i - 1))
          * (fanOut.counts().get(i) + fanOut.counts().get(i - 1))
          / 2;
    }
    assertThat(area * 25_000)
        .isCloseTo(
            Arrays.stream(children).sum(), org.assertj.core.data.Percentage.withPercentage(3));
    assertThat(fanOut.ranks()).hasSizeLessThan(40).isSorted();
    assertThat(fanOut.counts()).isSorted();
  }

  @Test
  void aTailOfParetosKindGoesOnToTheMostPopularParent() {
    // The q most popular have children in proportion to q^.3.
    long[] children =
        LongStream.rangeClosed(1, 20_000).map(FanOutsTest::pareto).sorted().toArray();
    ReferenceGenome.FanOut fanOut = FanOuts.of(reference(children, 0), 20_000, POLICY);
    for (int k : new int[] {1, 2, 4, 8, 15}) {
      assertThat(count(fanOut, 1 - (k - .5) / 20_000))
          .as("count of parent %s from above", k)
          .isCloseTo((double) pareto(k), org.assertj.core.data.Percentage.withPercentage(20));
    }
  }

  private static long pareto(long k) {
    return Math.round(2000 * (StrictMath.pow(k, .3) - StrictMath.pow(k - 1, .3)));
  }

  @Test
  void ofFewParentsEachHasItsPiece() {
    ReferenceGenome.FanOut fanOut = FanOuts.of(reference(new long[] {5, 5, 1234}, 0), 4, POLICY);
    assertThat(fanOut.ranks()).containsExactly(0.0, 0.25, 0.25, 0.75, 0.75, 1.0);
    assertThat(fanOut.counts()).containsExactly(0.0, 0.0, 5.0, 5.0, 1200.0, 1200.0);
  }

  @Test
  void withoutChildrenOrParentsNothingIsTold() {
    assertThat(FanOuts.of(reference(new long[0], 0), 1000, POLICY)).isNull();
    assertThat(FanOuts.of(reference(new long[] {1}, 0), 0, POLICY)).isNull();
  }

  private static double count(ReferenceGenome.FanOut fanOut, double rank) {
    int knot = 1;
    while (fanOut.ranks().get(knot) < rank) {
      knot++;
    }
    double run = fanOut.ranks().get(knot) - fanOut.ranks().get(knot - 1);
    double share = run == 0 ? 0 : (rank - fanOut.ranks().get(knot - 1)) / run;
    return fanOut.counts().get(knot - 1)
        + share * (fanOut.counts().get(knot) - fanOut.counts().get(knot - 1));
  }

  /** @param fill of the counts, where it is not 0 */
  private static ReferenceProfile reference(long[] children, long fill) {
    long[] counts =
        fill == 0 ? children : Arrays.stream(children).map(count -> fill).toArray();
    ForeignKey key = new ForeignKey(
        "k",
        List.of("p"),
        new QualifiedName("public", "p"),
        List.of("id"),
        false,
        false,
        false,
        true);
    return new ReferenceProfile(key, counts, counts.length, false);
  }
}
