package dev.replica.seed.generate;

import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Free text that looks like a language: its common words as often as it has them, and others that its letters make. Immutable.
 */
final class Prose {

  private final String[] words;

  /** Shares of the words summed up. */
  private final double[] cumulative;

  private final char[] letters;

  /** For each letter the places of those that may follow it; first those that begin a word. */
  private final int[][] followers;

  private final GridValues length;
  private final double stop;
  private final double comma;
  private final double capital;

  private Prose(ValueModel.Prose model) {
    words = model.words().toArray(String[]::new);
    cumulative = model.shares().stream().mapToDouble(Double::doubleValue).toArray();
    for (int i = 1; i < cumulative.length; i++) {
      cumulative[i] += cumulative[i - 1];
    }
    List<String> told = new ArrayList<>(model.letters());
    // What begins a word comes first.
    told.sort((one, other) -> Boolean.compare(other.charAt(0) == '^', one.charAt(0) == '^'));
    Map<Character, Integer> places = new HashMap<>();
    told.forEach(each -> places.put(each.charAt(0), places.size()));
    told.forEach(each ->
        each.chars().skip(1).forEach(letter -> places.putIfAbsent((char) letter, places.size())));
    letters = new char[places.size()];
    places.forEach((letter, place) -> letters[place] = letter);
    followers = new int[letters.length][];
    for (int i = 0; i < letters.length; i++) {
      // A letter that only ends words is followed by what begins one.
      String text = told.get(i < told.size() ? i : 0);
      followers[i] =
          text.chars().skip(1).map(letter -> places.get((char) letter)).toArray();
    }
    length = ValueSource.length(model.length());
    stop = model.sentence() > 0 ? 1 / model.sentence() : 0;
    comma = model.clause() > 0 ? 1 / model.clause() : 0;
    capital = model.capital();
  }

  /** Null where there is none. */
  static Prose of(ValueModel.Prose model) {
    return model == null ? null : new Prose(model);
  }

  /** Writes words of exactly so many characters in all into an empty scratch, no space at either end. */
  void write(int characters, long bits, Scratch scratch) {
    int made = 0;
    boolean large = Randomness.uniform(Randomness.hash(bits, -3)) < capital;
    for (long word = 0; made < characters; word++) {
      long draw = Randomness.hash(bits, word);
      made += 1 + word(draw, large, scratch);
      double mark = Randomness.uniform(Randomness.hash(draw, -4));
      large = mark < stop;
      // A space that the last character would be gives way to a stop: one is enough.
      if (mark < stop + comma && made + 1 != characters) {
        scratch.append(large ? '.' : ',');
        made++;
      }
      scratch.append(' ');
    }
    scratch.cut(characters);
    if (scratch.last() == ' ') {
      scratch.replaceLast(stop > 0 ? '.' : 'e');
    }
  }

  /** Appends a word, and tells how long it is. */
  private int word(long draw, boolean large, Scratch scratch) {
    double uniform = Randomness.uniform(draw);
    if (followers.length == 0) {
      uniform *= cumulative[cumulative.length - 1];
    }
    int common = 0;
    while (common < words.length && uniform >= cumulative[common]) {
      common++;
    }
    if (common < words.length) {
      String word = words[common];
      for (int i = 0; i < word.length(); i++) {
        scratch.append(large && i == 0 ? Character.toUpperCase(word.charAt(i)) : word.charAt(i));
      }
      return word.length();
    }
    long count = Math.max(1, length.units(Randomness.uniform(Randomness.hash(draw, -5))));
    int last = 0;
    for (int i = 0; i < count; i++) {
      int[] next = followers[last];
      last = next[place(Randomness.uniform(Randomness.hash(draw, i)), next.length)];
      scratch.append(large && i == 0 ? Character.toUpperCase(letters[last]) : letters[last]);
    }
    return (int) count;
  }

  /** A place of so many, the first ones more often: linearly. */
  private static int place(double uniform, int count) {
    return (int) (count * (1 - StrictMath.sqrt(1 - uniform)));
  }
}
