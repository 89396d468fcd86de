package dev.replica.seed.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The pairs of an {@code hstore}: {@code "a"=>"1", b=>NULL}. */
final class HstoreLiteral {

  private HstoreLiteral() {}

  /** Count of pairs, and each key and value behind its length, which is -1 for null. */
  static byte[] encode(String text) {
    Cursor cursor = new Cursor(text.strip());
    List<byte[]> keysAndValues = new ArrayList<>();
    while (!cursor.atEnd()) {
      if (!keysAndValues.isEmpty()) {
        cursor.expect(',');
        cursor.skipBlanks();
      }
      keysAndValues.add(word(cursor, false));
      cursor.skipBlanks();
      cursor.expect('=');
      cursor.expect('>');
      cursor.skipBlanks();
      keysAndValues.add(word(cursor, true));
      cursor.skipBlanks();
    }
    int length = 4;
    for (byte[] word : keysAndValues) {
      length += 4 + (word == null ? 0 : word.length);
    }
    ByteBuffer encoded = ByteBuffer.allocate(length).putInt(keysAndValues.size() / 2);
    for (byte[] word : keysAndValues) {
      if (word == null) {
        encoded.putInt(-1);
      } else {
        encoded.putInt(word.length).put(word);
      }
    }
    return encoded.array();
  }

  private static byte[] word(Cursor cursor, boolean nullable) {
    StringBuilder word = new StringBuilder();
    boolean quoted = cursor.take('"');
    while (quoted ? cursor.peek() != '"' : !endsWord(cursor.peek())) {
      char c = cursor.next();
      word.append(c == '\\' ? cursor.next() : c);
    }
    if (quoted) {
      cursor.expect('"');
    }
    String text = word.toString();
    return nullable && !quoted && text.equalsIgnoreCase("null")
        ? null
        : text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean endsWord(char c) {
    return c == '=' || c == ',' || c == Cursor.END || Cursor.isBlank(c);
  }
}
