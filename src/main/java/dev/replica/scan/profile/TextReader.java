package dev.replica.scan.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads strings, and all that comes in its text form. */
final class TextReader implements CellReader {

  /** Strings that are kept once, however often they come: a column of categories takes next to no memory. */
  private static final int KNOWN = 1024;

  private final Map<String, String> known = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final Longs lengths = new Longs();

  @Override
  public void accept(byte[] bytes, int offset, int length, int fullLength) {
    add(new String(bytes, offset, length, StandardCharsets.UTF_8), length, fullLength);
  }

  /** Adds {@code true} or {@code false} as PostgreSQL prints them. */
  void accept(boolean flag) {
    add(flag ? "t" : "f", 1, 1);
  }

  private void add(String text, int length, int fullLength) {
    String first = known.get(text);
    if (first == null && known.size() < KNOWN) {
      known.put(text, text);
    }
    texts.add(first == null ? text : first);
    long characters = text.codePointCount(0, text.length());
    // Of a long text that was cut only the bytes are known: as many characters a byte as in what
    // was kept.
    lengths.add(length == fullLength ? characters : characters * fullLength / length);
  }

  @Override
  public void absent() {
    texts.add(null);
    lengths.add(0);
  }

  @Override
  public Values values() {
    long[] counted = lengths.take();
    int[] characters = new int[counted.length];
    for (int index = 0; index < characters.length; index++) {
      characters[index] = (int) counted[index];
    }
    return new Values.Texts(texts.toArray(String[]::new), characters);
  }

  /** Reads booleans. */
  static final class Flags implements CellReader {
    private final TextReader texts = new TextReader();

    @Override
    public void accept(byte[] bytes, int offset, int length, int fullLength) {
      texts.accept(bytes[offset] != 0);
    }

    @Override
    public void absent() {
      texts.absent();
    }

    @Override
    public Values values() {
      return texts.values();
    }
  }
}
