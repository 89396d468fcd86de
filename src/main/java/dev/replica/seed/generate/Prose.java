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
  private final double closed;
  private final double title;

  /** Of the common words, which have a capital wherever they stand. */
  private final boolean[] titled;

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
    closed = model.closed();
    title = model.titled();
    titled = new boolean[words.length];
    for (int i = 0; i < words.length; i++) {
      // In some languages some words have a capital wherever they stand, and always the same ones.
      titled[i] = Randomness.uniform(Randomness.key(0, words[i])) < title;
    }
  }

  /** Null where there is none. */
  static Prose of(ValueModel.Prose model) {
    return model == null ? null : new Prose(model);
  }

  /** Writes words of exactly so many characters in all into an empty scratch, no space at either end. */
  void write(int characters, long bits, Scratch scratch) {
    boolean ends = characters > 1 && Randomness.uniform(Randomness.hash(bits, -6)) < closed;
    int most = ends ? characters - 1 : characters;
    int made = 0;
    boolean large = Randomness.uniform(Randomness.hash(bits, -3)) < capital;
    for (long word = 0; made < most; word++) {
      long draw = Randomness.hash(bits, word);
      made += word(draw, large, word > 0, most - made, scratch);
      if (made == most) {
        break;
      }
      double mark = Randomness.uniform(Randomness.hash(draw, -4));
      boolean marked = mark < stop + comma && most - made > 2;
      large = marked && mark < stop;
      if (marked) {
        scratch.append(large ? '.' : ',');
        made++;
      }
      scratch.append(' ');
      made++;
    }
    if (ends) {
      scratch.append('.');
    }
  }

  /**
   * Appends a word, and tells how long it is: no longer than there is room, and with room behind it for none or another.
   *
   * @param further whether words stand before it
   */
  private int word(long draw, boolean large, boolean further, int room, Scratch scratch) {
    double uniform = Randomness.uniform(draw);
    if (followers.length == 0) {
      uniform *= cumulative[cumulative.length - 1];
    }
    int common = 0;
    while (common < words.length && uniform >= cumulative[common]) {
      common++;
    }
    if (common < words.length && !fits(words[common].length(), room)) {
      common = ofLength(room, common);
    }
    if (common < words.length) {
      return common(common, large, further, room, scratch);
    }
    long count = Math.max(1, length.units(Randomness.uniform(Randomness.hash(draw, -5))));
    count = fits(count, room) ? count : room;
    boolean titled = further && Randomness.uniform(Randomness.hash(draw, -7)) < title;
    int last = 0;
    for (int i = 0; i < count; i++) {
      int[] next = followers[last];
      last = next[place(Randomness.uniform(Randomness.hash(draw, i)), next.length)];
      boolean upper = i == 0 && (large || titled);
      scratch.append(upper ? Character.toUpperCase(letters[last]) : letters[last]);
    }
    return (int) count;
  }

  private static boolean fits(long length, int room) {
    return length == room || length < room - 1;
  }

  /** A common word of so many letters; without one none, or where there are no others the same, to be cut. */
  private int ofLength(int room, int otherwise) {
    for (int common = 0; common < words.length; common++) {
      if (words[common].length() == room) {
        return common;
      }
    }
    return followers.length == 0 ? otherwise : words.length;
  }

  private int common(int place, boolean large, boolean further, int room, Scratch scratch) {
    String word = words[place];
    boolean upper = large || further && titled[place];
    int count = Math.min(word.length(), room);
    // Where only common words are known, one is drawn out to the end of the text.
    count = room - count == 1 ? room : count;
    for (int i = 0; i < count; i++) {
      char letter = word.charAt(Math.min(i, word.length() - 1));
      scratch.append(upper && i == 0 ? Character.toUpperCase(letter) : letter);
    }
    return count;
  }

  /** A place of so many, the first ones more often: linearly. */
  private static int place(double uniform, int count) {
    return (int) (count * (1 - StrictMath.sqrt(1 - uniform)));
  }
}
