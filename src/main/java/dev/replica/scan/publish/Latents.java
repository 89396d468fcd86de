package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.Dependence;
import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.LeafCode;
import dev.replica.model.Normal;
import dev.replica.model.Polyline;
import dev.replica.model.PrunedTree;
import dev.replica.model.RankRuns;
import dev.replica.model.Siblings;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What rows of one parent have in common beyond what trees tell of them. */
final class Latents {

  /** A weaker correlation is not told. */
  private static final double LEAST = .05;

  /** How much more often siblings share a category than a correlation explains before each parent has a home. */
  private static final double STRANGE = .05;

  private static final int ROUNDS = 100;

  /** Of all correlations together. */
  private static final double MOST = .98;

  private final List<String> names = new ArrayList<>();
  private final List<Siblings> siblings = new ArrayList<>();
  private final List<int[]> parents = new ArrayList<>();
  private double[][] both;

  /** What rows are that stand where a variable says, finer than its bins; null for what the bins are. */
  private final int[] kinds;

  /** By the foreign keys of a table, whether their parents are known or not. */
  Latents(TableProfile profile, PublishingPolicy policy) {
    this(profile, policy, null, null);
  }

  /**
   * @param among names of the foreign keys; null for all
   * @param kinds what rows are that are told of, finer than the bins of the variable; null for what the bins are
   */
  Latents(TableProfile profile, PublishingPolicy policy, Set<String> among, int[] kinds) {
    this.kinds = kinds;
    Set<String> known = new HashSet<>();
    for (ForeignKey key : profile.table().foreignKeys()) {
      boolean asked = among == null || among.contains(key.name());
      if (asked && key.condition().isEmpty() && known.add(key.name())) {
        long[] hashes = profile.keys(key.columns());
        KeyIndex index = new KeyIndex(hashes);
        int[] groups = new int[hashes.length];
        for (int row = 0; row < groups.length; row++) {
          groups[row] = index.row(hashes[row]);
        }
        names.add(key.name());
        siblings.add(new Siblings(groups, policy.minCount()));
        parents.add(groups);
      }
    }
  }

  /**
   * The latent of a variable; null for none.
   *
   * @param bins of the variable
   * @param categories whether its order means little
   * @param tree as it is told; null for none
   */
  Dependence.Latent of(
      BinnedRows rows, int target, Bins bins, boolean categories, PrunedTree.Node tree) {
    if (names.isEmpty()) {
      return null;
    }
    double[] scores = scores(rows, target, bins, tree);
    double[] correlations = new double[names.size()];
    Dependence.Latent best = null;
    double strongest = LEAST;
    for (int i = 0; i < names.size(); i++) {
      double correlation = siblings.get(i).correlation(scores);
      correlations[i] = correlation;
      double home = kinds != null
          ? home(kinds, siblings.get(i), correlation)
          : categories ? home(rows, target, bins, tree, siblings.get(i), correlation) : 0;
      double strength = Math.max(correlation, home * home);
      if (strength > strongest) {
        strongest = strength;
        best = home > 0
            ? new Dependence.Latent(names.get(i), 0, Rounding.rough(home))
            : new Dependence.Latent(names.get(i), Rounding.rough(correlation), 0);
      }
    }
    return best == null || best.home() > 0 ? best : apart(correlations);
  }

  /**
   * What each parent has for its own where rows have several: rows that share parent i correlate by c_i = rho_i + sum over the others of
   * rho_j s_ij, s_ij being the share of them that also share parent j. Solved for rho of 0 or more by Gauss and Seidel's method.
   */
  private Dependence.Latent apart(double[] correlations) {
    double[][] both = both();
    double[] own = new double[correlations.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < own.length; i++) {
        double rest = correlations[i];
        for (int j = 0; j < own.length; j++) {
          rest -= i == j ? 0 : own[j] * both[i][j];
        }
        own[i] = Math.max(0, rest);
      }
    }
    double sum = Arrays.stream(own).filter(each -> each > LEAST).sum();
    double most = Math.min(1, MOST / sum);
    Dependence.Latent latent = null;
    for (int i : IntStream.range(0, own.length)
        .filter(i -> own[i] > LEAST)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> own[i]))
        .toList()) {
      latent = new Dependence.Latent(names.get(i), Rounding.rough(own[i] * most), 0, latent);
    }
    return latent;
  }

  /** The share of pairs of rows with the one parent that have the other, too. Safe for threads that ask together. */
  private synchronized double[][] both() {
    if (both == null) {
      both = new double[names.size()][names.size()];
      for (int i = 0; i < both.length; i++) {
        for (int j = 0; j < both.length; j++) {
          both[i][j] = i == j ? 1 : siblings.get(i).agreement(parents.get(j));
        }
      }
    }
    return both;
  }

  /** The same of kinds that are many; where fewer pairs are of one kind than are alike, these are alike and no more. */
  private static double home(int[] kinds, Siblings siblings, double correlation) {
    double same = siblings.agreement(kinds);
    long[] counts = new long[Arrays.stream(kinds).max().orElse(-1) + 1];
    long rows = 0;
    for (int kind : kinds) {
      if (kind >= 0) {
        counts[kind]++;
        rows++;
      }
    }
    double chance = 0;
    for (long count : counts) {
      chance += (double) count / rows * count / rows;
    }
    boolean strange = same > chance + STRANGE && same - chance > correlation / 2;
    return strange ? Math.sqrt((same - chance) / (1 - chance)) : 0;
  }

  /**
   * A pair that is at home, with probability p for each, shares its category; others do as the tree says. 0 where tree and correlation
   * explain how often siblings share one.
   */
  private static double home(
      BinnedRows rows,
      int target,
      Bins bins,
      PrunedTree.Node tree,
      Siblings siblings,
      double correlation) {
    double same = siblings.agreement(rows.codes()[target]);
    double chance = 0;
    for (int bin = 0; bin < bins.count(); bin++) {
      chance += bins.width(bin, bin + 1) * bins.width(bin, bin + 1);
    }
    double alike = Siblings.agreement(bins, correlation) - chance;
    if (bins.count() < 3 || same < chance + alike + STRANGE) {
      return 0;
    }
    double told = tree == null ? chance : siblings.agreement(shares(rows, target, bins, tree));
    return same < told + alike + STRANGE ? 0 : Math.sqrt((same - told) / (1 - told));
  }

  /** For each row the shares of the bins in its leaf of the tree; null where the variable is absent. */
  private static double[][] shares(BinnedRows rows, int target, Bins bins, PrunedTree.Node tree) {
    Map<PrunedTree.Node, double[]> byLeaf = new IdentityHashMap<>();
    double[][] shares = new double[rows.codes()[target].length][];
    for (int row = 0; row < shares.length; row++) {
      shares[row] = rows.codes()[target][row] < 0
          ? null
          : byLeaf.computeIfAbsent(
              leaf(rows, row, tree), leaf -> shares(((PrunedTree.Leaf) leaf).code(), bins));
    }
    return shares;
  }

  private static double[] shares(LeafCode leaf, Bins bins) {
    RankRuns runs = leaf.runs();
    Polyline ranks = runs == null ? null : runs.ranks(bins.edges());
    double[] shares = new double[bins.count()];
    for (int bin = 0; bin < shares.length; bin++) {
      double low = bins.edge(bin);
      double high = bins.edge(bin + 1);
      shares[bin] = ranks == null ? high - low : ranks.cdf(high) - ranks.cdf(low);
    }
    return shares;
  }

  private static PrunedTree.Node leaf(BinnedRows rows, int row, PrunedTree.Node tree) {
    PrunedTree.Node node = tree;
    while (node instanceof PrunedTree.Split split) {
      byte code = rows.codes()[split.variable()][row];
      node = code >= split.from() && code < split.to() ? split.inside() : split.outside();
    }
    return node;
  }

  /** The expected normal score of the uniform number that the tree makes a row's bin of; NaN where the variable is absent. */
  private static double[] scores(BinnedRows rows, int target, Bins bins, PrunedTree.Node tree) {
    byte[] codes = rows.codes()[target];
    double[] scores = new double[codes.length];
    Map<PrunedTree.Node, double[]> byLeaf = new IdentityHashMap<>();
    double[] marginal = scores(null, bins);
    for (int row = 0; row < scores.length; row++) {
      if (codes[row] < 0) {
        scores[row] = Double.NaN;
        continue;
      }
      PrunedTree.Node node = leaf(rows, row, tree);
      double[] ofLeaf = node == null
          ? marginal
          : byLeaf.computeIfAbsent(node, leaf -> scores(((PrunedTree.Leaf) leaf).code(), bins));
      scores[row] = ofLeaf[codes[row]];
    }
    return scores;
  }

  private static double[] scores(LeafCode leaf, Bins bins) {
    RankRuns runs = leaf == null ? null : leaf.runs();
    Polyline ranks = runs == null ? null : runs.ranks(bins.edges());
    double[] scores = new double[bins.count()];
    for (int bin = 0; bin < scores.length; bin++) {
      double low = bins.edge(bin);
      double high = bins.edge(bin + 1);
      scores[bin] = ranks == null ? score(low, high) : score(ranks.cdf(low), ranks.cdf(high));
    }
    return scores;
  }

  /** The mean of a standard normal variable between two ranks. */
  private static double score(double low, double high) {
    if (high - low < 1e-9) {
      return Normal.quantile(Math.min(1 - 1e-9, Math.max(1e-9, (low + high) / 2)));
    }
    return (density(low) - density(high)) / (high - low);
  }

  private static double density(double rank) {
    return rank <= 0 || rank >= 1 ? 0 : Normal.density(Normal.quantile(rank));
  }
}
