package dev.replica.seed.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.datafaker.Faker;

/**
 * Makes strings by Datafaker expressions in one locale. A string is a function of the expression, the locale and the bits given: the source
 * of chance, {@link Random} whose sequence Java specifies, is set anew for each. Belongs to one thread.
 */
public final class FakeText {

  /** Strings that are looked at before any row is made. */
  private static final int SAMPLES = 24;

  private static final Pattern CALL =
      Pattern.compile("#\\{\\s*([A-Za-z0-9_]+)(?:\\.([A-Za-z0-9_]+))?");

  /** What reads the clock: its strings would be others tomorrow. */
  private static final Set<String> CLOCKS = Set.of(
      "date",
      "dateandtime",
      "timeanddate",
      "time",
      "twitter",
      "idnumber",
      "business.creditcardexpiry");

  private final Random random = new Random(0);
  private final Faker faker;

  /** @param locale an IETF language tag that Datafaker has texts for */
  public FakeText(String locale) {
    this.faker = new Faker(Locale.forLanguageTag(locale), random);
  }

  /** The string that an expression makes of the bits. */
  public String text(String expression, long bits) {
    random.setSeed(bits);
    return faker.expression(expression);
  }

  /** Some strings that the expression makes; it has no {@link #problem}. */
  public static List<String> samples(String expression, String locale) {
    FakeText fake = new FakeText(locale);
    List<String> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      samples.add(fake.text(expression, i));
    }
    return samples;
  }

  /** What is wrong with a locale, and the cure, told behind what it is the locale of; empty where nothing is. */
  public static Optional<String> problem(String locale) {
    return Locales.problem(locale);
  }

  /** What is wrong with the expression or the locale, and the cure, told behind the expression; empty where nothing is. */
  public static Optional<String> problem(String expression, String locale) {
    Optional<String> unknown = Locales.problem(locale);
    if (unknown.isPresent()) {
      return unknown;
    }
    Matcher call = CALL.matcher(expression);
    if (!call.find()) {
      return Optional.of(
          "holds nothing to be made up. Write #{Provider.method}, #{Name.fullName} for one");
    }
    do {
      String provider = plain(call.group(1));
      if (CLOCKS.contains(provider) || CLOCKS.contains(provider + "." + plain(call.group(2)))) {
        return Optional.of(
            "reads the clock (" + call.group(1)
                + "), so that it would make other rows tomorrow. Take faker out, for dates are drawn as they were scanned, or give values or sql");
      }
    } while (call.find());
    return failure(expression, locale);
  }

  private static Optional<String> failure(String expression, String locale) {
    try {
      for (String sample : samples(expression, locale)) {
        if (sample == null) {
          return Optional.of(
              "makes nothing in locale " + locale + ". Use another method or locale");
        }
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(CALL.matcher(expression)
          .results()
          .map(call -> Providers.problem(call.group(1), call.group(2)))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse("can't be evaluated: " + e.getMessage()
              + " See Datafaker's documentation of expressions."));
    }
  }

  /** A name as Datafaker compares it: without case and underscores. */
  static String plain(String name) {
    return name == null ? "" : name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
