package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Digests of slices: the same on each processor and release, as the rows of a seed have to be. */
class PlatformTest {

  private static final int DRAWS = 20_000;

  private long digest;

  private void take(double value) {
    digest = Randomness.hash(digest, Double.doubleToRawLongBits(value));
  }

  private static double uniform(int i) {
    return Randomness.uniform(Randomness.hash(1, i));
  }

  @Test
  void normalDrawsHaveTheSameBits() {
    for (int i = 0; i < DRAWS; i++) {
      double u = uniform(i);
      take(Normal.quantile(u));
      take(Normal.fastQuantile(u));
      take(Normal.cdf(8 * u - 4));
      take(Normal.fastCdf(8 * u - 4));
    }
    assertThat(digest).isEqualTo(5161526564060191933L);
  }

  @Test
  void positionsOnAPolylineHaveTheSameBits() {
    Polyline line = Polyline.of(new double[] {-1, 0.1, 0.7, 33}, new double[] {0, 0.3, 0.3, 1});
    for (int i = 0; i < DRAWS; i++) {
      take(line.quantile(uniform(i)));
    }
    assertThat(digest).isEqualTo(-7520920822157375949L);
  }

  @Test
  void permutationsAndFanOutsAreTheSame() {
    Permutation small = Permutation.of(DRAWS, 1);
    Permutation large = Permutation.of(1L << 50, 2);
    double[] ranks = {0, 0.35, 0.35, 0.9, 1};
    double[] counts = {0, 0, 1, 3.3, 70};
    FanOut fanOut = FanOut.of(7000, DRAWS, ranks, counts, Long.MAX_VALUE, 3);
    FanOut limited = FanOut.of(7000, DRAWS, ranks, counts, 4, 3);
    for (int i = 0; i < DRAWS; i++) {
      take(small.apply(i));
      take(large.apply(i));
      take(fanOut.parent(i));
      take(limited.parent(i));
    }
    assertThat(digest).isEqualTo(8653844131423620881L);
  }

  @Test
  void correlatedLatentsHaveTheSameBits() {
    double[][] correlation = {
      {1, 0.3, -0.2, 0.1}, {0.3, 1, 0.4, 0.5}, {-0.2, 0.4, 1, 0.6}, {0.1, 0.5, 0.6, 1}
    };
    double[][] latents = new double[4][DRAWS];
    for (int i = 0; i < 4 * DRAWS; i++) {
      latents[i % 4][i / 4] = Normal.fastQuantile(uniform(i));
    }
    GaussianCopula.of(correlation).draw(latents, DRAWS);
    for (int i = 0; i < 4 * DRAWS; i++) {
      take(latents[i % 4][i / 4]);
    }
    assertThat(digest).isEqualTo(718400756889582454L);
  }

  @Test
  void ranksDrawnByTreesHaveTheSameBits() {
    double[] edges = {.1, .35, .5, .51, .9};
    Branch few = new Branch.Leaf(new RankRuns(new int[] {2, 5}, new int[] {70, 5}, 3).ranks(edges));
    Branch all = new Branch.Leaf(
        new RankRuns(new int[] {1, 2, 3, 6}, new int[] {1, 0, 9, 4}, 0).ranks(edges));
    ConditionalTree tree = ConditionalTree.of(new Branch.Split(
        0,
        Integer.MIN_VALUE,
        ConditionalTree.code(.35),
        few,
        new Branch.Split(1, 0, 3, all, new Branch.Leaf(null))));
    int[] codes = new int[2];
    for (int i = 0; i < DRAWS; i++) {
      codes[0] = ConditionalTree.code(uniform(2 * i));
      codes[1] = i % 7 - 1;
      take(tree.rank(codes, 0, uniform(2 * i + 1)));
    }
    assertThat(digest).isEqualTo(8590323950702437899L);
  }

  @Test
  void samplesAreTheSame() {
    Reservoir reservoir = new Reservoir(100, 1);
    int[] codes = new int[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      take(reservoir.offer());
      codes[i] = (int) (8 * uniform(i));
    }
    NormalScores scores = NormalScores.of(codes, 8);
    take(scores.score(0));
    take(NormalScores.correlation(scores, scores));
    assertThat(digest).isEqualTo(-5390255307443028699L);
  }
}
