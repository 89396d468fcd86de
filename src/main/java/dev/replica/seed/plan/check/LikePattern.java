package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patterns of LIKE and SIMILAR TO as regular expressions. */
public final class LikePattern {

  private LikePattern() {}

  /** The regular expression that matches what {@code LIKE pattern} matches; empty where the pattern ends in an escape. */
  public static Optional<PostgresRegex> parse(String pattern) {
    List<PostgresRegex.Part> parts = new ArrayList<>();
    parts.add(new PostgresRegex.Place(PostgresRegex.Anchor.START));
    PostgresRegex.Part any = new PostgresRegex.Characters(true, List.of());
    int[] characters = pattern.codePoints().toArray();
    for (int index = 0; index < characters.length; index++) {
      boolean escaped = characters[index] == '\\';
      if (escaped && ++index == characters.length) {
        return Optional.empty();
      }
      boolean wildcard = !escaped && (characters[index] == '%' || characters[index] == '_');
      PostgresRegex.Part part = wildcard ? any : RegexReader.character(characters[index]);
      parts.add(wildcard && characters[index] == '%' ? new PostgresRegex.Repeat(any, 0, -1) : part);
    }
    parts.add(new PostgresRegex.Place(PostgresRegex.Anchor.END));
    return Optional.of(new PostgresRegex(new PostgresRegex.Sequence(parts), false));
  }

  /** The pattern with its own escape character made the usual backslash; what {@code like_escape} does. */
  static String escaped(String pattern, String escape) throws Unsupported {
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw new Unsupported("escape");
    }
    StringBuilder result = new StringBuilder();
    boolean afterEscape = false;
    for (int character : pattern.codePoints().toArray()) {
      boolean isEscape = !afterEscape && escape.equals(Character.toString(character));
      if (isEscape) {
        result.append('\\');
      } else {
        result.append(character == '\\' && !afterEscape ? "\\\\" : Character.toString(character));
      }
      afterEscape = isEscape;
    }
    return result.toString();
  }

  /** The regular expression of a pattern of SIMILAR TO; what {@code similar_to_escape} does. */
  static String similar(String pattern) throws Unsupported {
    StringBuilder regex = new StringBuilder("^(?:");
    boolean inBracket = false;
    for (int index = 0; index < pattern.length(); index++) {
      char character = pattern.charAt(index);
      if (character == '\\') {
        // An escaped quote would divide the pattern into parts, which is for substring alone.
        if (++index == pattern.length() || pattern.charAt(index) == '"') {
          throw new Unsupported("SIMILAR TO");
        }
        regex.append('\\').append(pattern.charAt(index));
        continue;
      }
      inBracket = inBracket ? character != ']' : character == '[';
      if (inBracket) {
        regex.append(character);
        continue;
      }
      switch (character) {
        case '%' -> regex.append(".*");
        case '_' -> regex.append('.');
        case '(' -> regex.append("(?:");
        case '.', '^', '$' -> regex.append('\\').append(character);
        default -> regex.append(character);
      }
    }
    return regex.append(")$").toString();
  }
}
