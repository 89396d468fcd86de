package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RakingTest {

  private static final int ROWS = 8000;

  /** Ten categories, the last of them rare, which another variable of 32 bins moves. */
  private static BinnedRows rows() {
    Random random = new Random(6);
    byte[] predictor = new byte[ROWS];
    byte[] target = new byte[ROWS];
    for (int row = 0; row < ROWS; row++) {
      predictor[row] = (byte) random.nextInt(32);
      double place = random.nextGaussian() * 1.5 + predictor[row] / 4.0;
      target[row] = (byte) Math.max(0, Math.min(9, Math.round(place)));
    }
    return new BinnedRows(new byte[][] {predictor, target}, new int[] {32, 10});
  }

  private static double[] told(PrunedTree.Node node, BinnedRows rows, Bins bins) {
    double[] shares = new double[bins.count()];
    for (int row = 0; row < ROWS; row++) {
      PrunedTree.Node leaf = node;
      while (leaf instanceof PrunedTree.Split split) {
        int code = rows.codes()[split.variable()][row];
        leaf = code >= split.from() && code < split.to() ? split.inside() : split.outside();
      }
      Polyline ranks = ((PrunedTree.Leaf) leaf).code().runs().ranks(bins.edges());
      for (int bin = 0; bin < shares.length; bin++) {
        shares[bin] += ranks == null
            ? bins.width(bin, bin + 1) / ROWS
            : (ranks.cdf(bins.edge(bin + 1)) - ranks.cdf(bins.edge(bin))) / ROWS;
      }
    }
    return shares;
  }

  @Test
  void allRowsTogetherHaveEachBinAsOftenAsTheyDo() {
    BinnedRows rows = rows();
    double[] counts = new double[10];
    for (byte code : rows.codes()[1]) {
      counts[code] += 1.0 / ROWS;
    }
    double[] edges = new double[9];
    double sum = 0;
    for (int bin = 0; bin < 9; bin++) {
      sum += counts[bin];
      edges[bin] = sum;
    }
    Bins bins = new Bins(edges);
    // Cheap enough for a bin to be a run, dear enough for leaves that are not told.
    PrunedTree.Node raked =
        TreeFit.of(rows, 1, bins, new int[] {0}, 50, 10).pruned(1, 10).root();
    assertThat(raked).isInstanceOf(PrunedTree.Split.class);
    double[] told = told(raked, rows, bins);
    for (int bin = 0; bin < counts.length; bin++) {
      assertThat(told[bin]).as("bin " + bin).isCloseTo(counts[bin], within(.004));
    }
  }
}
