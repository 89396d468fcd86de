package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.TreeFit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which columns of a row are null, by what it has from its parents.
 *
 * @param fit of the pattern's place among all
 * @param bins of the patterns
 */
record NullTree(TreeFit fit, Bins bins) {

  /** The patterns of the rows, given what these have from parents that all of them have; null where they depend on nothing. */
  static NullTree grow(
      NullMasks masks, List<TreeVariable> variables, BinnedRows given, int leafRows, int minCount) {
    byte[][] codes = given.codes();
    int[] bins = given.bins();
    int[][] groups = given.groups();
    List<Double> edges = new Dependence.Trees(masks.patterns(), List.of()).patternEdges();
    boolean ascend = edges.size() < BinnedRows.MOST - 1;
    for (int edge = 0; edge < edges.size(); edge++) {
      ascend &= edges.get(edge) > (edge == 0 ? 0 : edges.get(edge - 1)) && edges.get(edge) < 1;
    }
    int[] predictors = IntStream.range(0, variables.size())
        .filter(v -> groups[v] != null && IntStream.of(groups[v]).allMatch(group -> group >= 0))
        .toArray();
    if (edges.isEmpty() || !ascend || predictors.length == 0) {
      return null;
    }
    Bins patternBins = new Bins(edges.stream().mapToDouble(Double::doubleValue).toArray());
    int count = variables.size();
    byte[][] all = Arrays.copyOf(codes, count + 1);
    all[count] = masks.patternCodes();
    int[] allBins = Arrays.copyOf(bins, count + 1);
    allBins[count] = patternBins.count();
    int[][] allGroups = Arrays.copyOf(groups, count + 1);
    allGroups[count] = null;
    BinnedRows rows = new BinnedRows(all, allBins, allGroups);
    return new NullTree(
        TreeFit.of(rows, count, patternBins, predictors, leafRows, minCount), patternBins);
  }
}
