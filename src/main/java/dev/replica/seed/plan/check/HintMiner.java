package dev.replica.seed.plan.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses from a text of SQL or PL/pgSQL, a check or the body of a function, which values may pass it: by the literals in it and
 * what stands around them. What is found is only tried; the judge of a row is another.
 */
public final class HintMiner {

  /** More constants of a text say nothing of a value. */
  private static final int MOST_CONSTANTS = 40;

  private static final int LONGEST_CONSTANT = 100;

  /** Characters around a literal that tell what it is for. */
  private static final int AROUND = 60;

  private static final Pattern STRING = Pattern.compile("'([^']*+(?:''[^']*+)*+)'");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}_.$'])-?[0-9]{1,9}(?:\\.[0-9]{1,6})?(?![\\p{L}\\p{N}_.'])");
  private static final Pattern CAST =
      Pattern.compile("::\\s*(\\p{L}+)|(?i:\\bcast\\s*\\([^()]*\\bas\\s+(\\p{L}+))");
  private static final Pattern REGEX_BEFORE = Pattern.compile(
      "(?is).*(?:(?<!~)~\\*?|\\bsimilar to|\\bregexp?_\\w+\\s*\\([^()']*,|\\bregexp_matches?\\s*\\([^()']*,)\\s*E?$");
  private static final Pattern LIKE_BEFORE = Pattern.compile("(?is).*(?:~~\\*?|\\bi?like)\\s*$");
  private static final Pattern NEGATED =
      Pattern.compile("(?is).*(?:!~~?\\*?|\\bnot\\s+(?:i?like|similar to))\\s*E?$");
  private static final Pattern NOT_BEFORE = Pattern.compile("(?is).*\\bnot\\s*\\(?[^()]*$");
  private static final Pattern REFUSED = Pattern.compile(
      "(?is)^[\\s)]*(?:::\\w+[\\s)]*)?then\\s+(?:raise\\s+exception|raise\\s*'|return\\s+(?:null|false)).*");
  private static final Pattern PRESENT = Pattern.compile(
      "(?i)\\b(?:now\\s*\\(|current_date\\b|current_timestamp\\b|localtimestamp\\b|(?:clock|statement|transaction)_timestamp\\s*\\()");

  /** Years far enough ahead that a test of today does not outlive them. */
  private static final LocalDate FUTURE = LocalDate.of(2090, 1, 1);

  /** What texts look like that other types read. */
  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("inet", "^(10|172|192)\\.[1-9][0-9]\\.[1-9][0-9]\\.[1-9][0-9]$"),
      Map.entry("cidr", "^10\\.[1-9][0-9]\\.[1-9][0-9]\\.0/24$"),
      Map.entry("macaddr", "^08:00:2b(:[0-9a-f]{2}){3}$"),
      Map.entry("uuid", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"),
      Map.entry("smallint", "^[1-9][0-9]{0,3}$"),
      Map.entry("integer", "^[1-9][0-9]{0,5}$"),
      Map.entry("int", "^[1-9][0-9]{0,5}$"),
      Map.entry("bigint", "^[1-9][0-9]{0,9}$"),
      Map.entry("numeric", "^[1-9][0-9]{0,4}(\\.[0-9]{2})?$"),
      Map.entry("double", "^[1-9][0-9]{0,4}\\.[0-9]{2}$"),
      Map.entry("date", "^20[012][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"),
      Map.entry(
          "timestamp",
          "^20[012][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]) (0[0-9]|1[0-9]):[0-5][0-9]:[0-5][0-9]$"),
      Map.entry("time", "^(0[0-9]|1[0-9]):[0-5][0-9]$"),
      Map.entry("interval", "^[1-9][0-9]? (days|hours|minutes)$"),
      Map.entry("boolean", "^(true|false)$"),
      Map.entry("json", "^\\{\"[a-z]{2,8}\": [0-9]{1,3}\\}$"),
      Map.entry("jsonb", "^\\{\"[a-z]{2,8}\": [0-9]{1,3}\\}$"),
      Map.entry("bytea", "^\\\\x([0-9a-f]{2}){4,12}$"));

  private final Set<String> constants = new LinkedHashSet<>();
  private final PrefixMiner prefixes = new PrefixMiner();
  private final List<Restriction.Pattern> beginning = new ArrayList<>();
  private final List<Restriction.Pattern> likely = new ArrayList<>();
  private final List<Restriction.Pattern> possible = new ArrayList<>();

  /** Adds what a text hints at. */
  public void read(String text) {
    String plain = text.replaceAll("--[^\n]*", "");
    Matcher matcher = STRING.matcher(plain);
    StringBuilder rest = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      rest.append(plain, end, matcher.start()).append("''");
      String before = plain.substring(Math.max(0, matcher.start() - AROUND), matcher.start());
      String after =
          plain.substring(matcher.end(), Math.min(plain.length(), matcher.end() + AROUND));
      literal(matcher.group(1).replace("''", "'"), before, after);
      end = matcher.end();
    }
    rest.append(plain, end, plain.length());
    prefixes.pattern(rest.toString()).ifPresent(pattern -> {
      Restriction.Pattern found = new Restriction.Pattern(pattern, false);
      possible.add(found);
      beginning.add(found);
    });
    numbers(rest.toString());
    types(rest.toString());
    if (PRESENT.matcher(rest).find()) {
      for (int day = 0; day < MOST_CONSTANTS; day++) {
        constants.add(FUTURE.plusDays(91L * day).toString());
      }
    }
  }

  private void literal(String literal, String before, String after) {
    boolean like = LIKE_BEFORE.matcher(before).matches();
    boolean regex = !like
        && (REGEX_BEFORE.matcher(before).matches()
            || NEGATED.matcher(before).matches()
            || literal.startsWith("^"));
    if (!like && !regex) {
      constant(literal);
      prefixes.literal(literal, before, REFUSED.matcher(after).matches());
      return;
    }
    // A text that is refused where it matches, or where it does not.
    boolean negated =
        NEGATED.matcher(before).matches() ^ NOT_BEFORE.matcher(before).matches();
    if (negated ^ REFUSED.matcher(after).matches()) {
      return;
    }
    Optional<PostgresRegex> parsed =
        like ? LikePattern.parse(literal) : PostgresRegex.parse(literal);
    parsed.ifPresent(pattern -> {
      Restriction.Pattern found = new Restriction.Pattern(pattern, false);
      possible.add(found);
      if (regex && literal.startsWith("^") && literal.endsWith("$") && literal.length() > 4) {
        likely.add(found);
      }
    });
  }

  private void constant(String text) {
    if (!text.isEmpty() && text.length() <= LONGEST_CONSTANT && constants.size() < MOST_CONSTANTS) {
      constants.add(text);
    }
  }

  /** Each number with its neighbours: what is compared with it may have to differ from it. */
  private void numbers(String text) {
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find() && constants.size() < MOST_CONSTANTS) {
      String number = matcher.group();
      constants.add(number);
      if (number.indexOf('.') < 0) {
        constants.add(String.valueOf(Long.parseLong(number) + 1));
        constants.add(String.valueOf(Long.parseLong(number) - 1));
      }
    }
  }

  private void types(String text) {
    Matcher matcher = CAST.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      Optional.ofNullable(TYPES.get(name.toLowerCase(Locale.ROOT)))
          .flatMap(PostgresRegex::parse)
          .ifPresent(pattern -> possible.add(new Restriction.Pattern(pattern, false)));
    }
  }

  /** Values that the texts name. */
  public List<String> constants() {
    return List.copyOf(constants);
  }

  /** Patterns of whole strings that a text demands. */
  public List<Restriction.Pattern> likely() {
    return List.copyOf(likely.isEmpty() ? beginning : likely);
  }

  /** These and others. */
  public List<Restriction.Pattern> possible() {
    return List.copyOf(possible);
  }
}
