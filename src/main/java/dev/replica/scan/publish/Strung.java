package dev.replica.scan.publish;

import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The different strings of a column while a form is looked for that most of them have.
 *
 * @param counts rows of each string, in the order in which they first appear
 * @param exemplars strings of the most frequent looks
 * @param some of the strings, evenly
 */
record Strung(Map<String, Long> counts, List<String> exemplars, List<String> some) {

  /** Of fewer different strings the form is a guess. */
  static final int LEAST = 20;

  /** Share of the strings, but for those that may be told one by one, that have to be of the form. */
  private static final double MOST = 0.5;

  private static final int EXEMPLARS = 4;
  private static final int SOME = 300;

  /** Characters of strings that are looked at: numbers and times are no longer. */
  private static final int CHARACTERS = 60;

  static Strung of(Texts texts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String text : texts.texts()) {
      if (text != null) {
        counts.merge(text, 1L, Long::sum);
      }
    }
    List<String> some = new ArrayList<>();
    int stride = Math.max(1, counts.size() / SOME);
    int place = 0;
    for (String text : counts.keySet()) {
      if (place++ % stride == 0 && text.length() <= CHARACTERS) {
        some.add(text);
      }
    }
    Map<String, List<String>> looks = new LinkedHashMap<>();
    some.forEach(
        text -> looks.computeIfAbsent(look(text), any -> new ArrayList<>()).add(text));
    Comparator<List<String>> bySize = Comparator.comparingInt(each -> -each.size());
    List<String> exemplars = looks.values().stream()
        .sorted(bySize)
        .limit(EXEMPLARS)
        .map(each -> each.get(0))
        .filter(text -> text.chars().anyMatch(Character::isDigit))
        .toList();
    return new Strung(counts, exemplars, some);
  }

  /** A string with one sign for each run of digits, and of letters. */
  private static String look(String text) {
    StringBuilder look = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char sign = c >= '0' && c <= '9' ? '9' : Character.isLetter(c) ? 'a' : c;
      if (look.isEmpty() || look.charAt(look.length() - 1) != sign || sign != '9' && sign != 'a') {
        look.append(sign);
      }
    }
    return look.toString();
  }

  /** Of the strings that are looked at first, those of a form. */
  int tried(Predicate<String> form) {
    int found = 0;
    for (String text : some) {
      found += form.test(text) ? 1 : 0;
    }
    return found;
  }

  /** Whether enough strings are of a form, of those that may not be told anyway. */
  boolean accepts(Predicate<String> form, PublishingPolicy policy) {
    long of = 0;
    long not = 0;
    int different = 0;
    for (Map.Entry<String, Long> each : counts.entrySet()) {
      if (form.test(each.getKey())) {
        of += each.getValue();
        different++;
      } else if (!policy.tellsLiteral(each.getKey(), each.getValue())) {
        not += each.getValue();
      }
    }
    return different >= LEAST && of >= MOST * (of + not);
  }

  /** Whether all digits are a form's, of strings that are nothing but digits: others are codes that only look like them. */
  boolean alone(Predicate<String> form) {
    return counts.keySet().stream().allMatch(text -> form.test(text) || !digits(text));
  }

  static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
