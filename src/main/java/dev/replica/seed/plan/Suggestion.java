package dev.replica.seed.plan;

import dev.replica.catalog.Schema;
import java.util.Comparator;

/** The name that was probably meant. */
final class Suggestion {

  private Suggestion() {}

  /** {@code "; did you mean public.orders?"} or nothing where no name is near. */
  static String of(String wrong, Schema schema) {
    return schema.tables().stream()
        .map(table ->
            wrong.indexOf('.') >= 0 ? table.name().toString() : table.name().name())
        .filter(name -> distance(wrong, name) <= Math.max(1, wrong.length() / 3))
        .min(Comparator.comparingInt((String name) -> distance(wrong, name))
            .thenComparing(name -> name))
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
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
