package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** PostgreSQL's text forms as the objects that checks are evaluated on. */
final class SqlValues {

  private SqlValues() {}

  /** The value as an object of its type; the text itself where there is no better one. */
  static Object parse(SqlType type, String text) {
    try {
      if (type instanceof SqlType.Array array && text.startsWith("{")) {
        return elements(array.element(), text);
      }
      if (!(type instanceof SqlType.Scalar scalar)) {
        return text;
      }
      return switch (scalar.name().name()) {
        case "date" ->
          infinite(text)
              ? text.startsWith("-") ? LocalDate.MIN : LocalDate.MAX
              : LocalDate.parse(text);
        case "time" -> LocalTime.parse(text);
        case "timestamp" ->
          infinite(text)
              ? text.startsWith("-") ? LocalDateTime.MIN : LocalDateTime.MAX
              : LocalDateTime.parse(whole(text));
        case "timestamptz" ->
          infinite(text)
              ? text.startsWith("-") ? Instant.MIN : Instant.MAX
              : OffsetDateTime.parse(zoned(whole(text))).toInstant();
        case "bytea" ->
          text.startsWith("\\x")
              ? HexFormat.of().parseHex(text, 2, text.length())
              : text.getBytes(StandardCharsets.UTF_8);
        default -> text;
      };
    } catch (DateTimeException otherCalendar) {
      return text;
    }
  }

  private static boolean infinite(String text) {
    return text.endsWith("infinity");
  }

  /** A date stands for its midnight. */
  private static String whole(String text) {
    return text.length() == 10 ? text + "T00:00:00" : text.replace(' ', 'T');
  }

  /** A time without an offset is in UTC, as the session is; PostgreSQL leaves out the minutes of an offset of whole hours. */
  private static String zoned(String text) {
    if (text.matches(".*[+-]\\d\\d$")) {
      return text + ":00";
    }
    return text.matches(".*([+-]\\d\\d:\\d\\d|Z)$") ? text : text + "Z";
  }

  /** Elements of an array of one dimension. */
  private static List<Object> elements(SqlType element, String text) {
    List<Object> elements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        current.append(text.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
        wasQuoted = true;
      } else if (!quoted && (c == ',' || c == '}')) {
        if (current.length() > 0 || wasQuoted || c == ',') {
          boolean isNull = !wasQuoted && current.toString().equals("NULL");
          elements.add(isNull ? null : Literal.of(element, current.toString()).value());
        }
        current.setLength(0);
        wasQuoted = false;
      } else {
        current.append(c);
      }
    }
    return elements;
  }
}
