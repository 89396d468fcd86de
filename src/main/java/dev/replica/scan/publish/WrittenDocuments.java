package dev.replica.scan.publish;

import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON documents that stand in columns of text: what reads them would not read strings that only look like them. */
final class WrittenDocuments {

  /** Of fewer strings that they are documents is a guess. */
  private static final int LEAST = 20;

  /** Share of the strings that have to be whole, not cut for their length, for the others to be taken for documents too. */
  private static final double WHOLE = 0.5;

  /** Characters of the documents that are read: parsed, they take some ten times the memory. Of more, one in so many rows is. */
  private static final long CHARACTERS = 16L << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WrittenDocuments() {}

  /** The documents, null in rows that have none or a long one; null where strings are anything but objects and arrays. */
  static Values.Documents of(Texts texts) {
    long present = 0;
    long whole = 0;
    long characters = 0;
    for (int row = 0; row < texts.texts().length; row++) {
      String text = texts.texts()[row];
      if (text == null) {
        continue;
      }
      if (!opens(text)) {
        return null;
      }
      present++;
      whole += whole(texts, row) ? 1 : 0;
      characters += text.length();
    }
    return present < LEAST || whole < WHOLE * present
        ? null
        : parsed(texts, 1 + characters / CHARACTERS);
  }

  private static Values.Documents parsed(Texts texts, long stride) {
    List<JsonNode> documents = new ArrayList<>();
    long seen = 0;
    for (int row = 0; row < texts.texts().length; row++) {
      boolean read = texts.texts()[row] != null && whole(texts, row) && seen++ % stride == 0;
      JsonNode document = read ? parse(texts.texts()[row]) : null;
      if (read && document == null) {
        return null;
      }
      documents.add(document);
    }
    return new Values.Documents(documents);
  }

  private static boolean opens(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  private static boolean whole(Texts texts, int row) {
    String text = texts.texts()[row];
    return texts.lengths()[row] <= text.codePointCount(0, text.length());
  }

  /** Null for what is no document. */
  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException noDocument) {
      return null;
    }
  }
}
