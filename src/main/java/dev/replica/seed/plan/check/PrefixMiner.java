package dev.replica.seed.plan.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses from a text of SQL or PL/pgSQL what a string has to begin with, and how long it has to be. */
final class PrefixMiner {

  /** Characters behind a beginning, where nothing tells how many. */
  private static final int TAIL = 6;

  private static final Pattern BEGINNING = Pattern.compile(
      "(?is).*?(?<not>\\bnot\\s+)?\\b(?:(?:left|substr(?:ing)?)\"?\\s*\\([^()']*(?:\\([^()']*\\)[^()']*)?\\)\\s*(?<operator>=|<>|!=)|starts_with\"?\\s*\\([^()',]*,|\\w\\s*\\^@)\\s*$");
  private static final Pattern LENGTH = Pattern.compile(
      "(?i)\\blength\\s*\\([^()']*\\)\\s*(?:(?<comparison>>=|<=|=|>|<)\\s*(?<bound>[0-9]{1,4})\\b|between\\s+(?<least>[0-9]{1,4})\\s+and\\s+(?<most>[0-9]{1,4})\\b)");

  private String prefix;

  /**
   * Looks at a literal.
   *
   * @param refused whether a text is refused where the condition that the literal stands in holds
   */
  void literal(String literal, String before, boolean refused) {
    Matcher matcher = BEGINNING.matcher(before);
    if (prefix == null && !literal.isBlank() && matcher.matches()) {
      String operator = matcher.group("operator");
      boolean unequal =
          (operator != null && !operator.equals("=")) ^ (matcher.group("not") != null);
      prefix = unequal == refused ? literal : null;
    }
  }

  /** The pattern of strings that begin so; empty where nothing tells how they begin. */
  Optional<PostgresRegex> pattern(String text) {
    if (prefix == null) {
      return Optional.empty();
    }
    int least = prefix.length() + TAIL;
    int most = Integer.MAX_VALUE;
    Matcher matcher = LENGTH.matcher(text);
    while (matcher.find()) {
      if (matcher.group("least") != null) {
        least = Integer.parseInt(matcher.group("least"));
        most = Integer.parseInt(matcher.group("most"));
        continue;
      }
      int bound = Integer.parseInt(matcher.group("bound"));
      switch (matcher.group("comparison")) {
        case "=" -> {
          least = bound;
          most = bound;
        }
        case ">=", ">" -> least = bound + 1;
        default -> most = bound - 1;
      }
    }
    int shortest = Math.max(0, Math.min(least, most) - prefix.length());
    int longest = Math.max(
        shortest, Math.min(most, Math.max(least, prefix.length() + TAIL)) - prefix.length());
    return PostgresRegex.parse("^" + prefix.replaceAll("([^\\p{L}\\p{N}_ -])", "\\\\$1")
        + "[A-Z0-9]{" + shortest + "," + longest + "}$");
  }
}
