package dev.replica.seed.load;

import java.util.Locale;

/**
 * A place in a text that is being read. What does not fit is an {@link IllegalArgumentException} that does not quote
 * it.
 */
final class Cursor {

  /** What {@link #peek} returns at the end: a character that no text of PostgreSQL holds. */
  static final char END = '\0';

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  /** Another cursor at the same place. */
  Cursor copy() {
    Cursor copy = new Cursor(text);
    copy.at = at;
    return copy;
  }

  /** Goes to where another cursor on the same text is. */
  void moveTo(Cursor other) {
    at = other.at;
  }

  char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  char next() {
    if (at == text.length()) {
      throw malformed("something more");
    }
    return text.charAt(at++);
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean atDigit() {
    char c = peek();
    return c >= '0' && c <= '9';
  }

  /** Steps over the character if it is next. */
  boolean take(char expected) {
    boolean found = peek() == expected && !atEnd();
    if (found) {
      at++;
    }
    return found;
  }

  void expect(char expected) {
    if (!take(expected)) {
      throw malformed("'" + expected + "'");
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw malformed("the end");
    }
  }

  void skipBlanks() {
    while (isBlank(peek())) {
      at++;
    }
  }

  /** What PostgreSQL takes for white space between the parts of a literal. */
  static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** At least one digit. */
  long digits() {
    int start = at;
    long value = 0;
    while (atDigit()) {
      value = Math.addExact(Math.multiplyExact(value, 10), next() - '0');
    }
    if (at == start) {
      throw malformed("a digit");
    }
    return value;
  }

  int number() {
    return Math.toIntExact(digits());
  }

  /** The digits behind a point that was just passed, as millionths, rounded half up; none are 0. */
  long millionths() {
    long value = 0;
    int unit = 1_000_000;
    while (atDigit()) {
      int digit = next() - '0';
      value += unit > 1 ? digit * (unit / 10L) : unit == 1 && digit >= 5 ? 1 : 0;
      unit /= 10;
    }
    return value;
  }

  /** The letters that follow, lower-cased; none are an empty word. */
  String word() {
    int start = at;
    while (Character.isLetter(peek())) {
      at++;
    }
    return text.substring(start, at).toLowerCase(Locale.ROOT);
  }

  IllegalArgumentException malformed(String expected) {
    String place = (at + 1) + " of " + text.length();
    return new IllegalArgumentException("Expected " + expected + " at character " + place + ".");
  }
}
