package dev.replica.seed.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words of texts with their positions, as {@code to_tsvector('simple', ...)} has them of plain words: in lower case, numbered
 * from 1 through all texts.
 */
final class Lexemes {

  /** Words that are taken: a vector holds a megabyte at the most. */
  private static final int MOST_WORDS = 10_000;

  /** Positions of a lexeme, and the last one, that PostgreSQL keeps. */
  private static final int MOST_POSITIONS = 255;

  private static final int LAST_POSITION = 16_383;

  /** Characters of a lexeme; PostgreSQL has 2046 bytes. */
  private static final int LONGEST = 500;

  private final Map<String, List<Integer>> positions = new TreeMap<>();
  private int words;

  /** Adds the words of a text behind those of the texts before. */
  void add(String text) {
    int start = -1;
    for (int at = 0; at <= text.length(); ) {
      int c = at < text.length() ? text.codePointAt(at) : ' ';
      boolean letter = Character.isLetterOrDigit(c);
      if (letter && start < 0) {
        start = at;
      } else if (!letter && start >= 0) {
        word(text.substring(start, at));
        start = -1;
      }
      at += Character.charCount(c);
    }
  }

  private void word(String word) {
    if (words < MOST_WORDS && word.length() <= LONGEST) {
      words++;
      List<Integer> found =
          positions.computeIfAbsent(word.toLowerCase(Locale.ROOT), each -> new ArrayList<>());
      if (found.size() < MOST_POSITIONS) {
        found.add(Math.min(words, LAST_POSITION));
      }
    }
  }

  /** PostgreSQL's text form of the vector. */
  @Override
  public String toString() {
    StringBuilder vector = new StringBuilder();
    positions.forEach((word, places) -> {
      vector.append(vector.length() == 0 ? "'" : " '").append(word).append("':");
      for (int i = 0; i < places.size(); i++) {
        vector.append(i == 0 ? "" : ",").append(places.get(i));
      }
    });
    return vector.toString();
  }
}
