package dev.replica;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that were probably meant. */
public final class Suggestion {

  /** More names than this help nobody. */
  private static final int MOST = 3;

  private Suggestion() {}

  /** {@code "; did you mean a, b or c?"}, the nearest first, or nothing where no name is near. Case counts little. */
  public static String among(String wrong, Collection<String> right) {
    int nearEnough = Math.max(1, wrong.length() / 3);
    List<String> near = right.stream()
        .distinct()
        .filter(name -> folded(wrong, name) <= nearEnough)
        .sorted(Comparator.comparingInt((String name) -> folded(wrong, name))
            .thenComparingInt(name -> distance(wrong, name))
            .thenComparing(name -> name))
        .limit(MOST)
        .toList();
    if (near.isEmpty()) {
      return "";
    }
    int last = near.size() - 1;
    String names = last == 0
        ? near.get(0)
        : String.join(", ", near.subList(0, last)) + " or " + near.get(last);
    return "; did you mean " + names + "?";
  }

  private static int folded(String a, String b) {
    return distance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[b.length()];
  }
}
