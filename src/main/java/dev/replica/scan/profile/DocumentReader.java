package dev.replica.scan.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads json, and jsonb (which a version byte precedes). */
final class DocumentReader implements CellReader {

  /**
   * Documents that are parsed: enough for shares to a tenth of a per cent, and parsing stays below the scan's own time.
   */
  private static final int DOCUMENTS = 20_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final boolean versioned;
  private final List<JsonNode> documents = new ArrayList<>();
  private int parsed;

  DocumentReader(boolean versioned) {
    this.versioned = versioned;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, int fullLength) {
    if (length < fullLength || parsed >= DOCUMENTS) {
      absent();
      return;
    }
    int version = versioned ? 1 : 0;
    documents.add(
        parse(new String(bytes, offset + version, length - version, StandardCharsets.UTF_8)));
    parsed++;
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
