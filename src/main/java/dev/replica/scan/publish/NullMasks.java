package dev.replica.scan.publish;

import dev.replica.genome.Dependence.NullPattern;
import dev.replica.genome.TableGenome.NullMask;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Groups columns that are null in the same rows. */
final class NullMasks {

  /** Masks rarer or more frequent than this tell nothing of other columns. */
  private static final double RARE = 0.001;

  private static final double LEAST_SHARE = 0.00001;

  private final List<NullMask> masks = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();

  /** Numbers of the masks that are null in some rows only, and the rows. */
  private final List<Integer> numbers = new ArrayList<>();

  private final List<BitSet> nullRows = new ArrayList<>();
  private final List<NullPattern> patterns = new ArrayList<>();
  private int rows;

  /** The place of the pattern that stands for all rare ones; -1 for none. */
  private int rest = -1;

  private NullMasks() {}

  static NullMasks of(TableProfile table, PublishingPolicy policy) {
    NullMasks all = new NullMasks();
    if (policy.tells(table.seen())) {
      all.fill(table);
      all.rows = table.sampled();
      all.findPatterns(policy);
    }
    return all;
  }

  /** Of rows without nulls. */
  static NullMasks none() {
    return new NullMasks();
  }

  /** The same masks, in some of the rows. */
  NullMasks of(int[] some, PublishingPolicy policy) {
    NullMasks chosen = new NullMasks();
    chosen.masks.addAll(masks);
    chosen.numbers.addAll(numbers);
    variables.forEach(variable -> chosen.variables.add(variable.of(some)));
    for (BitSet all : nullRows) {
      BitSet bits = new BitSet();
      for (int i = 0; i < some.length; i++) {
        bits.set(i, all.get(some[i]));
      }
      chosen.nullRows.add(bits);
    }
    chosen.rows = some.length;
    chosen.findPatterns(policy);
    return chosen;
  }

  private void fill(TableProfile table) {
    Map<List<Long>, List<ColumnProfile>> groups = new LinkedHashMap<>();
    for (ColumnProfile column : table.columns()) {
      if (column.nulls() > 0) {
        groups
            .computeIfAbsent(
                List.of(column.nulls(), column.nullPattern()), key -> new ArrayList<>())
            .add(column);
      }
    }
    List<List<ColumnProfile>> sorted = new ArrayList<>(groups.values());
    // Stable: among equals, the columns' order.
    sorted.sort(Comparator.comparingLong(group -> -group.get(0).nulls()));
    for (List<ColumnProfile> group : sorted) {
      double share = share(group.get(0).nulls(), table.seen());
      if (share > RARE && share < 1 - RARE) {
        variables.add(
            variable(String.valueOf(masks.size()), group.get(0).nullRows(), table.sampled()));
      }
      if (share < 1) {
        numbers.add(masks.size());
        nullRows.add(group.get(0).nullRows());
      }
      masks.add(
          new NullMask(group.stream().map(column -> column.column().name()).toList(), share));
    }
  }

  /** Only what is always so is published as always so. */
  private static double share(long nulls, long rows) {
    if (nulls == rows) {
      return 1;
    }
    return Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, Rounding.share((double) nulls / rows)));
  }

  private static Variable variable(String name, BitSet nullRows, int rows) {
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = nullRows.get(row) ? 0 : 1;
    }
    return new Variable(name, codes, 2);
  }

  /** Sets of masks that are null together in as many rows as may be told; the most frequent first. */
  private void findPatterns(PublishingPolicy policy) {
    if (nullRows.isEmpty()) {
      return;
    }
    int[] groups = groups();
    int[] rowsOf = new int[1 + IntStream.of(groups).max().orElse(0)];
    int[] first = new int[rowsOf.length];
    for (int row = 0; row < rows; row++) {
      first[groups[row]] = rowsOf[groups[row]]++ == 0 ? row : first[groups[row]];
    }
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (int group = 0; group < rowsOf.length && rows > 0; group++) {
      counts.put(pattern(first[group]), rowsOf[group]);
    }
    Comparator<Map.Entry<List<Integer>, Integer>> byCount =
        Comparator.comparingInt(entry -> -entry.getValue());
    counts.entrySet().stream()
        .filter(entry -> policy.tells(entry.getValue()))
        .sorted(byCount.thenComparing(entry -> entry.getKey().toString()))
        .forEach(entry -> patterns.add(new NullPattern(
            entry.getKey(), Rounding.share((double) entry.getValue() / rows, rows))));
    List<Map.Entry<List<Integer>, Integer>> rare = counts.entrySet().stream()
        .filter(entry -> !policy.tells(entry.getValue()))
        .toList();
    findRest(rare, policy);
  }

  /** The patterns of too few rows each as one, of masks that do not know of each other: what each mask is by itself stays so. */
  private void findRest(List<Map.Entry<List<Integer>, Integer>> rare, PublishingPolicy policy) {
    int all = rare.stream().mapToInt(Map.Entry::getValue).sum();
    if (!policy.tells(all) || patterns.isEmpty()) {
      return;
    }
    List<Integer> told = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    for (int number : numbers) {
      int count = rare.stream()
          .filter(entry -> entry.getKey().contains(number))
          .mapToInt(Map.Entry::getValue)
          .sum();
      if (policy.tells(count)) {
        boolean nearlyAll = !policy.tells(all - count);
        told.add(number);
        fractions.add(nearlyAll ? 1 : Rounding.share((double) count / all, all));
      }
    }
    if (!told.isEmpty()) {
      rest = patterns.size();
      patterns.add(new NullPattern(told, Rounding.share((double) all / rows, rows), fractions));
    }
  }

  /** Sets of masks that are null together, the most frequent first; empty where there are no nulls. */
  List<NullPattern> patterns() {
    return List.copyOf(patterns);
  }

  /** For each row a number, the same for all rows with the same nulls; all numbers from 0 on are there. */
  private int[] groups() {
    int[] groups = new int[rows];
    for (BitSet nulls : nullRows) {
      // Of each group and whether the mask is null in it: its new number and one, 0 for none yet.
      int[] numberOf = new int[2 * (1 + IntStream.of(groups).max().orElse(0))];
      int count = 0;
      for (int row = 0; row < rows; row++) {
        int old = 2 * groups[row] + (nulls.get(row) ? 1 : 0);
        if (numberOf[old] == 0) {
          numberOf[old] = ++count;
        }
        groups[row] = numberOf[old] - 1;
      }
    }
    return groups;
  }

  /** Numbers of the masks that are null in a row. */
  private List<Integer> pattern(int row) {
    List<Integer> pattern = new ArrayList<>();
    for (int mask = 0; mask < nullRows.size(); mask++) {
      if (nullRows.get(mask).get(row)) {
        pattern.add(numbers.get(mask));
      }
    }
    return pattern;
  }

  /** For each sampled row its place among the {@link #patterns}; -1 where it has none of them. */
  byte[] patternCodes() {
    List<List<Integer>> told = (rest < 0 ? patterns : patterns.subList(0, rest))
        .stream().map(NullPattern::masks).toList();
    int[] groups = groups();
    byte[] codeOf = new byte[1 + IntStream.of(groups).max().orElse(0)];
    boolean[] known = new boolean[codeOf.length];
    byte[] codes = new byte[rows];
    for (int row = 0; row < rows; row++) {
      if (!known[groups[row]]) {
        known[groups[row]] = true;
        int place = told.indexOf(pattern(row));
        codeOf[groups[row]] = (byte) (place < 0 ? rest : place);
      }
      codes[row] = codeOf[groups[row]];
    }
    return codes;
  }

  /** Whether one of the columns is null in some rows. */
  boolean mentions(List<String> columns) {
    return masks.stream().anyMatch(mask -> mask.columns().stream().anyMatch(columns::contains));
  }

  /** Numbers of the masks that {@link #bits} has. */
  List<Integer> numbers() {
    return List.copyOf(numbers);
  }

  /** For each mask that is null in some rows only, and each sampled row, -1 where it is null, else 0. */
  byte[][] bits() {
    byte[][] bits = new byte[nullRows.size()][rows];
    for (int mask = 0; mask < bits.length; mask++) {
      for (int row = 0; row < rows; row++) {
        bits[mask][row] = (byte) (nullRows.get(mask).get(row) ? -1 : 0);
      }
    }
    return bits;
  }

  List<NullMask> masks() {
    return List.copyOf(masks);
  }

  /** Those that may depend on other variables, named by their index among the masks. */
  List<Variable> variables() {
    return List.copyOf(variables);
  }
}
