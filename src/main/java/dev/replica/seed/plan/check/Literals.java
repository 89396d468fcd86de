package dev.replica.seed.plan.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values from PostgreSQL's text forms, as constants of expressions have them: ISO dates, intervals in the style postgres. */
final class Literals {

  private static final Pattern INTERVAL_PART = Pattern.compile(
      "([+-]?[0-9]+) (year|mon|day)s?|([+-]?)([0-9]+):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,6}))?");
  private static final Pattern MONEY =
      Pattern.compile("(-?)\\$([0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)(\\.[0-9]{2})?");
  private static final Pattern NUMBER =
      Pattern.compile("\\s*([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?)\\s*");
  private static final Pattern WHOLE = Pattern.compile("\\s*([+-]?[0-9]{1,19})\\s*");

  private Literals() {}

  /** The value of the text, or null where {@code text} is no value of the type, or one that is not known here. */
  static Object parse(ValueType type, String text) {
    try {
      return switch (type.kind()) {
        case BOOLEAN -> truth(text);
        case INT2, INT4, INT8 -> whole(type, text);
        case NUMERIC -> numeric(text);
        case FLOAT4 -> single(floating(text));
        case FLOAT8 -> floating(text);
        case MONEY -> money(text);
        case BPCHAR -> TextFunctions.stripBlanks(text);
        case UUID -> text.toLowerCase(Locale.ROOT);
        case DATE ->
          infinite(text, LocalDate.MIN, LocalDate.MAX) instanceof LocalDate date
              ? date
              : LocalDate.parse(text);
        case TIME -> LocalTime.parse(text);
        case TIMESTAMP ->
          infinite(text, LocalDateTime.MIN, LocalDateTime.MAX) instanceof LocalDateTime time
              ? time
              : LocalDateTime.parse(text.replace(' ', 'T'));
        case TIMESTAMPTZ ->
          infinite(text, Instant.MIN, Instant.MAX) instanceof Instant instant
              ? instant
              : instant(text);
        case INTERVAL -> interval(text);
        case BYTEA -> text.startsWith("\\x") ? HexFormat.of().parseHex(text.substring(2)) : null;
        case ARRAY -> array(type.element(), text);
        case JSON, JSONB -> JsonFunctions.valid(text) ? text : null;
        case TEXT, ORDERED_TEXT, CITEXT, ENUM, OTHER -> text;
        case ZONED_DATE, NULL -> null;
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Object infinite(String text, Object lowest, Object highest) {
    return text.equals("infinity") ? highest : text.equals("-infinity") ? lowest : null;
  }

  private static Boolean truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "t", "true", "y", "yes", "on", "1" -> true;
      case "f", "false", "n", "no", "off", "0" -> false;
      default -> null;
    };
  }

  private static Long whole(ValueType type, String text) {
    Matcher matcher = WHOLE.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return Arithmetic.inRange(type, Long.parseLong(matcher.group(1)));
    } catch (Failure e) {
      return null;
    }
  }

  private static Object numeric(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.matches() ? new BigDecimal(matcher.group(1)) : special(text);
  }

  private static Double floating(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return special(text);
    }
    double value = Double.parseDouble(matcher.group(1));
    return Double.isInfinite(value) ? null : (Double) value;
  }

  private static Double single(Double value) {
    return value == null ? null : (Double) (double) value.floatValue();
  }

  private static Double special(String text) {
    return switch (text.strip()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  /** Only dollars: what else a sum looks like depends on the server's locale. */
  private static BigDecimal money(String text) {
    Matcher matcher = MONEY.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String cents = matcher.group(3) == null ? "" : matcher.group(3);
    return new BigDecimal(matcher.group(1) + matcher.group(2).replace(",", "") + cents);
  }

  private static Instant instant(String text) {
    int offset = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    // PostgreSQL leaves out the minutes of an offset of whole hours.
    String padded = text.length() - offset == 3 ? text + ":00" : text;
    return OffsetDateTime.parse(padded.replace(' ', 'T')).toInstant();
  }

  private static Interval interval(String text) {
    Matcher matcher = INTERVAL_PART.matcher(text);
    int months = 0;
    int days = 0;
    long micros = 0;
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() != end) {
        return null;
      }
      end = Math.min(matcher.end() + 1, text.length());
      if (matcher.group(2) == null) {
        long seconds = Long.parseLong(matcher.group(4)) * 3600
            + Long.parseLong(matcher.group(5)) * 60
            + Long.parseLong(matcher.group(6));
        String fraction = matcher.group(7) == null ? "" : matcher.group(7);
        micros = (seconds * 1_000_000 + Long.parseLong((fraction + "000000").substring(0, 6)))
            * (matcher.group(3).equals("-") ? -1 : 1);
        continue;
      }
      int count = Integer.parseInt(matcher.group(1));
      switch (matcher.group(2)) {
        case "year" -> months += count * 12;
        case "mon" -> months += count;
        default -> days += count;
      }
    }
    return end == text.length() && end > 0 ? new Interval(months, days, micros) : null;
  }

  /** An array of one dimension: {@code {a,"b c",NULL}}. */
  private static List<Object> array(ValueType element, String text) {
    if (text.length() < 2 || text.charAt(0) != '{' || text.charAt(text.length() - 1) != '}') {
      return null;
    }
    List<Object> elements = new ArrayList<>();
    int position = 1;
    int end = text.length() - 1;
    while (position < end) {
      StringBuilder item = new StringBuilder();
      boolean quoted = text.charAt(position) == '"';
      position += quoted ? 1 : 0;
      while (position < end && text.charAt(position) != (quoted ? '"' : ',')) {
        if (!quoted && "{}".indexOf(text.charAt(position)) >= 0) {
          return null;
        }
        position += text.charAt(position) == '\\' ? 1 : 0;
        item.append(text.charAt(position++));
      }
      position += quoted ? 1 : 0;
      if (position < end && text.charAt(position++) != ',') {
        return null;
      }
      boolean absent = !quoted && item.toString().equalsIgnoreCase("NULL");
      Object value = absent ? null : parse(element, item.toString());
      if (value == null && !absent) {
        return null;
      }
      elements.add(value);
    }
    return elements;
  }
}
