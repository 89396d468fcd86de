package dev.replica.scan.publish;

import dev.replica.catalog.Column;
import dev.replica.catalog.Table;
import java.util.List;

/**
 * Decides what of the source may be told. A literal stands for a person where few rows share it, so that one is told
 * only where at least {@code minCount} sampled rows do, it is short, and its column is no key. Free text is never told.
 * Bounds of numbers are round ones between groups of at least {@code minCount} rows.
 */
public record PublishingPolicy(int minCount) {

  /** Characters of a literal, words of it: what is longer is prose. */
  private static final int CHARACTERS = 100;

  private static final int WORDS = 8;

  public PublishingPolicy {
    if (minCount < 1) {
      throw new IllegalArgumentException("minCount is " + minCount + ", expected 1 or more");
    }
  }

  /** Whether something that {@code rows} sampled rows share may be told. */
  boolean tells(long rows) {
    return rows >= minCount;
  }

  /** Whether the string may be told if {@code rows} sampled rows share it. */
  boolean tellsLiteral(String literal, long rows) {
    return tells(rows)
        && literal.codePointCount(0, literal.length()) <= CHARACTERS
        && words(literal) <= WORDS;
  }

  /** Whether the column's values may be told at all: one that is a key by itself names its rows. */
  boolean tellsValues(Table table, Column column) {
    return table.keys().stream().noneMatch(key -> key.columns().equals(List.of(column.name())));
  }

  private static int words(String text) {
    int words = 0;
    boolean within = false;
    for (int index = 0; index < text.length(); index++) {
      boolean blank = Character.isWhitespace(text.charAt(index));
      words += !blank && !within ? 1 : 0;
      within = !blank;
    }
    return words;
  }
}
