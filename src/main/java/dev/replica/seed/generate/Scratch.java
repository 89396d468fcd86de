package dev.replica.seed.generate;

import java.nio.charset.StandardCharsets;

/** Bytes in which one thread puts a string together before it is written. ASCII only. */
final class Scratch {

  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  void append(char ascii) {
    if (length == bytes.length) {
      bytes = java.util.Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) ascii;
  }

  /** Keeps the first {@code most} characters. */
  void cut(int most) {
    length = Math.min(length, most);
  }

  /** The last character; a zero where there is none. */
  char last() {
    return length == 0 ? 0 : (char) bytes[length - 1];
  }

  void replaceLast(char ascii) {
    bytes[length - 1] = (byte) ascii;
  }

  /** Turns all letters into capitals or into small ones. */
  void toCase(boolean upper) {
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (upper ? b >= 'a' && b <= 'z' : b >= 'A' && b <= 'Z') {
        bytes[i] = (byte) (b ^ 0x20);
      }
    }
  }

  void writeTo(RowWriter out) {
    out.utf8(bytes, 0, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
