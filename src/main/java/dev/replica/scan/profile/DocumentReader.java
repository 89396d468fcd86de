package dev.replica.scan.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads json, and jsonb (which a version byte precedes). */
final class DocumentReader implements CellReader {

  /** Bytes of the documents that are kept: parsed, they take some six times the memory. Of more every second one goes. */
  private static final int BYTES = 24 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final boolean versioned;
  private final int limit;
  private final List<JsonNode> documents = new ArrayList<>();

  /** Places of the documents that are kept. */
  private final List<Integer> kept = new ArrayList<>();

  private long bytesKept;
  private long seen;
  private long stride = 1;

  DocumentReader(boolean versioned) {
    this(versioned, BYTES);
  }

  /** @param limit bytes of the documents that are kept */
  DocumentReader(boolean versioned, int limit) {
    this.versioned = versioned;
    this.limit = limit;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, int fullLength) {
    if (length < fullLength || seen++ % stride != 0) {
      absent();
      return;
    }
    int version = versioned ? 1 : 0;
    kept.add(documents.size());
    documents.add(
        parse(new String(bytes, offset + version, length - version, StandardCharsets.UTF_8)));
    bytesKept += length;
    while (bytesKept > limit && kept.size() > 1) {
      thin();
    }
  }

  /** Drops every second document, evenly over the rows, as from now on. */
  private void thin() {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      if (i % 2 == 0) {
        left.add(kept.get(i));
      } else {
        documents.set(kept.get(i), null);
      }
    }
    kept.clear();
    kept.addAll(left);
    bytesKept /= 2;
    stride *= 2;
  }

  /** Null for what PostgreSQL takes and the parser does not, a number of ten thousand digits for one. */
  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  @Override
  public void absent() {
    documents.add(null);
  }

  @Override
  public Values values() {
    return new Values.Documents(documents);
  }
}
