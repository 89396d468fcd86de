package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Learns how free text looks, and tells no sentence of it: words that many different strings hold (those of the language, not of a row), which of them
 * follow the most frequent ones, which letters follow each other in all others (Markov chains of order 1, Shannon 1948), and how long words and
 * sentences are.
 */
final class Sentences {

  /** Strings that have several words, of those that there are, for the column to be one of prose. */
  private static final double PROSE = 0.5;

  /** Share of the strings that a word is in before it is told, however few {@code minCount} asks for. */
  private static final double COMMON = 0.02;

  /** Words of a column that are told at the most: in English half of all that is written. */
  private static final int WORDS = 60;

  private static final int LONGEST_WORD = 16;

  /** Letters at the most: those of a language that is written in words. */
  private static final int LETTERS = 64;

  private static final int SUCCESSORS = 10;

  /** Strings that are looked at: shares to a hundredth. */
  private static final int STRINGS = 20_000;

  private final PublishingPolicy policy;
  private final Map<String, Integer> stringsOf = new HashMap<>();
  private final Map<String, Integer> countOf = new HashMap<>();
  private final Map<Integer, Map<Integer, Integer>> pairs = new TreeMap<>();
  private int strings;
  private int words;
  private int stops;
  private int commas;
  private int capitals;

  /** How often each word stands within a sentence, and how often with a capital letter. */
  private final Map<String, Integer> withinOf = new HashMap<>();

  private final Map<String, Integer> titledOf = new HashMap<>();
  private int closed;

  private Sentences(PublishingPolicy policy) {
    this.policy = policy;
  }

  /** The look of the strings; null where they are no prose, or too few. */
  static ValueModel.Prose of(List<String> strings, PublishingPolicy policy) {
    // One sentence that all rows repeat stays one: its words are in one string.
    List<String> different = strings.stream().distinct().limit(STRINGS).toList();
    List<String> several =
        different.stream().filter(string -> string.strip().indexOf(' ') > 0).toList();
    boolean prose = several.size() >= PROSE * different.size() && policy.tells(several.size());
    return prose ? new Sentences(policy).read(several) : null;
  }

  private ValueModel.Prose read(List<String> several) {
    several.forEach(this::count);
    List<String> told = countOf.keySet().stream()
        .filter(
            word -> policy.tells(stringsOf.get(word)) && stringsOf.get(word) >= COMMON * strings)
        .filter(word -> word.length() <= LONGEST_WORD)
        .sorted(Comparator.comparing((String word) -> -countOf.get(word))
            .thenComparing(Comparator.naturalOrder()))
        .limit(WORDS)
        .toList();
    Set<String> common = new HashSet<>(told);
    countOf.forEach((word, count) -> {
      if (!common.contains(word)) {
        follow(word, count);
      }
    });
    long[] lengths = countOf.entrySet().stream()
        .filter(word -> !common.contains(word.getKey()))
        .flatMapToLong(word -> LongStream.generate(
                () -> word.getKey().codePointCount(0, word.getKey().length()))
            .limit(word.getValue()))
        .toArray();
    ValueModel.Number length = Marginal.ofLengths(Numbers.ofWhole(lengths), policy);
    List<String> letters = letters();
    boolean others = length != null && !letters.isEmpty();
    if (!others && told.isEmpty()) {
      return null;
    }
    List<Double> shares = told.stream()
        .map(word -> Rounding.rough((double) countOf.get(word) / words))
        .toList();
    List<String> written = told.stream().map(this::written).toList();
    return new ValueModel.Prose(
        written,
        shares,
        others ? letters : List.of(),
        others ? length : null,
        between(stops),
        between(commas),
        Rounding.twoDecimals((double) capitals / strings),
        Rounding.twoDecimals(titled(common)),
        Rounding.twoDecimals((double) closed / strings),
        new WordFollowers(told, written, policy).of(several, shares, others));
  }

  /** Some languages write some words with a capital letter wherever they stand. */
  private String written(String word) {
    boolean capital = 2 * titledOf.getOrDefault(word, 0) > withinOf.getOrDefault(word, 0);
    return capital ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
  }

  /** Share of the words that are not common which have a capital within a sentence. */
  private double titled(Set<String> common) {
    int within = 0;
    int titled = 0;
    for (Map.Entry<String, Integer> word : withinOf.entrySet()) {
      if (!common.contains(word.getKey())) {
        within += word.getValue();
        titled += titledOf.get(word.getKey());
      }
    }
    return (double) titled / Math.max(1, within);
  }

  /** Words from one mark to the next; 0 where there are hardly any. */
  private double between(int marks) {
    return policy.tells(marks) ? Rounding.significant((double) words / marks) : 0;
  }

  private void count(String string) {
    strings++;
    Set<String> seen = new HashSet<>();
    boolean first = true;
    int before = stops;
    boolean stopped = false;
    for (Token token : (Iterable<Token>) Token.of(string)::iterator) {
      if (!first && !stopped) {
        withinOf.merge(token.word(), 1, Integer::sum);
        titledOf.merge(token.word(), token.capital() ? 1 : 0, Integer::sum);
      }
      stopped = token.stop();
      stops += stopped ? 1 : 0;
      commas += token.comma() ? 1 : 0;
      capitals += first && token.capital() ? 1 : 0;
      first = false;
      words++;
      String word = token.word();
      if (!word.isEmpty()) {
        countOf.merge(word, 1, Integer::sum);
        if (seen.add(word)) {
          stringsOf.merge(word, 1, Integer::sum);
        }
      }
    }
    if (stopped) {
      closed++;
      stops = Math.max(before, stops - 1);
    }
  }

  /** Counts which letter follows which; 0 stands before the first. */
  private void follow(String word, int count) {
    int last = 0;
    for (int i = 0; i < word.length(); i++) {
      int letter = word.charAt(i);
      pairs.computeIfAbsent(last, key -> new TreeMap<>()).merge(letter, count, Integer::sum);
      last = letter;
    }
  }

  /** For each letter itself and those that follow it, as {@link ValueModel.Prose} has them; empty where there are too many. */
  private List<String> letters() {
    List<String> told = new ArrayList<>();
    pairs.forEach((letter, followers) -> {
      StringBuilder text = new StringBuilder();
      followers.entrySet().stream()
          .filter(follower -> policy.tells(follower.getValue()))
          .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
          .limit(SUCCESSORS)
          .forEach(follower -> text.append((char) follower.getKey().intValue()));
      if (!text.isEmpty()) {
        told.add((letter == 0 ? "^" : String.valueOf((char) letter.intValue())) + text);
      }
    });
    boolean begun = told.stream().anyMatch(each -> each.startsWith("^"));
    return begun && told.size() <= LETTERS ? told : List.of();
  }
}
