package dev.replica.scan.publish;

import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.MutualInformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
   * @param all columns of other variables, each with its parts
   * @param ancestors what rows have from their parents, and these from theirs
   */
  static List<TreeVariable> of(
      Ranked position,
      NullMasks masks,
      List<List<Ranked>> keys,
      List<List<Ranked>> all,
      List<Lineage.Inherited> ancestors) {
    List<List<Ranked>> columns = all.stream().filter(each -> !ofDocument(each)).toList();
    List<Ranked> documents =
        all.stream().filter(VariableOrder::ofDocument).flatMap(List::stream).toList();
    List<TreeVariable> variables = new ArrayList<>();
    keys.stream().flatMap(List::stream).map(TreeVariable::own).forEach(variables::add);
    List<Ranked> ranked = new ArrayList<>();
    ranked.add(position == null ? all.get(0).get(0) : position);
    List<Integer> owners = new ArrayList<>(List.of(-1));
    for (int column = 0; column < columns.size(); column++) {
      for (Ranked part : columns.get(column)) {
        ranked.add(part);
        owners.add(column);
      }
    }
    MutualInformation told = Ranked.information(ranked);
    double[][] information = new double[columns.size()][columns.size()];
    double drift = 0;
    for (int first = 1; first < ranked.size(); first++) {
      drift = Math.max(drift, told.between(0, first));
      for (int second = 1; second < first; second++) {
        int one = owners.get(first);
        int other = owners.get(second);
        if (one != other) {
          information[one][other] = Math.max(information[one][other], told.between(first, second));
          information[other][one] = information[one][other];
        }
      }
    }
    for (Ranked part : documents) {
      MutualInformation both = Ranked.information(List.of(part, ranked.get(0)));
      drift = Math.max(drift, both.between(0, 1));
    }
    if (position != null && drift > DRIFT) {
      variables.add(TreeVariable.own(position));
    }
    List<Ranked> drawn = new ArrayList<>(all.stream().flatMap(List::stream).toList());
    if (masks.patterns().size() > 1 && masks.patterns().size() < BinnedRows.MOST) {
      // Of nulls it is enough how they lie: their bins are never told.
      double[] even = new double[masks.patterns().size() - 1];
      Arrays.setAll(even, edge -> (edge + 1.0) / (even.length + 1));
      drawn.add(new Ranked("", null, false, new Bins(even), masks.patternCodes(), null, 0));
    }
    for (Lineage.Inherited given : telling(drawn, ancestors)) {
      variables.add(new TreeVariable(given.ranked(), given));
    }
    for (int column : MutualInformation.order(information)) {
      columns.get(column).stream().map(TreeVariable::own).forEach(variables::add);
    }
    DocumentVariables.ordered(documents).stream().map(TreeVariable::own).forEach(variables::add);
    return variables;
  }

  /** Whether they are of JSON documents: these come last, for there may be many. */
  private static boolean ofDocument(List<Ranked> column) {
    return column.stream().allMatch(part -> part.part() != null && part.part().ofDocument());
  }

  /** Those of the ancestors' variables that tell something of the columns, the most telling first. */
  private static List<Lineage.Inherited> telling(
      List<Ranked> columns, List<Lineage.Inherited> ancestors) {
    double[] worth = new double[ancestors.size()];
    MutualInformation told = Ranked.information(
        Stream.concat(columns.stream(), ancestors.stream().map(Lineage.Inherited::ranked))
            .toList());
    for (int a = 0; a < worth.length; a++) {
      for (int column = 0; column < columns.size(); column++) {
        worth[a] = Math.max(worth[a], told.between(columns.size() + a, column));
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
