package dev.replica.seed.load;

import dev.replica.catalog.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Takes the text of composites, ranges and multiranges apart, and writes their parts as the types of these say. */
final class NestedLiterals {

  private NestedLiterals() {}

  static void composite(BinaryRowWriter out, SqlType.Composite type, String text) {
    Cursor cursor = new Cursor(text.strip());
    List<String> fields = fields(cursor);
    cursor.expectEnd();
    List<SqlType.Attribute> attributes = type.attributes();
    // A null alone and nothing at all have the same text.
    boolean none = attributes.isEmpty() && fields.size() == 1 && fields.get(0) == null;
    if (!none && fields.size() != attributes.size()) {
      throw new IllegalArgumentException(
          "Expected " + attributes.size() + " attributes, found " + fields.size() + ".");
    }
    out.beginComposite(type);
    for (int i = 0; i < attributes.size(); i++) {
      nullable(out, attributes.get(i).type(), fields.get(i));
    }
    out.end();
  }

  static void range(BinaryRowWriter out, SqlType.Range type, String text) {
    Cursor cursor = new Cursor(text.strip());
    range(out, type, cursor);
    cursor.expectEnd();
  }

  static void multirange(BinaryRowWriter out, SqlType.Multirange type, String text) {
    // The count comes first, so that the ranges are gone through twice.
    int count = ranges(null, type, text);
    out.beginMultirange(type, count);
    ranges(out, type, text);
    out.end();
  }

  /** Writes the ranges, or only counts them where {@code out} is null. */
  private static int ranges(BinaryRowWriter out, SqlType.Multirange type, String text) {
    Cursor cursor = new Cursor(text.strip());
    cursor.expect('{');
    cursor.skipBlanks();
    int count = 0;
    while (!cursor.take('}')) {
      if (count > 0) {
        cursor.expect(',');
        cursor.skipBlanks();
      }
      range(out, type.range(), cursor);
      count++;
      cursor.skipBlanks();
    }
    cursor.expectEnd();
    return count;
  }

  private static void range(BinaryRowWriter out, SqlType.Range type, Cursor cursor) {
    Bounds bounds = Bounds.read(cursor);
    if (out == null) {
      return;
    }
    boolean lowerInfinite = bounds.lower() == null;
    boolean upperInfinite = bounds.upper() == null;
    out.beginRange(
        type,
        bounds.empty(),
        bounds.lowerInclusive(),
        bounds.upperInclusive(),
        lowerInfinite,
        upperInfinite);
    if (!lowerInfinite) {
      out.parsed(type.subtype(), bounds.lower());
    }
    if (!upperInfinite) {
      out.parsed(type.subtype(), bounds.upper());
    }
    out.end();
  }

  private record Bounds(
      boolean empty, boolean lowerInclusive, String lower, String upper, boolean upperInclusive) {

    static Bounds read(Cursor cursor) {
      if (Character.isLetter(cursor.peek())) {
        if (!cursor.word().equals("empty")) {
          throw cursor.malformed("empty");
        }
        return new Bounds(true, false, null, null, false);
      }
      boolean lowerInclusive = cursor.take('[');
      if (!lowerInclusive) {
        cursor.expect('(');
      }
      String lower = field(cursor, true);
      cursor.expect(',');
      String upper = field(cursor, true);
      boolean upperInclusive = cursor.take(']');
      if (!upperInclusive) {
        cursor.expect(')');
      }
      return new Bounds(false, lowerInclusive, lower, upper, upperInclusive);
    }
  }

  private static void nullable(BinaryRowWriter out, SqlType type, String text) {
    if (text == null) {
      out.nullValue();
      return;
    }
    out.parsed(type, text);
  }

  private static List<String> fields(Cursor cursor) {
    List<String> fields = new ArrayList<>();
    cursor.expect('(');
    do {
      fields.add(field(cursor, false));
    } while (cursor.take(','));
    cursor.expect(')');
    return fields;
  }

  /** An attribute or a bound, with quotes and escapes undone; null where there is nothing. */
  private static String field(Cursor cursor, boolean bound) {
    StringBuilder field = null;
    boolean quoted = false;
    while (quoted || !endsField(cursor.peek(), bound)) {
      if (field == null) {
        field = new StringBuilder();
      }
      char c = cursor.next();
      if (c == '\\') {
        field.append(cursor.next());
      } else if (c != '"') {
        field.append(c);
      } else if (quoted && cursor.take('"')) {
        field.append('"');
      } else {
        quoted = !quoted;
      }
    }
    return field == null ? null : field.toString();
  }

  private static boolean endsField(char c, boolean bound) {
    return c == ',' || c == ')' || bound && c == ']' || c == Cursor.END;
  }
}
