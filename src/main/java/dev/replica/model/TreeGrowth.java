package dev.replica.model;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Grows a classification tree best first (Breiman et al., 1984; entropy): the leaf whose split tells most of the target is split
 * next. A split asks whether a variable lies below an edge, or in one bin. One that asks for a variable of groups leaves some
 * groups on both sides: however many rows a group has, it is one witness of what its variables tell.
 */
final class TreeGrowth {

  static final int DEPTH = 10;

  /** A split of chance alone, the best of some hundred thresholds, gains about as much for each bin of the target. */
  private static final double LEAST_GAIN = 6;

  /** A gain that is greater by less is the same: the order of predictors decides. */
  private static final double NO_MORE = 1e-9;

  private final BinnedRows rows;
  private final byte[] target;
  private final int targetBins;
  private final int[] predictors;
  private final int leafRows;
  private final int leaves;
  private final int leafGroups;
  private final int[] order;
  private final int[] spare;
  private final double[] entropyTerms;

  /** Counts of one predictor's bins (absent first), each by bins of the target. */
  private final int[] histogram;

  private final int[] left;

  /** For each kind of groups, by the predictor: the node in which each was last seen. */
  private final Map<int[], int[]> seen = new IdentityHashMap<>();

  /** Groups in each bin of a predictor (absent first). */
  private final int[] grouped;

  private int allGroups;
  private int nodes;

  private TreeGrowth(
      BinnedRows rows, int target, int[] predictors, int leafRows, int leaves, int leafGroups) {
    this.rows = rows;
    this.target = rows.codes()[target];
    this.targetBins = rows.bins()[target];
    this.predictors = predictors;
    this.leafRows = leafRows;
    this.leaves = leaves;
    this.leafGroups = leafGroups;
    int[] present = new int[this.target.length];
    int count = 0;
    for (int row = 0; row < this.target.length; row++) {
      if (this.target[row] >= 0) {
        present[count++] = row;
      }
    }
    order = Arrays.copyOf(present, count);
    spare = new int[count];
    entropyTerms = EntropyTerms.upTo(count);
    int most = 1;
    for (int predictor : predictors) {
      most = Math.max(most, rows.bins()[predictor] + 1);
      int[] groups = rows.groups()[predictor];
      if (groups != null) {
        seen.computeIfAbsent(groups, all -> new int[Arrays.stream(all).max().orElse(0) + 1]);
      }
    }
    histogram = new int[most * targetBins];
    left = new int[targetBins];
    grouped = new int[most];
  }

  /** The tree of a variable, given some others; its leaves are many, pruning is left to the caller. */
  static FittedTree grow(
      BinnedRows rows, int target, int[] predictors, int leafRows, int leaves, int leafGroups) {
    return new TreeGrowth(rows, target, predictors, leafRows, leaves, leafGroups).grow();
  }

  private FittedTree grow() {
    FittedTree root = node(0, 0, order.length, predictors);
    PriorityQueue<FittedTree> leaves =
        new PriorityQueue<>((a, b) -> Double.compare(b.gain, a.gain));
    leaves.add(root);
    for (int count = 1; count < this.leaves && !leaves.isEmpty(); count++) {
      FittedTree best = leaves.poll();
      if (best.gain < LEAST_GAIN) {
        break;
      }
      int middle = partition(best);
      best.inside = node(best.depth + 1, best.from, middle, best.predictors);
      best.outside = node(best.depth + 1, middle, best.to, best.predictors);
      best.predictors = null;
      leaves.add(best.inside);
      leaves.add(best.outside);
    }
    return root;
  }

  /** @param predictors those that differ between rows of the node above */
  private FittedTree node(int depth, int from, int to, int[] predictors) {
    int[] counts = new int[targetBins];
    for (int i = from; i < to; i++) {
      counts[target[order[i]]]++;
    }
    FittedTree node = new FittedTree(counts, depth, from, to);
    if (depth < DEPTH && to - from >= 2 * leafRows) {
      double whole = likelihood(counts, to - from);
      int[] differing = new int[predictors.length];
      int count = 0;
      for (int predictor : predictors) {
        if (search(node, predictor, whole)) {
          differing[count++] = predictor;
        }
      }
      node.predictors = Arrays.copyOf(differing, count);
    }
    return node;
  }

  /** Times minus one the entropy of the counts, in nats, all rows together. */
  private double likelihood(int[] counts, int sum) {
    double terms = 0;
    for (int count : counts) {
      terms += entropyTerms[count];
    }
    return terms - entropyTerms[sum];
  }

  /** Offers the splits by a predictor; false where it is the same in all rows of the node. */
  private boolean search(FittedTree node, int predictor, double whole) {
    byte[] codes = rows.codes()[predictor];
    if (constant(node, codes)) {
      return false;
    }
    int bins = rows.bins()[predictor] + 1;
    count(node, codes, bins);
    Arrays.fill(left, 0);
    int below = 0;
    boolean grouped = false;
    int[] groups = rows.groups()[predictor];
    for (int bin = 0; bin < bins; bin++) {
      int place = bin * targetBins;
      int inBin = addToLeft(place);
      if (inBin == 0) {
        continue;
      }
      below += inBin;
      // Codes are one less than their place: place 0 is absent.
      double gainBelow = gain(node, left, 0, below, whole);
      double gainWithin = below == inBin ? 0 : gain(node, histogram, place, inBin, whole);
      if (groups != null && !grouped && Math.max(gainBelow, gainWithin) > node.gain + NO_MORE) {
        countGroups(node, codes, groups);
        grouped = true;
      }
      if (gainBelow > node.gain + NO_MORE && (groups == null || tells(0, bin))) {
        node.split(gainBelow, predictor, Integer.MIN_VALUE, bin);
      }
      if (gainWithin > node.gain + NO_MORE && (groups == null || tells(bin, bin))) {
        node.split(gainWithin, predictor, bin - 1, bin);
      }
    }
    return true;
  }

  /** Adds a bin to those on the left; its rows. */
  private int addToLeft(int place) {
    int rows = 0;
    for (int k = 0; k < left.length; k++) {
      rows += histogram[place + k];
      left[k] += histogram[place + k];
    }
    return rows;
  }

  /** Counts the node's rows by the predictor's bins and the target's. */
  private void count(FittedTree node, byte[] codes, int bins) {
    int width = targetBins;
    Arrays.fill(histogram, 0, bins * width, 0);
    for (int i = node.from; i < node.to; i++) {
      int row = order[i];
      histogram[(codes[row] + 1) * width + target[row]]++;
    }
  }

  private boolean constant(FittedTree node, byte[] codes) {
    byte first = codes[order[node.from]];
    int i = node.from + 1;
    while (i < node.to && codes[order[i]] == first) {
      i++;
    }
    return i >= node.to;
  }

  /** Counts the groups of the node's rows in each bin; those without one are a group of their own. */
  private void countGroups(FittedTree node, byte[] codes, int[] groups) {
    Arrays.fill(grouped, 0);
    int[] last = seen.get(groups);
    nodes++;
    allGroups = 0;
    for (int i = node.from; i < node.to; i++) {
      int row = order[i];
      int group = groups[row];
      if (group >= 0 && last[group] != nodes) {
        last[group] = nodes;
        grouped[codes[row] + 1]++;
        allGroups++;
      }
    }
  }

  /** Whether there are groups enough in those bins and in the others; rows without any, which are absent, may stand alone. */
  private boolean tells(int from, int to) {
    int inside = 0;
    for (int bin = from; bin <= to; bin++) {
      inside += grouped[bin];
    }
    return (inside == 0 || inside >= leafGroups) && allGroups - inside >= leafGroups;
  }

  /** What it gains that rows with those counts, so many together, are on one side; 0 where either side has too few. */
  private double gain(FittedTree node, int[] inside, int place, int count, double whole) {
    int others = node.rows() - count;
    if (count < leafRows || others < leafRows) {
      return 0;
    }
    double terms = -entropyTerms[count] - entropyTerms[others];
    for (int k = 0; k < targetBins; k++) {
      int here = inside[place + k];
      terms += entropyTerms[here] + entropyTerms[node.counts[k] - here];
    }
    return terms - whole;
  }

  /** Puts the rows inside the split before the others, both in their order; where the others begin. */
  private int partition(FittedTree node) {
    byte[] codes = rows.codes()[node.variable];
    int inside = node.from;
    int outside = 0;
    for (int i = node.from; i < node.to; i++) {
      int row = order[i];
      if (codes[row] >= node.low && codes[row] < node.high) {
        order[inside++] = row;
      } else {
        spare[outside++] = row;
      }
    }
    System.arraycopy(spare, 0, order, inside, outside);
    return inside;
  }
}
