package dev.replica.scan.publish;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON documents that stand in columns of text: what reads them would not read strings that only look like them. */
final class WrittenDocuments {

  /** Of fewer strings that they are documents is a guess. */
  private static final int LEAST = 20;

  /** Share of the strings that open as documents do that have to be whole, not cut for their length. */
  private static final double WHOLE = 0.5;

  /** Share of the strings that have to be documents, but for those that may be told one by one. */
  private static final double MOST = 0.5;

  /** Characters of the documents that are read: parsed, they take some ten times the memory. Of more, one in so many rows is. */
  private static final long CHARACTERS = 4L << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Texts texts;
  private final List<JsonNode> documents = new ArrayList<>();

  /** Strings that open as documents do and are none. */
  private final Set<String> broken = new HashSet<>();

  private WrittenDocuments(Texts texts) {
    this.texts = texts;
  }

  /** The documents, null in rows that have none or a long one; null where few strings are objects and arrays. */
  static TextForm of(Texts texts, PublishingPolicy policy) {
    long present = 0;
    long open = 0;
    long whole = 0;
    long characters = 0;
    for (int row = 0; row < texts.texts().length; row++) {
      String text = texts.texts()[row];
      if (text != null) {
        present++;
        open += opens(text) ? 1 : 0;
        whole += opens(text) && whole(texts, row) ? 1 : 0;
        characters += opens(text) ? text.length() : 0;
      }
    }
    if (open < LEAST || whole < WHOLE * open) {
      return null;
    }
    WrittenDocuments found = new WrittenDocuments(texts);
    found.parse(1 + characters / CHARACTERS);
    Texts others = TextForm.others(texts, text -> opens(text) && !found.broken.contains(text));
    long parsed = found.documents.stream().filter(each -> each != null).count();
    long told = others == null ? 0 : Literals.of(others, policy).told();
    long odd = others == null
        ? 0
        : Literals.counted(others).values().stream().mapToLong(n -> n).sum();
    boolean most = present - odd >= MOST * (present - told);
    return parsed == 0 || !most
        ? null
        : new TextForm(ValueModel.Written.DOCUMENT, new Values.Documents(found.documents), others);
  }

  private void parse(long stride) {
    long seen = 0;
    for (int row = 0; row < texts.texts().length; row++) {
      String text = texts.texts()[row];
      boolean read = text != null && opens(text) && whole(texts, row) && seen++ % stride == 0;
      JsonNode document = read ? parse(text) : null;
      if (read && document == null) {
        broken.add(text);
      }
      documents.add(document);
    }
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
