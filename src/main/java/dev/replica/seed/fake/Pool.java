package dev.replica.seed.fake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Different strings that a Datafaker expression makes, numbered from 0: made once, for Datafaker takes microseconds for each. Beyond
 * the last of them strings are joined in pairs, so that numbers below {@link #size} squared have strings of their own. Immutable.
 */
public final class Pool {

  private static final String ENGLISH = "en";

  /** Strings that are asked for. */
  private static final int DRAWS = 2000;

  /** So many draws without a new string end the asking. */
  private static final int STALE = 200;

  /** So few are not enough of a language: the database does not have its letters. */
  private static final int FEW = 20;

  /** A function of its key alone, so that it may be shared by all seedings of a process. */
  private static final Map<String, Pool> KNOWN = new ConcurrentHashMap<>();

  private final List<String> strings;

  private Pool(List<String> strings) {
    this.strings = strings;
  }

  /**
   * The strings of an expression.
   *
   * @param locale an IETF language tag
   */
  public static Pool of(String expression, String locale) {
    return of(expression, locale, StandardCharsets.UTF_8);
  }

  /** The same with the letters of a charset; in English where it has not those of the locale. */
  public static Pool of(String expression, String locale, Charset charset) {
    return KNOWN.computeIfAbsent(locale + " " + charset + " " + expression, key -> {
      Pool made = made(expression, locale, new Letters(charset));
      return made.size() >= FEW || locale.startsWith(ENGLISH)
          ? made
          : made(expression, ENGLISH, new Letters(charset));
    });
  }

  private static Pool made(String expression, String locale, Letters letters) {
    FakeText fake = new FakeText(locale);
    Set<String> strings = new LinkedHashSet<>();
    int last = 0;
    for (int draw = 0; draw < DRAWS && draw - last < STALE; draw++) {
      int place = draw;
      if (letters.written(fake.text(expression, place)).filter(strings::add).isPresent()) {
        last = draw;
      }
    }
    return new Pool(new ArrayList<>(strings));
  }

  /** How many strings there are before any is a pair. */
  public int size() {
    return strings.size();
  }

  /** The string of a number from 0 on. */
  public String text(long number) {
    int size = strings.size();
    if (number < size) {
      return strings.get((int) number);
    }
    long pair = (number - size) % ((long) size * size);
    return strings.get((int) (pair % size)) + "-" + strings.get((int) (pair / size));
  }
}
