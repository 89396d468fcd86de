package dev.replica.scan.publish;

import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds functional dependencies: columns whose value another column's categories decide (a city its country), nearly always. Rows
 * count in which both are present. Most of them have to be in groups that are large enough to contradict, the group's most frequent
 * value has to be nearly all rows', and so for each value that many rows have: a column that nearly always has one value depends
 * on nothing.
 *
 * <p>What is told are pairs of values that {@code minCount} rows share.
 */
final class Lookups {

  private static final int ROWS = 100;

  /** Rows of a group that can contradict, and the share of all rows that have to be in such. */
  private static final int GROUP = 5;

  private static final double IN_GROUPS = 0.9;

  /** Share of the rows that the most frequent values of their groups are right for. */
  private static final double RIGHT = 0.995;

  /** Share of the rows of each frequent value for which it is found again. */
  private static final double RECOVERED = 0.8;

  private static final int FREQUENT = 10;

  /** Share of the rows whose value of the other column may not be told: there nothing is decided. */
  private static final double UNTOLD = 0.05;

  /** A column of more values is not determined by categories. */
  private static final int VALUES = 512;

  /**
   * A column as far as it takes part.
   *
   * @param codes of the rows, places in {@code values}; -1 where absent or not told
   * @param categories whether it may determine others
   */
  private record Side(String name, int[] codes, List<String> values, boolean categories) {}

  /** What determines a column: another one, and the value that goes with each of its values. */
  record Lookup(String column, List<String> values) {}

  private final PublishingPolicy policy;
  private final List<Side> sides = new ArrayList<>();
  private int rows;

  Lookups(PublishingPolicy policy) {
    this.policy = policy;
  }

  /** Adds a column of categories. */
  void add(String name, Texts texts, Literals literals) {
    int[] codes = literals.codes(texts);
    int told = literals.values().size();
    Arrays.setAll(codes, row -> codes[row] < told ? codes[row] : -1);
    sides.add(new Side(name, codes, literals.values(), true));
    rows = codes.length;
  }

  /** Adds a column of numbers, where it has few values. */
  void add(String name, Numbers numbers) {
    Map<Long, Integer> places = new LinkedHashMap<>();
    int[] codes = new int[numbers.units().length];
    for (int row = 0; row < codes.length && places.size() <= VALUES; row++) {
      long unit = numbers.units()[row];
      codes[row] =
          unit == Values.ABSENT ? -1 : places.computeIfAbsent(unit, value -> places.size());
    }
    if (places.size() <= VALUES && numbers.meaning() == Meaning.NUMBER) {
      List<String> values = places.keySet().stream()
          .map(unit ->
              Rounding.plain(BigDecimal.valueOf(unit).multiply(numbers.unit())).toPlainString())
          .toList();
      sides.add(new Side(name, codes, values, false));
    }
  }

  /** The columns that another one determines, by name; none of those that determine is among them. */
  Map<String, Lookup> find() {
    List<Map<Integer, Lookup>> found = new ArrayList<>();
    for (Side side : sides) {
      Map<Integer, Lookup> by = new HashMap<>();
      for (int other = 0; other < sides.size(); other++) {
        Side one = sides.get(other);
        if (one != side
            && one.categories()
            && one.values().size() >= side.values().size()) {
          Lookup lookup = lookup(one, side);
          if (lookup != null) {
            by.put(other, lookup);
          }
        }
      }
      found.add(by);
    }
    Map<String, Lookup> lookups = new HashMap<>();
    for (int side = 0; side < sides.size(); side++) {
      int column = side;
      found.get(side).entrySet().stream()
          .filter(entry -> preferred(entry.getKey(), column, found))
          .filter(entry -> found.get(entry.getKey()).keySet().stream()
              .noneMatch(origin -> preferred(origin, entry.getKey(), found)))
          .min(Map.Entry.comparingByKey())
          .ifPresent(entry -> lookups.put(sides.get(column).name(), entry.getValue()));
    }
    return lookups;
  }

  /** Of two columns that determine each other the first is the origin. */
  private static boolean preferred(int origin, int column, List<Map<Integer, Lookup>> found) {
    return origin < column || !found.get(origin).containsKey(column);
  }

  /** Null where {@code one} does not determine {@code other}. */
  private Lookup lookup(Side one, Side other) {
    int[][] joint = new int[one.values().size()][other.values().size()];
    int both = 0;
    int untold = 0;
    for (int row = 0; row < rows; row++) {
      if (other.codes()[row] >= 0) {
        if (one.codes()[row] < 0) {
          untold++;
        } else {
          joint[one.codes()[row]][other.codes()[row]]++;
          both++;
        }
      }
    }
    if (both < ROWS || untold > UNTOLD * both) {
      return null;
    }
    return decided(one, other, joint, both);
  }

  private Lookup decided(Side one, Side other, int[][] joint, int both) {
    int right = 0;
    int inGroups = 0;
    int values = other.values().size();
    int[] counts = new int[values];
    int[] recovered = new int[values];
    int[] modes = new int[joint.length];
    for (int group = 0; group < joint.length; group++) {
      int mode = 0;
      int sum = 0;
      for (int value = 0; value < values; value++) {
        int count = joint[group][value];
        sum += count;
        counts[value] += count;
        mode = count > joint[group][mode] ? value : mode;
      }
      if (sum > 0 && !policy.tells(joint[group][mode])) {
        return null;
      }
      modes[group] = sum == 0 ? -1 : mode;
      right += joint[group][mode];
      inGroups += sum >= GROUP ? sum : 0;
      recovered[mode] += joint[group][mode];
    }
    int seen = 0;
    int frequent = 0;
    for (int value = 0; value < values; value++) {
      seen += counts[value] > 0 ? 1 : 0;
      frequent = counts[value] > counts[frequent] ? value : frequent;
      if (counts[value] >= FREQUENT && recovered[value] < RECOVERED * counts[value]) {
        return null;
      }
    }
    if (seen < 2 || right < RIGHT * both || inGroups < IN_GROUPS * both) {
      return null;
    }
    List<String> told = new ArrayList<>();
    for (int mode : modes) {
      // What no row has together does not matter.
      told.add(other.values().get(mode < 0 ? frequent : mode));
    }
    return new Lookup(one.name(), told);
  }
}
