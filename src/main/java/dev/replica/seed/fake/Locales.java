package dev.replica.seed.fake;

import dev.replica.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.datafaker.Faker;

/** The locales that Datafaker has texts for. */
final class Locales {

  private Locales() {}

  /** What is wrong with the locale, told behind an expression; empty where Datafaker knows it. */
  static Optional<String> problem(String tag) {
    if (known(tag)) {
      return Optional.empty();
    }
    List<String> all = Arrays.stream(Locale.getAvailableLocales())
        .map(Locale::toLanguageTag)
        .filter(Locales::known)
        .toList();
    return Optional.of("asks for locale " + tag + ", for which Datafaker has no texts"
        + Suggestion.among(tag, all));
  }

  private static boolean known(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return language.equals("en") || file(tag) || !language.isEmpty() && file(language);
  }

  private static boolean file(String name) {
    return Faker.class.getResource("/" + name + ".yml") != null;
  }
}
