package dev.replica.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of a name, and what is left of them when it does not matter whether there is one or several of a thing. */
public final class NameWords {

  /** What people put before the names of tables. */
  private static final List<String> PREFIXES = List.of("tbl", "tab", "table", "t");

  private static final Map<String, String> IRREGULAR = Map.of(
      "people", "person", "persons", "person", "children", "child", "men", "man", "women", "woman");

  private NameWords() {}

  /** {@code created_byUserID} as created, by, user, id: in lower case. */
  public static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean hump = Character.isUpperCase(c)
          && i > 0
          && (Character.isLowerCase(name.charAt(i - 1))
              || Character.isUpperCase(name.charAt(i - 1))
                  && i + 1 < name.length()
                  && Character.isLowerCase(name.charAt(i + 1)));
      if (hump || !Character.isLetterOrDigit(c)) {
        add(words, word);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
    }
    add(words, word);
    return words;
  }

  private static void add(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  /** The words of a table's name. */
  public static List<String> ofTable(String name) {
    List<String> words = of(name);
    return words.size() > 1 && PREFIXES.contains(words.get(0))
        ? words.subList(1, words.size())
        : words;
  }

  /** The same for one and for several: {@code categori} of category and of categories. */
  public static String stem(List<String> words) {
    return words.stream().map(NameWords::stem).collect(Collectors.joining(" "));
  }

  private static String stem(String word) {
    String singular = IRREGULAR.getOrDefault(word, word);
    int end = singular.length();
    // House and houses, status and statuses: without all e and s at the end they are the same.
    while (end > 2 && (singular.charAt(end - 1) == 's' || singular.charAt(end - 1) == 'e')) {
      end--;
    }
    return end > 2 && singular.charAt(end - 1) == 'y'
        ? singular.substring(0, end - 1) + "i"
        : singular.substring(0, end);
  }
}
