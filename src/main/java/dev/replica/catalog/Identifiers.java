package dev.replica.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** Quotes names and literals for SQL, always, so that no list of reserved words is needed. */
public final class Identifiers {

  private Identifiers() {}

  /** {@code name} as a quoted identifier. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The names quoted and joined by {@code ", "}. */
  public static String quoteAll(List<String> names) {
    return names.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
  }

  /** {@code text} as a string literal; the escape form where it holds a backslash, so that no server setting matters. */
  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }
}
