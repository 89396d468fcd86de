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

  /** Levenshtein's distance, where two neighbours that changed places count once. */
  public static int distance(String a, String b) {
    int[][] distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          distances[i][j] = i + j;
          continue;
        }
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(
            distances[i - 1][j - 1] + changed,
            1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        boolean swapped = i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1);
        distances[i][j] = swapped ? Math.min(best, 1 + distances[i - 2][j - 2]) : best;
      }
    }
    return distances[a.length()][b.length()];
  }
}
