package dev.replica.seed.plan.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/** Parses the expressions of CHECK constraints as {@code pg_get_expr} prints them, every operator in parentheses. */
public final class CheckParser {

  /** A longer check is a list of thousands of values or made by a machine; parsing it is not worth the stack. */
  private static final int LONGEST = 50_000;

  private static final Pattern VALUE = Pattern.compile("\\bVALUE\\b");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\(VALUE\\)\\.(\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)");

  private CheckParser() {}

  /** The expression, or empty where it has a form that is not known here: then only PostgreSQL can tell. */
  public static Optional<Expression> parse(String expression) {
    if (expression.isBlank() || expression.length() > LONGEST) {
      return Optional.empty();
    }
    return CheckTokens.rewrite(expression).flatMap(CheckParser::parseRewritten);
  }

  /** Parses the check of a domain as one of a column: {@code VALUE} is the column. */
  public static Optional<Expression> parseOfValue(String expression, String column) {
    String quoted = "\"" + column.replace("\"", "\"\"") + "\"";
    return parse(VALUE.matcher(expression).replaceAll(Matcher.quoteReplacement(quoted)));
  }

  /** Parses the check of a domain over a composite type: attributes, {@code (VALUE).name}, are columns of their names. */
  public static Optional<Expression> parseOfAttributes(String expression) {
    return parse(ATTRIBUTE.matcher(expression).replaceAll("$1"));
  }

  private static Optional<Expression> parseRewritten(String text) {
    try {
      net.sf.jsqlparser.expression.Expression tree =
          CCJSqlParserUtil.parseCondExpression(text, false);
      // A parser of many dialects may take a token for something else; what it prints is what it
      // understood.
      return squeeze(tree.toString()).equalsIgnoreCase(squeeze(text))
          ? Optional.of(TreeReader.read(tree))
          : Optional.empty();
    } catch (JSQLParserException | Unsupported e) {
      return Optional.empty();
    }
  }

  private static String squeeze(String text) {
    return text.replaceAll("\\s+", "");
  }
}
