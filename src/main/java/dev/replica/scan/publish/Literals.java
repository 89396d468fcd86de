package dev.replica.scan.publish;

import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Strings that may be told, with the rows that have them; all others are counted together.
 *
 * @param values that may be told, the most frequent first
 * @param counts sampled rows that have each
 * @param others sampled rows that have a string that may not be told
 */
record Literals(List<String> values, List<Long> counts, long others) {

  /** So many values take 5 KB of the genome; what comes behind them is rare. */
  private static final int MOST = 256;

  Literals {
    values = List.copyOf(values);
    counts = List.copyOf(counts);
  }

  /** The strings that the policy lets through, of those that are not null. */
  static Literals of(Texts texts, PublishingPolicy policy) {
    Map<String, Long> counts = counted(texts);
    List<String> values = new ArrayList<>();
    List<Long> told = new ArrayList<>();
    long others = 0;
    for (String value : byFrequency(counts)) {
      long count = counts.get(value);
      if (values.size() < MOST && policy.tellsLiteral(value, count)) {
        values.add(value);
        told.add(count);
      } else {
        others += count;
      }
    }
    return new Literals(values, told, others);
  }

  /** All labels of a type, in that order, those of too few rows as if none had them. */
  static Literals ofLabels(Texts texts, List<String> labels, PublishingPolicy policy) {
    Map<String, Long> counts = counted(texts);
    List<Long> told = new ArrayList<>();
    for (String label : labels) {
      long count = counts.getOrDefault(label, 0L);
      told.add(policy.tells(count) ? count : 0);
    }
    return new Literals(labels, told, 0);
  }

  static Map<String, Long> counted(Texts texts) {
    Map<String, Long> counts = new HashMap<>();
    for (String text : texts.texts()) {
      if (text != null) {
        counts.merge(text, 1L, Long::sum);
      }
    }
    return counts;
  }

  private static List<String> byFrequency(Map<String, Long> counts) {
    Comparator<String> byCount = Comparator.comparingLong(value -> -counts.get(value));
    return counts.keySet().stream()
        .sorted(byCount.thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  long told() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Without those that may not be told. */
  Literals alone() {
    return new Literals(values, counts, 0);
  }

  /** In another order: position k is what stood at {@code order[k]}. */
  Literals ordered(int[] order) {
    List<String> orderedValues = new ArrayList<>();
    List<Long> orderedCounts = new ArrayList<>();
    for (int index : order) {
      orderedValues.add(values.get(index));
      orderedCounts.add(counts.get(index));
    }
    return new Literals(orderedValues, orderedCounts, others);
  }

  /** Shares of {@link #values}, rounded; they add up to exactly 1 where there are no others. */
  List<Double> shares() {
    long rows = told() + others;
    List<Double> shares = new ArrayList<>();
    double sum = 0;
    int greatest = 0;
    for (int index = 0; index < counts.size(); index++) {
      double share = Rounding.share((double) counts.get(index) / rows, rows);
      shares.add(share);
      sum += share;
      greatest = counts.get(index) > counts.get(greatest) ? index : greatest;
    }
    if (others == 0 && !shares.isEmpty()) {
      shares.set(greatest, Rounding.share(shares.get(greatest) + 1 - sum));
    }
    return shares;
  }

  /** The place of each row's string among the values, one more for all others, -1 for null. */
  int[] codes(Texts texts) {
    Map<String, Integer> places = new HashMap<>();
    values.forEach(value -> places.put(value, places.size()));
    int[] codes = new int[texts.texts().length];
    for (int row = 0; row < codes.length; row++) {
      String text = texts.texts()[row];
      codes[row] = text == null ? -1 : places.getOrDefault(text, values.size());
    }
    return codes;
  }
}
