package dev.replica.model;

/** A node of a tree as it was grown, before it is pruned: bins of the rows that reached it, and how they were split. */
final class FittedTree {

  final int[] counts;
  final int depth;

  /** Of the bins, where the node is a leaf; null until it is asked for. */
  private Merging merging;

  /** Rows {@code from} inclusive to {@code to} exclusive of the order that growing left them in. */
  final int from;

  final int to;

  /** Variables that differ between its rows; null where it is not to be split. */
  int[] predictors;

  /** Of the best split found. */
  double gain;

  int variable;
  int low;
  int high;

  /** Null for a leaf. */
  FittedTree inside;

  FittedTree outside;

  FittedTree(int[] counts, int depth, int from, int to) {
    this.counts = counts;
    this.depth = depth;
    this.from = from;
    this.to = to;
  }

  /** Takes a split for the best. */
  void split(double gain, int variable, int low, int high) {
    this.gain = gain;
    this.variable = variable;
    this.low = low;
    this.high = high;
  }

  Merging merging(Bins bins) {
    if (merging == null) {
      merging = new Merging(counts, bins);
    }
    return merging;
  }

  int rows() {
    return to - from;
  }
}
