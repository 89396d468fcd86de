package dev.replica.seed.fake;

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

  /** Strings that are asked for. */
  private static final int DRAWS = 2000;

  /** So many draws without a new string end the asking. */
  private static final int STALE = 200;

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
    return KNOWN.computeIfAbsent(locale + " " + expression, key -> made(expression, locale));
  }

  private static Pool made(String expression, String locale) {
    FakeText fake = new FakeText(locale);
    Set<String> strings = new LinkedHashSet<>();
    int last = 0;
    for (int draw = 0; draw < DRAWS && draw - last < STALE; draw++) {
      if (strings.add(fake.text(expression, draw))) {
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
