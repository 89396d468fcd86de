package dev.replica.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Gives the leaves of a tree weights by which all rows together have each bin as often as they do: iterative proportional fitting
 * (Deming and Stephan, 1940) over the leaves. Leaves that are not told are the marginal although they are not quite, and what few
 * rows of a leaf have is not told of it: that would add up.
 */
final class Raking {

  private static final int ROUNDS = 8;

  /** Standard errors of a share that it may be changed by: no more than chance may have changed it. */
  private static final double ERRORS = 1;

  /** How much a share may be changed by in a round. */
  private static final double MOST = 3;

  private final Bins bins;

  /** What leaves count, and the runs that tell them; those that are not told have none. */
  private final List<int[]> counts = new ArrayList<>();

  private final List<RankRuns> told = new ArrayList<>();

  Raking(Bins bins) {
    this.bins = bins;
  }

  /** The tree with other weights. */
  static PrunedTree.Node raked(PrunedTree.Node tree, FittedTree grown, Bins bins) {
    Raking raking = new Raking(bins);
    raking.collect(tree, grown);
    List<RankRuns> runs = raking.fitted();
    return runs == null ? tree : replaced(tree, runs.iterator());
  }

  private void collect(PrunedTree.Node node, FittedTree grown) {
    if (node instanceof PrunedTree.Split split) {
      collect(split.inside(), grown.inside);
      collect(split.outside(), grown.outside);
    } else {
      counts.add(grown.counts);
      told.add(((PrunedTree.Leaf) node).code().runs());
    }
  }

  private static PrunedTree.Node replaced(PrunedTree.Node node, Iterator<RankRuns> runs) {
    if (node instanceof PrunedTree.Split split) {
      PrunedTree.Node inside = replaced(split.inside(), runs);
      PrunedTree.Node outside = replaced(split.outside(), runs);
      return new PrunedTree.Split(split.variable(), split.from(), split.to(), inside, outside);
    }
    LeafCode code = ((PrunedTree.Leaf) node).code();
    return new PrunedTree.Leaf(new LeafCode(runs.next(), code.likelihood(), code.characters()));
  }

  /** The runs of all leaves; null where there is nothing to be fitted. */
  private List<RankRuns> fitted() {
    double[] wanted = new double[bins.count()];
    int leaves = 0;
    for (int leaf = 0; leaf < told.size(); leaf++) {
      leaves += told.get(leaf).ends().length > 0 ? 1 : 0;
      for (int bin = 0; bin < wanted.length; bin++) {
        wanted[bin] += counts.get(leaf)[bin];
      }
    }
    if (leaves < 2) {
      return null;
    }
    double[][] shares = new double[told.size()][];
    double[][] seen = new double[told.size()][];
    for (int leaf = 0; leaf < shares.length; leaf++) {
      shares[leaf] = shares(told.get(leaf));
      seen[leaf] = shares[leaf].clone();
    }
    for (int round = 0; round < ROUNDS; round++) {
      double[] factors = factors(wanted, shares);
      for (int leaf = 0; leaf < shares.length; leaf++) {
        if (told.get(leaf).ends().length > 0) {
          int rows = Arrays.stream(counts.get(leaf)).sum();
          scale(shares[leaf], factors, told.get(leaf), seen[leaf], rows);
        }
      }
    }
    return rounded(shares);
  }

  /** What each bin has to be had more often by. */
  private double[] factors(double[] wanted, double[][] shares) {
    double[] sums = new double[wanted.length];
    for (int leaf = 0; leaf < shares.length; leaf++) {
      int rows = Arrays.stream(counts.get(leaf)).sum();
      for (int bin = 0; bin < sums.length; bin++) {
        sums[bin] += rows * shares[leaf][bin];
      }
    }
    double[] factors = new double[wanted.length];
    Arrays.setAll(
        factors,
        bin -> sums[bin] > 0 && wanted[bin] > 0
            ? Math.max(1 / MOST, Math.min(MOST, wanted[bin] / sums[bin]))
            : 1);
    return factors;
  }

  /** The share of each bin. */
  private double[] shares(RankRuns runs) {
    double[] shares = new double[bins.count()];
    Polyline ranks = runs.ranks(bins.edges());
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] = ranks == null
          ? bins.width(bin, bin + 1)
          : ranks.cdf(bins.edge(bin + 1)) - ranks.cdf(bins.edge(bin));
    }
    return shares;
  }

  /** Scales the shares, those of a run, and of all that is not told, alike; near those that were seen in so many rows. */
  private static void scale(
      double[] shares, double[] factors, RankRuns runs, double[] seen, int rows) {
    int[] runOf = runOf(runs, shares.length);
    double[] before = new double[runs.ends().length + 1];
    double[] after = new double[before.length];
    double[] first = new double[before.length];
    for (int bin = 0; bin < shares.length; bin++) {
      before[runOf[bin]] += shares[bin];
      after[runOf[bin]] += shares[bin] * factors[bin];
      first[runOf[bin]] += seen[bin];
    }
    double sum = 0;
    for (int run = 0; run < after.length; run++) {
      double error = ERRORS * Math.sqrt(Math.max(0, first[run] * (1 - first[run])) / rows);
      after[run] = Math.max(first[run] - error, Math.min(first[run] + error, after[run]));
      sum += after[run];
    }
    for (int bin = 0; bin < shares.length && sum > 0; bin++) {
      int run = runOf[bin];
      shares[bin] *= before[run] > 0 ? after[run] / before[run] / sum : 0;
    }
  }

  /** The run of each bin; the number of runs for those that share the rest. */
  private static int[] runOf(RankRuns runs, int bins) {
    int[] runOf = new int[bins];
    Arrays.fill(runOf, runs.ends().length);
    int bin = 0;
    for (int run = 0; run < runs.ends().length; run++) {
      for (; bin < runs.ends()[run]; bin++) {
        runOf[bin] = runs.weights()[run] > 0 ? run : runs.ends().length;
      }
    }
    return runOf;
  }

  /** Whole weights, as many together as before. */
  private List<RankRuns> rounded(double[][] shares) {
    List<RankRuns> rounded = new ArrayList<>();
    for (int leaf = 0; leaf < shares.length; leaf++) {
      RankRuns runs = told.get(leaf);
      int[] runOf = runOf(runs, shares[leaf].length);
      double[] mass = new double[runs.ends().length + 1];
      for (int bin = 0; bin < shares[leaf].length; bin++) {
        mass[runOf[bin]] += shares[leaf][bin];
      }
      int whole = Arrays.stream(runs.weights()).sum() + runs.rest();
      int[] weights = runs.weights().clone();
      for (int run = 0; run < weights.length; run++) {
        weights[run] = weights[run] == 0 ? 0 : weight(mass[run], whole);
      }
      int rest = runs.rest() == 0 ? 0 : weight(mass[weights.length], whole);
      rounded.add(new RankRuns(runs.ends(), weights, rest));
    }
    return rounded;
  }

  private static int weight(double share, int whole) {
    return (int) Math.max(1, Math.min(whole, Math.round(share * whole)));
  }
}
