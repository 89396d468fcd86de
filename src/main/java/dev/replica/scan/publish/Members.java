package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arrays that are sets of a few values, tags for one: which of them has which. */
final class Members {

  /** Values of which it is told in which arrays they are. */
  private static final int MOST = 24;

  /** Share of the arrays that hold no value twice. */
  private static final double NEARLY_ALL = .99;

  private Members() {}

  /**
   * For each value the share of the arrays that have it; none where arrays are no sets of those values alone.
   *
   * @param element what is told of the elements
   */
  static List<Double> of(Values.Arrays arrays, ValueModel element, PublishingPolicy policy) {
    boolean few = element instanceof ValueModel.Category category
        && category.other() == null
        && category.values().size() > 1
        && category.values().size() <= MOST;
    if (!few || !(arrays.elements() instanceof Texts texts)) {
      return List.of();
    }
    ValueModel.Category category = (ValueModel.Category) element;
    int[][] codes = codes(arrays, texts, category.values());
    int present = 0;
    int sets = 0;
    for (int row = 0; row < arrays.read().length; row++) {
      boolean set = arrays.lengths().units()[row] == arrays.read()[row];
      int members = 0;
      for (int[] each : codes) {
        members += each[row] == 0 ? 1 : 0;
      }
      boolean there = arrays.lengths().units()[row] != Values.ABSENT;
      present += there ? 1 : 0;
      sets += there && set && members == arrays.read()[row] ? 1 : 0;
    }
    if (!policy.tells(present) || sets < NEARLY_ALL * present) {
      return List.of();
    }
    List<Double> shares = new ArrayList<>();
    for (int[] each : codes) {
      long with = java.util.Arrays.stream(each).filter(code -> code == 0).count();
      shares.add(Rounding.rough((double) with / present));
    }
    return shares;
  }

  /** The values in the order in which most arrays have them: by their mean places. */
  static ValueModel.Category inOrder(Values.Arrays arrays, ValueModel.Category element) {
    Map<String, double[]> places = new HashMap<>();
    String[] texts = ((Texts) arrays.elements()).texts();
    int at = 0;
    for (int read : arrays.read()) {
      for (int place = 0; place < read; place++) {
        double[] sums = places.computeIfAbsent(texts[at++], any -> new double[2]);
        sums[0] += place;
        sums[1]++;
      }
    }
    List<String> values = element.values().stream()
        .sorted(Comparator.comparingDouble(
            value -> places.containsKey(value) ? places.get(value)[0] / places.get(value)[1] : 0))
        .toList();
    return new ValueModel.Category(
        values,
        values.stream()
            .map(value -> element.shares().get(element.values().indexOf(value)))
            .toList(),
        null);
  }

  /** The variables of a column: for each value whether the array has it. */
  static List<Ranked> variables(String column, Values.Arrays arrays, ValueModel.Array model) {
    List<Ranked> variables = new ArrayList<>();
    if (model.members().isEmpty()) {
      return variables;
    }
    List<String> values = ((ValueModel.Category) model.element()).values();
    int[][] codes = codes(arrays, (Texts) arrays.elements(), values);
    for (int value = 0; value < codes.length; value++) {
      double share = model.members().get(value);
      if (share > 0 && share < 1) {
        variables.add(Ranked.ofCategories(column, new double[] {share}, codes[value], true)
            .asPart(List.of(values.get(value)), Dependence.Part.PRESENT));
      }
    }
    return variables;
  }

  /** For each value and row 0 where the array has it, 1 where it has not, -1 for null. */
  private static int[][] codes(Values.Arrays arrays, Texts texts, List<String> values) {
    Map<String, Integer> places = new HashMap<>();
    values.forEach(value -> places.put(value, places.size()));
    int[][] codes = new int[values.size()][arrays.read().length];
    int at = 0;
    for (int row = 0; row < arrays.read().length; row++) {
      boolean absent = arrays.lengths().units()[row] == Values.ABSENT;
      for (int[] each : codes) {
        each[row] = absent ? -1 : 1;
      }
      for (int end = at + arrays.read()[row]; at < end; at++) {
        Integer place = texts.texts()[at] == null ? null : places.get(texts.texts()[at]);
        if (place != null) {
          codes[place][row] = 0;
        }
      }
    }
    return codes;
  }
}
