package dev.replica.seed.load;

import dev.replica.catalog.SqlType;

/**
 * What stands around a value in text, and the escapes and quotes that it asks for, byte for byte those of PostgreSQL.
 */
enum TextNesting {
  /** A row of COPY: control characters and the backslash are escaped. */
  ROW,
  /** An array: quotes where needed, backslashes in front of quotes and backslashes. */
  ARRAY,
  /** A composite: quotes where needed, quotes and backslashes doubled. */
  COMPOSITE,
  /** A range: as a composite, and for square brackets too. */
  RANGE,
  /** A multirange: its ranges stand as they are. */
  MULTIRANGE;

  /** Letters that stand behind a backslash for the characters from backspace (8) to carriage return (13). */
  private static final byte[] CONTROLS = {'b', 't', 'n', 'v', 'f', 'r'};

  private static final int BACKSPACE = 8;

  /** The delimiter of arrays of this type, which {@code pg_type.typdelim} has as a comma for all but these. */
  static byte delimiter(SqlType element) {
    if (element instanceof SqlType.Array array) {
      return delimiter(array.element());
    }
    if (element.base() instanceof SqlType.Array array) {
      return delimiter(array.element());
    }
    if (element.base() instanceof SqlType.Scalar scalar) {
      return switch (scalar.name().name()) {
        case "box" -> ';';
        case "geometry", "geography" -> ':';
        default -> ',';
      };
    }
    return ',';
  }

  /** How many bytes the escapes and quotes of the value at {@code [start, end)} add. */
  int added(byte[] buffer, int start, int end, byte delimiter) {
    if (this == MULTIRANGE) {
      return 0;
    }
    boolean quotes = this != ROW && (start == end || this == ARRAY && isNull(buffer, start, end));
    int escapes = 0;
    for (int i = start; i < end; i++) {
      byte c = buffer[i];
      if (isEscaped(c)) {
        escapes++;
      } else if (this != ROW && !quotes) {
        quotes = isQuoted(c, delimiter);
      }
    }
    return this == ROW || !quotes && escapes == 0 ? escapes : escapes + 2;
  }

  /** Puts them in place, from the end backwards; the buffer has room for them. */
  void add(byte[] buffer, int start, int end, int added) {
    int to = end + added;
    if (this != ROW) {
      buffer[--to] = '"';
    }
    for (int from = end - 1; from >= start; from--) {
      byte c = buffer[from];
      if (this == ROW && c >= BACKSPACE && c <= '\r') {
        buffer[--to] = CONTROLS[c - BACKSPACE];
        buffer[--to] = '\\';
      } else {
        buffer[--to] = c;
        if (isEscaped(c)) {
          buffer[--to] = this == COMPOSITE || this == RANGE ? c : (byte) '\\';
        }
      }
    }
    if (this != ROW) {
      buffer[--to] = '"';
    }
  }

  private boolean isEscaped(byte c) {
    return c == '\\' || (this == ROW ? c >= BACKSPACE && c <= '\r' : c == '"');
  }

  private boolean isQuoted(byte c, byte delimiter) {
    return switch (c) {
      case ' ', '\t', '\n', 0x0B, '\f', '\r' -> true;
      case '{', '}' -> this == ARRAY;
      case '(', ')' -> this != ARRAY;
      case '[', ']' -> this == RANGE;
      default -> c == delimiter;
    };
  }

  private static boolean isNull(byte[] buffer, int start, int end) {
    return end - start == 4
        && (buffer[start] | 0x20) == 'n'
        && (buffer[start + 1] | 0x20) == 'u'
        && (buffer[start + 2] | 0x20) == 'l'
        && (buffer[start + 3] | 0x20) == 'l';
  }
}
