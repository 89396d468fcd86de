package dev.replica.scan.publish;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What stands between two spaces of a text.
 *
 * @param word its letters in lower case, without the marks around them; empty where there are other characters among them, or none
 * @param capital whether it begins with a capital letter
 * @param stop whether a sentence ends behind it
 * @param comma whether a comma stands behind it
 */
record Token(String word, boolean capital, boolean stop, boolean comma) {

  /** The tokens of a text. */
  static Stream<Token> of(String text) {
    return Arrays.stream(text.strip().split("\\s+")).map(Token::parse);
  }

  private static Token parse(String token) {
    int start = 0;
    int end = token.length();
    while (start < end && !Character.isLetter(token.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetter(token.charAt(end - 1))) {
      end--;
    }
    String mark = token.substring(end);
    String word = token.substring(start, end);
    return new Token(
        word.chars().allMatch(Character::isLetter) ? word.toLowerCase(Locale.ROOT) : "",
        start < end && Character.isUpperCase(token.charAt(start)),
        mark.startsWith(".") || mark.startsWith("!") || mark.startsWith("?"),
        mark.startsWith(","));
  }
}
