package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankRunsTest {

  private static final double EXACT = 1e-12;

  @Test
  void noRunsAreUniform() {
    assertThat(new RankRuns(new int[0], new int[0], 0).ranks(new double[] {.5})).isNull();
  }

  @Test
  void massesOfBinsAreTheWeightsSpreadByWidth() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      double[] edges =
          random.doubles(1 + random.nextInt(20)).distinct().sorted().toArray();
      RankRuns runs = runs(random, edges.length + 1);
      Polyline ranks = runs.ranks(edges);
      double[] masses = masses(runs, edges);
      double sum = 0;
      for (int bin = 0; bin < masses.length; bin++) {
        sum += masses[bin];
        double end = bin < edges.length ? edges[bin] : 1;
        assertThat(ranks.cdf(end)).as("seed %d, bin %d", seed, bin).isCloseTo(sum, within(EXACT));
      }
    }
  }

  @Test
  void categoriesThatNoRowHasAreNeverDrawn() {
    Polyline ranks =
        new RankRuns(new int[] {1, 2, 3}, new int[] {1, 5, 1}, 0).ranks(new double[] {.5, .5, .9});
    assertThat(ranks.quantile(.499)).isLessThan(.5);
    assertThat(ranks.quantile(.501)).isGreaterThan(.5).isLessThan(.9);
  }

  private static RankRuns runs(Random random, int bins) {
    int count = 1 + random.nextInt(bins);
    int[] ends = random.ints(1, bins + 1).distinct().limit(count).sorted().toArray();
    int[] weights = random.ints(ends.length, 0, 5).toArray();
    weights[random.nextInt(ends.length)] = 1;
    return new RankRuns(ends, weights, random.nextInt(3));
  }

  /** The slow way: each bin looks for its run. */
  private static double[] masses(RankRuns runs, double[] edges) {
    Bins bins = new Bins(edges);
    double open = 0;
    for (int bin = 0; bin < bins.count(); bin++) {
      open += weight(runs, bin) > 0 ? 0 : bins.width(bin, bin + 1);
    }
    double[] masses = new double[bins.count()];
    double sum = 0;
    for (int bin = 0; bin < masses.length; bin++) {
      int run = run(runs, bin);
      double width = bins.width(bin, bin + 1);
      masses[bin] = weight(runs, bin) > 0
          ? weight(runs, bin) * width / bins.width(start(runs, run), runs.ends()[run])
          : runs.rest() * width / open;
      sum += masses[bin];
    }
    for (int bin = 0; bin < masses.length; bin++) {
      masses[bin] /= sum;
    }
    return masses;
  }

  private static int run(RankRuns runs, int bin) {
    int run = 0;
    while (run < runs.ends().length && runs.ends()[run] <= bin) {
      run++;
    }
    return run;
  }

  private static int weight(RankRuns runs, int bin) {
    int run = run(runs, bin);
    return run < runs.ends().length ? runs.weights()[run] : 0;
  }

  private static int start(RankRuns runs, int run) {
    return run == 0 ? 0 : runs.ends()[run - 1];
  }
}
