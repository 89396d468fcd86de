package dev.replica.seed.plan.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the few tokens of PostgreSQL's expressions that a general SQL parser takes for something else: the operators of LIKE,
 * which look like a double negation, and plain names that are keywords elsewhere, which are quoted.
 */
final class CheckTokens {

  private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

  private static final Pattern TOKEN = Pattern.compile(
      "(?<string>'(?:[^']|'')*')"
          + "|(?<type>::(?:" + NAME + "\\.)?"
          + "(?:(?:character|bit) varying|double precision|time(?:stamp)?(?:\\([0-9]\\))? with(?:out)? time zone|"
          + NAME + ")"
          + "(?:\\([0-9]+(?:,-?[0-9]+)?\\))?(?:\\[\\])*)"
          + "|(?<quoted>\"(?:[^\"]|\"\")*\")"
          // Operators of an extension that no search path shows.
          + "|(?:OPERATOR\\((?:" + NAME + "\\.)?(?<qualified>[-+*/<>=~!@#%^&|`?]+)\\))"
          + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
          + "|(?<operator>[-+*/<>=~!@#%^&|`?]+)"
          + "|(?<other>.)",
      Pattern.DOTALL);

  private CheckTokens() {}

  /** The expression in a form that parses; empty where it holds what no rewriting helps. */
  static Optional<String> rewrite(String expression) {
    StringBuilder out = new StringBuilder(expression.length() + 32);
    Matcher matcher = TOKEN.matcher(expression);
    boolean field = false;
    while (matcher.find()) {
      String token = matcher.group();
      if (matcher.group("word") != null) {
        out.append(!field && isName(token, expression, matcher.end()) ? '"' + token + '"' : token);
        field = token.equals("EXTRACT");
        continue;
      }
      // EXTRACT(hour FROM ...): the field is a word too.
      field = field && token.equals("(");
      // An operator may be anybody's; those of citext mean what PostgreSQL's own mean.
      boolean known = matcher.group("qualified") != null && expression.contains("citext");
      String symbol = known ? matcher.group("qualified") : matcher.group("operator");
      if (symbol == null) {
        out.append(token);
        continue;
      }
      Optional<String> operator = operator(symbol);
      if (operator.isEmpty()) {
        return Optional.empty();
      }
      out.append(operator.get());
    }
    return Optional.of(out.toString());
  }

  /** PostgreSQL prints its keywords in capitals (true and false apart), and folds plain names to lower case. */
  private static boolean isName(String word, String expression, int end) {
    if (word.equals("true") || word.equals("false")) {
      return false;
    }
    boolean called = end < expression.length()
        && (expression.charAt(end) == '(' || expression.charAt(end) == '.');
    return !called && (word.equals("VALUE") || word.equals(word.toLowerCase(Locale.ROOT)));
  }

  private static Optional<String> operator(String operator) {
    return switch (operator) {
      case "~~" -> Optional.of(" LIKE ");
      case "!~~" -> Optional.of(" NOT LIKE ");
      case "~~*" -> Optional.of(" ILIKE ");
      case "!~~*" -> Optional.of(" NOT ILIKE ");
      case "=",
          "<>",
          "<",
          "<=",
          ">",
          ">=",
          "+",
          "-",
          "*",
          "/",
          "%",
          "||",
          "&",
          "|",
          "~",
          "~*",
          "!~",
          "!~*",
          "<@",
          "@>",
          "&&",
          "->",
          "->>",
          "#>",
          "#>>",
          "?" -> Optional.of(operator);
      // Among them ^, which is a power here and an exclusive or elsewhere.
      default -> Optional.empty();
    };
  }
}
