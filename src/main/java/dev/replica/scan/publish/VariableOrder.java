package dev.replica.scan.publish;

import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.MutualInformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The order in which variables have trees: keys, what ancestors tell, and then side by side what tells much of each other, parts of a column together. */
final class VariableOrder {

  /** What the position has to tell of a column, in nats, to be one of the variables. */
  private static final double DRIFT = 0.05;

  /** What a parent's column has to tell of a column, in nats, to be one of the variables. */
  private static final double HEREDITY = 0.003;

  /** Parents' columns at the most, those that tell most. */
  private static final int INHERITED = 24;

  private VariableOrder() {}

  /**
   * The order of variables.
   *
   * @param position of the rows; null where keys take its place
   * @param keys columns of keys, each with its parts
   * @param columns the others
   * @param ancestors what rows have from their parents, and these from theirs
   */
  static List<TreeVariable> of(
      Ranked position,
      NullMasks masks,
      List<List<Ranked>> keys,
      List<List<Ranked>> columns,
      List<Lineage.Inherited> ancestors) {
    List<TreeVariable> variables = new ArrayList<>();
    keys.stream().flatMap(List::stream).map(TreeVariable::own).forEach(variables::add);
    List<Ranked> all = new ArrayList<>();
    all.add(position == null ? columns.get(0).get(0) : position);
    List<Integer> owners = new ArrayList<>(List.of(-1));
    for (int column = 0; column < columns.size(); column++) {
      for (Ranked part : columns.get(column)) {
        all.add(part);
        owners.add(column);
      }
    }
    BinnedRows rows = new BinnedRows(
        all.stream().map(Ranked::codes).toArray(byte[][]::new),
        all.stream().mapToInt(ranked -> ranked.bins().count()).toArray());
    double[][] information = new double[columns.size()][columns.size()];
    double drift = 0;
    for (int first = 1; first < all.size(); first++) {
      drift = Math.max(drift, MutualInformation.of(rows, 0, first));
      for (int second = 1; second < first; second++) {
        int one = owners.get(first);
        int other = owners.get(second);
        if (one != other) {
          information[one][other] =
              Math.max(information[one][other], MutualInformation.of(rows, first, second));
          information[other][one] = information[one][other];
        }
      }
    }
    if (position != null && drift > DRIFT) {
      variables.add(TreeVariable.own(position));
    }
    List<Ranked> told = new ArrayList<>(columns.stream().flatMap(List::stream).toList());
    if (masks.patterns().size() > 1 && masks.patterns().size() < BinnedRows.MOST) {
      // Of nulls it is enough how they lie: their bins are never told.
      double[] even = new double[masks.patterns().size() - 1];
      Arrays.setAll(even, edge -> (edge + 1.0) / (even.length + 1));
      told.add(new Ranked("", null, false, new Bins(even), masks.patternCodes(), null, 0));
    }
    for (Lineage.Inherited given : telling(told, ancestors)) {
      variables.add(new TreeVariable(given.ranked(), given));
    }
    for (int column : MutualInformation.order(information)) {
      columns.get(column).stream().map(TreeVariable::own).forEach(variables::add);
    }
    return variables;
  }

  /** Those of the ancestors' variables that tell something of the columns, the most telling first. */
  private static List<Lineage.Inherited> telling(
      List<Ranked> columns, List<Lineage.Inherited> ancestors) {
    double[] worth = new double[ancestors.size()];
    for (int a = 0; a < worth.length; a++) {
      Ranked ancestor = ancestors.get(a).ranked();
      for (Ranked column : columns) {
        BinnedRows pair = new BinnedRows(
            new byte[][] {ancestor.codes(), column.codes()},
            new int[] {ancestor.bins().count(), column.bins().count()});
        worth[a] = Math.max(worth[a], MutualInformation.of(pair, 0, 1));
      }
    }
    return IntStream.range(0, worth.length)
        .filter(a -> worth[a] > HEREDITY)
        .boxed()
        .sorted(Comparator.comparingDouble(a -> -worth[a]))
        .limit(INHERITED)
        .map(ancestors::get)
        .toList();
  }
}
