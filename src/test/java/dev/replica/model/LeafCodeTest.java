package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeafCodeTest {

  private static final int MIN_COUNT = 10;
  private static final int BINS = 16;

  /** What the publisher asks of a character at the least. */
  private static final double PRICE = .8;

  private static final Bins EVEN = new Bins(
      IntStream.range(1, BINS).mapToDouble(edge -> edge / (double) BINS).toArray());

  @Test
  void atNoPriceSharesOfBinsAreTheirRowsRounded() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int[] counts = random.ints(BINS, MIN_COUNT, 400).toArray();
      double rows = Arrays.stream(counts).sum();
      Polyline ranks = LeafCode.of(counts, EVEN, 0, MIN_COUNT).runs().ranks(EVEN.edges());
      double sum = 0;
      for (int bin = 0; bin < BINS; bin++) {
        sum += counts[bin] / rows;
        // Each weight is rounded to a thousandth at the least.
        assertThat(ranks.cdf(EVEN.edge(bin + 1))).isCloseTo(sum, within(BINS * .0005));
      }
    }
  }

  @Test
  void weightsHaveNoMoreDigitsThanRowsAreWorth() {
    Bins halves = new Bins(new double[] {.5});
    int longest = 0;
    for (int rows = 100; rows < 10_000_000; rows *= 10) {
      int few = (int) Math.round(rows * .3123);
      RankRuns runs =
          LeafCode.of(new int[] {few, rows - few}, halves, PRICE, MIN_COUNT).runs();
      int sum = runs.weights()[0] + runs.weights()[1];
      // A character is worth about as much as a standard error and a half loses: (1.5)^2 / 2.
      assertThat((double) runs.weights()[0] / sum)
          .isCloseTo(.3123, within(1.5 * Math.sqrt(.3123 * .6877 / rows)));
      assertThat(sum).isGreaterThanOrEqualTo(longest);
      longest = sum;
      if (rows == 100) {
        assertThat(runs.weights()).containsExactly(3, 7);
      }
    }
    assertThat(longest).isGreaterThanOrEqualTo(500);
  }

  @Test
  void theDearerACharacterTheFewerRunsAreTold() {
    Random random = new Random(5);
    for (int leaf = 0; leaf < 100; leaf++) {
      int[] counts = random.ints(BINS, 0, 400).toArray();
      Merging merging = new Merging(counts, EVEN);
      int last = Integer.MAX_VALUE;
      for (double price = .1; price < 1000; price *= 2) {
        LeafCode code = LeafCode.of(counts, EVEN, merging, price, 1);
        assertThat(code.runs().ends().length).isLessThanOrEqualTo(last);
        assertThat(code).usingRecursiveComparison().isEqualTo(LeafCode.of(counts, EVEN, price, 1));
        last = code.runs().ends().length;
      }
    }
  }

  @Test
  void evenRowsAreTheMarginal() {
    int[] counts = new int[BINS];
    Arrays.fill(counts, 100);
    LeafCode code = LeafCode.of(counts, EVEN, .5, MIN_COUNT);
    assertThat(code.runs().ends()).isEmpty();
    assertThat(code.likelihood()).isZero();
  }

  @Test
  void noRunThatIsToldHasFewerRowsThanMayBeTold() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int[] counts = IntStream.range(0, BINS)
          .map(bin -> random.nextInt(3) == 0 ? 0 : random.nextInt(1 + random.nextInt(60)))
          .toArray();
      RankRuns runs =
          LeafCode.of(counts, EVEN, random.nextInt(3) / 2.0, MIN_COUNT).runs();
      int told = 0;
      for (int run = 0; run < runs.ends().length; run++) {
        int rows = IntStream.range(run == 0 ? 0 : runs.ends()[run - 1], runs.ends()[run])
            .map(bin -> counts[bin])
            .sum();
        if (runs.weights()[run] > 0) {
          assertThat(rows).as("seed %d", seed).isGreaterThanOrEqualTo(MIN_COUNT);
          told += rows;
        }
      }
      if (runs.rest() > 0) {
        assertThat(Arrays.stream(counts).sum() - told).isGreaterThanOrEqualTo(MIN_COUNT);
      }
    }
  }

  @Test
  void aPriceLosesNoMoreLikelihoodThanItsCharactersAreWorth() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int[] counts = random.ints(BINS, MIN_COUNT, 400).toArray();
      LeafCode all = LeafCode.of(counts, EVEN, 0, MIN_COUNT);
      double price = random.nextDouble() * 4;
      LeafCode few = LeafCode.of(counts, EVEN, price, MIN_COUNT);
      assertThat(all.likelihood() - few.likelihood())
          .isBetween(-1e-9, price * Math.max(4 * (BINS - 1), all.characters()));
    }
  }

  @Test
  void theLikelihoodIsThatOfTheSharesAgainstTheMarginal() {
    int[] counts = {300, 100, 0, 0};
    Bins quarters = new Bins(new double[] {.25, .5, .75});
    LeafCode code = LeafCode.of(counts, quarters, 0, MIN_COUNT);
    assertThat(code.likelihood())
        .isCloseTo(300 * Math.log(.75 / .25) + 100 * Math.log(.25 / .25), within(1e-9));
  }
}
