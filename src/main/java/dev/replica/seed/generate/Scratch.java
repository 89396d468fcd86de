package dev.replica.seed.generate;

import dev.replica.genome.CheckDigit;
import java.nio.charset.StandardCharsets;

/** Bytes in which one thread puts a string together before it is written: UTF-8, of characters that each are one {@code char}. */
final class Scratch {

  private static final int ASCII = 0x80;
  private static final int TWO_BYTES = 0x800;
  private static final int CONTINUATION = 0x3F;

  private byte[] bytes = new byte[256];
  private int length;

  /** Ranks of the parts of one value. */
  private double[] ranks = new double[64];

  private final StringBuilder text = new StringBuilder(32);

  /** Room for so many ranks, all of them {@link CompoundValues#OWN}: until this is asked again. */
  double[] ownRanks(int count) {
    if (count > ranks.length) {
      ranks = new double[2 * count];
    }
    java.util.Arrays.fill(ranks, 0, count, CompoundValues.OWN);
    return ranks;
  }

  /** Empty room for a string: until this is asked again. */
  StringBuilder text() {
    text.setLength(0);
    return text;
  }

  void clear() {
    length = 0;
  }

  /** Bytes so far. */
  int length() {
    return length;
  }

  void append(char character) {
    if (length + 3 > bytes.length) {
      bytes = java.util.Arrays.copyOf(bytes, 2 * length + 3);
    }
    if (character < ASCII) {
      bytes[length++] = (byte) character;
    } else if (character < TWO_BYTES) {
      bytes[length++] = (byte) (0xC0 | character >> 6);
      bytes[length++] = (byte) (ASCII | character & CONTINUATION);
    } else {
      bytes[length++] = (byte) (0xE0 | character >> 12);
      bytes[length++] = (byte) (ASCII | character >> 6 & CONTINUATION);
      bytes[length++] = (byte) (ASCII | character & CONTINUATION);
    }
  }

  /** Keeps the first {@code most} characters. */
  void cut(int most) {
    if (length <= most) {
      return;
    }
    int characters = 0;
    for (int i = 0; i < length; i++) {
      boolean first = (bytes[i] & 0xC0) != ASCII;
      if (first && characters++ == most) {
        length = i;
      }
    }
  }

  /** The last byte; a zero where there is none. */
  char last() {
    return length == 0 ? 0 : (char) bytes[length - 1];
  }

  void replaceLast(char ascii) {
    bytes[length - 1] = (byte) ascii;
  }

  /** Turns all letters of ASCII into capitals or into small ones. */
  void toCase(boolean upper) {
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (upper ? b >= 'a' && b <= 'z' : b >= 'A' && b <= 'Z') {
        bytes[i] = (byte) (b ^ 0x20);
      }
    }
  }

  /** Sets the characters that follow from the others. */
  void complete(CheckDigit check) {
    check.complete(bytes, length);
  }

  void writeTo(RowWriter out) {
    out.utf8(bytes, 0, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
