package dev.replica.seed.load;

import java.util.Arrays;

/** Bytes and bits that are written in digits. */
final class Hexadecimal {

  private Hexadecimal() {}

  /** Pairs of hexadecimal digits, with any of {@code separators} anywhere between them. */
  static byte[] bytes(String text, String separators) {
    byte[] bytes = new byte[text.length() / 2];
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (separators.indexOf(c) < 0) {
        int digit = Character.digit(c, 16);
        if (digit < 0 || digits == 2 * bytes.length) {
          throw new IllegalArgumentException("Expected pairs of hexadecimal digits.");
        }
        bytes[digits / 2] |= (byte) (digit << (digits % 2 == 0 ? 4 : 0));
        digits++;
      }
    }
    if (digits % 2 != 0) {
      throw new IllegalArgumentException("Expected pairs of hexadecimal digits.");
    }
    return Arrays.copyOf(bytes, digits / 2);
  }

  /** A {@code bytea}, in the hex or in the escape format. */
  static byte[] bytea(String text) {
    if (text.startsWith("\\x")) {
      return bytes(text.substring(2), " \n\t\r");
    }
    byte[] buffer = new byte[Utf8.MAXIMUM_PER_CHAR * text.length()];
    int length = Utf8.write(text, buffer, 0);
    int end = 0;
    for (int i = 0; i < length; i++) {
      byte b = buffer[i];
      if (b == '\\' && i + 1 < length && buffer[i + 1] == '\\') {
        i++;
      } else if (b == '\\') {
        b = octal(buffer, i + 1, length);
        i += 3;
      }
      buffer[end++] = b;
    }
    return Arrays.copyOf(buffer, end);
  }

  private static byte octal(byte[] buffer, int at, int length) {
    int value = 0;
    for (int i = at; i < at + 3; i++) {
      int digit = i < length ? buffer[i] - '0' : -1;
      if (digit < 0 || digit > 7) {
        throw new IllegalArgumentException("Expected three octal digits behind a backslash.");
      }
      value = value << 3 | digit;
    }
    return (byte) value;
  }

  /** The one byte of a {@code "char"}, whose upper half is shown in octal digits. */
  static byte[] character(String text) {
    byte[] buffer = new byte[Utf8.MAXIMUM_PER_CHAR * text.length()];
    int length = Utf8.write(text, buffer, 0);
    if (length == 0) {
      return new byte[1];
    }
    return new byte[] {length == 4 && buffer[0] == '\\' ? octal(buffer, 1, length) : buffer[0]};
  }

  /**
   * A bit string as PostgreSQL prints it, or behind an x in hexadecimal digits: count of bits, and the bits from the
   * left.
   */
  static byte[] bits(String text) {
    boolean hexadecimal = text.startsWith("x") || text.startsWith("X");
    String digits =
        hexadecimal || text.startsWith("b") || text.startsWith("B") ? text.substring(1) : text;
    int width = hexadecimal ? 4 : 1;
    int length = Math.multiplyExact(digits.length(), width);
    byte[] encoded = new byte[4 + (length + 7) / 8];
    for (int i = 0; i < 4; i++) {
      encoded[i] = (byte) (length >> 24 - 8 * i);
    }
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), hexadecimal ? 16 : 2);
      if (digit < 0) {
        throw new IllegalArgumentException("Expected digits of a bit string.");
      }
      int bit = i * width;
      encoded[4 + bit / 8] |= (byte) (digit << 8 - width - bit % 8);
    }
    return encoded;
  }
}
