package dev.replica.seed.generate;

import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Free text that looks like a language: its common words as often as it has them, and others that its letters make. Immutable.
 */
final class Prose {

  private final String[] words;

  /** Shares of the words summed up: what they lack to 1 are others. */
  private final double[] cumulative;

  /**
   * The same behind each common word, behind others, and at the beginning of a sentence; what nothing is told of has the shares above.
   */
  private final double[][] following;

  private final int others;
  private final int beginning;

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
    others = words.length;
    beginning = others + 1;
    following = new double[beginning + 1][];
    Set<String> states = new HashSet<>();
    model.followers().forEach(each -> states.add(each.after()));
    double[] anywhere = cumulative;
    for (ValueModel.Followers each : model.followers()) {
      anywhere = each.after().isEmpty() ? following(model, each, states) : anywhere;
    }
    Arrays.fill(following, anywhere);
    model
        .followers()
        .forEach(each -> following[state(model, each.after())] = following(model, each, states));
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
      titled[i] = Character.isUpperCase(words[i].charAt(0));
      words[i] = Character.toLowerCase(words[i].charAt(0)) + words[i].substring(1);
    }
  }

  private int state(ValueModel.Prose model, String after) {
    return after.isEmpty()
        ? others
        : after.equals(ValueModel.Followers.BEGINNING)
            ? beginning
            : model.words().indexOf(after);
  }

  private double[] following(
      ValueModel.Prose model, ValueModel.Followers followers, Set<String> states) {
    double told = followers.shares().stream().mapToDouble(Double::doubleValue).sum();
    // Frequent words that are not told to follow don't.
    double[] rest = new double[model.words().size()];
    double sum = 0;
    for (int word = 0; word < rest.length; word++) {
      String text = model.words().get(word);
      boolean free = !followers.words().contains(text) && !states.contains(text);
      rest[word] = free ? model.shares().get(word) : 0;
      sum += rest[word];
    }
    double[] shares = new double[rest.length];
    double above = 0;
    for (int word = 0; word < shares.length; word++) {
      int place = followers.words().indexOf(model.words().get(word));
      above += place >= 0
          ? followers.shares().get(place)
          : sum == 0 ? 0 : Math.max(0, 1 - told) * rest[word] / sum;
      shares[word] = above;
    }
    // Where nothing is told to follow, and no other words are known, any common one does.
    return above == 0 && model.letters().isEmpty() ? cumulative : shares;
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
    int state = beginning;
    for (long word = 0; made < most; word++) {
      long draw = Randomness.hash(bits, word);
      state = word(Randomness.uniform(draw), following[state], most - made);
      made += state < others
          ? common(state, large, word > 0, most - made, scratch)
          : other(draw, large, word > 0, most - made, scratch);
      if (made == most) {
        break;
      }
      double mark = Randomness.uniform(Randomness.hash(draw, -4));
      boolean marked = mark < stop + comma && most - made > 2;
      large = marked && mark < stop;
      state = large ? beginning : state;
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
   * The place of a common word that there is room for, with room behind it for none or another; {@code others} for one to be made.
   *
   * @param shares of the common words, summed up
   */
  private int word(double uniform, double[] shares, int room) {
    double drawn = followers.length == 0 ? uniform * shares[shares.length - 1] : uniform;
    int common = 0;
    while (common < words.length && drawn >= shares[common]) {
      common++;
    }
    return common < words.length && !fits(words[common].length(), room)
        ? ofLength(room, common)
        : common;
  }

  /** Appends a word of letters that follow each other, and tells how long it is. */
  private int other(long draw, boolean large, boolean further, int room, Scratch scratch) {
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

  /** Appends a common word, and tells how long it is. */
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
