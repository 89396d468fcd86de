package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which common words follow the most frequent ones, and how often any other does: a Markov chain of order 1 (Shannon 1948) of a few
 * states. What is told of two words is in so many strings as a word that is told.
 */
final class WordFollowers {

  /** Words whose followers are told at the most, beside those of all others and what a sentence begins with. */
  private static final int WORDS = 8;

  /** Followers of a word that are told at the most. */
  private static final int MOST = 6;

  /** Share of what follows that a word has at the least. */
  private static final double SHARE = 0.02;

  /** Share of what follows by which a state differs from all words, so that it is told. */
  private static final double DIFFERENT = 0.1;

  /** Strings that are looked at. */
  private static final int STRINGS = 5000;

  private final List<String> written;
  private final PublishingPolicy policy;

  private final Map<String, Integer> places = new HashMap<>();

  /** The place of all words that are not common, and that of none, where a sentence begins. */
  private final int other;

  private final int beginning;

  /** For each place, how often each common word follows it, and last any other. */
  private final int[][] counts;

  /** In how many strings, and in which one last. */
  private final int[][] strings;

  private final int[][] last;
  private int texts;

  /**
   * @param told the common words in small letters, the most frequent first
   * @param written the same as they are told
   */
  WordFollowers(List<String> told, List<String> written, PublishingPolicy policy) {
    this.written = written;
    this.policy = policy;
    told.forEach(word -> places.put(word, places.size()));
    other = told.size();
    beginning = other + 1;
    counts = new int[beginning + 1][beginning];
    strings = new int[beginning + 1][beginning];
    last = new int[beginning + 1][beginning];
  }

  /**
   * The followers of the most frequent words; none where all words follow each other by chance.
   *
   * @param strings different from each other
   * @param shares of the common words among all
   * @param others whether words that are not common are drawn, too
   */
  List<ValueModel.Followers> of(List<String> strings, List<Double> shares, boolean others) {
    strings.stream().limit(STRINGS).forEach(this::count);
    List<ValueModel.Followers> result = new ArrayList<>();
    boolean different = false;
    for (int place = 0; place <= beginning; place++) {
      if ((place < WORDS || place >= other) && policy.tells(total(place, others))) {
        ValueModel.Followers found = followers(place, others);
        result.add(found);
        different |= difference(found, shares) > DIFFERENT;
      }
    }
    return different ? result : List.of();
  }

  private void count(String text) {
    texts++;
    int before = beginning;
    for (Token token : (Iterable<Token>) Token.of(text)::iterator) {
      int place = places.getOrDefault(token.word(), other);
      counts[before][place]++;
      strings[before][place] += last[before][place] == texts ? 0 : 1;
      last[before][place] = texts;
      before = token.stop() ? beginning : place < WORDS ? place : other;
    }
  }

  private int total(int before, boolean others) {
    return Arrays.stream(counts[before]).sum() - (others ? 0 : counts[before][other]);
  }

  private ValueModel.Followers followers(int before, boolean others) {
    int[] following = counts[before];
    double total = total(before, others);
    List<String> words = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    if (others && policy.tells(following[other])) {
      words.add("");
      shares.add(Rounding.rough(following[other] / total));
    }
    IntStream.range(0, other)
        .filter(place -> policy.tells(strings[before][place]))
        .filter(place -> following[place] >= SHARE * total)
        .boxed()
        .sorted(Comparator.comparing(place -> -following[place]))
        .limit(MOST)
        .forEach(place -> {
          words.add(written.get(place));
          shares.add(Rounding.rough(following[place] / total));
        });
    String after = before == beginning
        ? ValueModel.Followers.BEGINNING
        : before == other ? "" : written.get(before);
    return new ValueModel.Followers(after, words, shares);
  }

  /** By how much the words that are told follow more or less often than they are anywhere. */
  private double difference(ValueModel.Followers followers, List<Double> shares) {
    double others = 1 - shares.stream().mapToDouble(Double::doubleValue).sum();
    double difference = 0;
    for (int i = 0; i < followers.words().size(); i++) {
      String word = followers.words().get(i);
      double usual = word.isEmpty() ? others : shares.get(written.indexOf(word));
      difference += Math.abs(followers.shares().get(i) - usual);
    }
    return difference;
  }
}
