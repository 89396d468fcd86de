package dev.replica.scan.publish;

import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.Polyline;
import dev.replica.model.PrunedTree;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** How much more likely bins are by a variable's trees than by the widths of the bins alone. */
final class TreeGains {

  /** What a bin is taken for, against its width, that cannot be: most often one that too few rows have for it to be told. */
  static final double LEAST = 0.05;

  private TreeGains() {}

  /**
   * Adds the logarithms.
   *
   * @param trees of the variable, each of what those before it leave
   * @param bins of the variable and the first tree
   * @param further bins of the other trees
   * @param gains of the rows
   */
  static void add(
      List<PrunedTree> trees,
      Bins bins,
      Bins further,
      BinnedRows rows,
      int variable,
      double[] gains) {
    byte[] codes = rows.codes()[variable];
    double[] edges = bins.edges();
    double[] even = further.edges();
    Map<PrunedTree.Leaf, Polyline> distributions = new IdentityHashMap<>();
    for (int row = 0; row < gains.length && !trees.isEmpty(); row++) {
      if (codes[row] < 0) {
        continue;
      }
      double low = bins.edge(codes[row]);
      double high = bins.edge(codes[row] + 1);
      double width = high - low;
      for (int tree = 0; tree < trees.size(); tree++) {
        PrunedTree.Leaf leaf = trees.get(tree).leaf(rows, row);
        double[] own = tree == 0 ? edges : even;
        if (leaf.code().runs().ends().length > 0) {
          Polyline ranks =
              distributions.computeIfAbsent(leaf, told -> told.code().runs().ranks(own));
          low = ranks.cdf(low);
          high = ranks.cdf(high);
        }
      }
      gains[row] += StrictMath.log(Math.max(LEAST, (high - low) / width));
    }
  }
}
