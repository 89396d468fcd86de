package dev.replica.seed.load;

/** UTF-8 into a buffer that the caller owns, with no array between. */
final class Utf8 {

  /** No character of a Java string takes more bytes: a surrogate pair has four for its two. */
  static final int MAXIMUM_PER_CHAR = 3;

  private Utf8() {}

  /**
   * Writes the text from {@code at} on, which has room for three bytes a character, and returns where it ends. A
   * surrogate without its partner becomes a question mark, as the JDK's own encoder has it.
   */
  static int write(String text, byte[] buffer, int at) {
    int end = at;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        buffer[end++] = (byte) c;
      } else if (c < 0x800) {
        buffer[end++] = (byte) (0xC0 | c >> 6);
        buffer[end++] = (byte) (0x80 | c & 0x3F);
      } else if (!Character.isSurrogate(c)) {
        buffer[end++] = (byte) (0xE0 | c >> 12);
        buffer[end++] = (byte) (0x80 | c >> 6 & 0x3F);
        buffer[end++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        buffer[end++] = (byte) (0xF0 | point >> 18);
        buffer[end++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[end++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[end++] = (byte) (0x80 | point & 0x3F);
      } else {
        buffer[end++] = '?';
      }
    }
    return end;
  }
}
