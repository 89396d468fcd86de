package dev.replica.seed.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The elements of an EXCLUDE constraint, or of a key WITHOUT OVERLAPS, as {@code pg_get_constraintdef} prints them.
 *
 * @param text a column's name, quoted where it has to be, or an expression
 * @param operator {@code =}, {@code &&}, {@code <>} or another
 */
record ExclusionParts(String text, String operator) {

  private static final String WITH = " WITH ";
  private static final String OVERLAPS = " WITHOUT OVERLAPS";

  /** Reads a definition; empty where it has another form. */
  static List<ExclusionParts> of(String definition) {
    int open = definition.indexOf('(');
    List<ExclusionParts> parts = new ArrayList<>();
    for (String element : open < 0 ? List.<String>of() : elements(definition, open + 1)) {
      int with = element.lastIndexOf(WITH);
      if (with >= 0) {
        parts.add(new ExclusionParts(
            element.substring(0, with).strip(),
            operator(element.substring(with + WITH.length()).strip())));
      } else if (element.endsWith(OVERLAPS)) {
        parts.add(new ExclusionParts(
            element.substring(0, element.length() - OVERLAPS.length()).strip(), "&&"));
      } else {
        parts.add(new ExclusionParts(element.strip(), "="));
      }
    }
    return parts;
  }

  /** {@code OPERATOR(public.=)} is {@code =} of an extension. */
  private static String operator(String text) {
    return text.startsWith("OPERATOR(")
        ? text.substring(text.lastIndexOf('.') + 1, text.length() - 1)
        : text;
  }

  /** The texts between commas, up to the parenthesis that closes the list. */
  private static List<String> elements(String text, int from) {
    List<String> elements = new ArrayList<>();
    int depth = 0;
    int start = from;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ',' && depth == 0) {
        elements.add(text.substring(start, i));
        start = i + 1;
      } else if (c == ')' && depth-- == 0) {
        elements.add(text.substring(start, i));
        return elements;
      }
    }
    return List.of();
  }

  /** The column that the element is; null for an expression. */
  String column() {
    boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    String name = quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    return quoted || name.matches("[\\p{L}_][\\p{L}\\p{N}_$]*") ? name : null;
  }
}
