package dev.replica.seed.load;

import dev.replica.catalog.SqlType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows in the text format of COPY, in one buffer: what {@code COPY TO} prints under {@code DateStyle ISO},
 * {@code TimeZone UTC}, {@code IntervalStyle postgres} and {@code bytea_output hex}, and reads back as the same
 * whatever these are. Money is a plain number with a point, for {@code lc_monetary} C.
 *
 * <p>A value is written as it is where it will stay; what its surroundings ask for (escapes of COPY, quotes of arrays,
 * composites and ranges) is then put into it in place, once a level of nesting.
 */
public final class TextRowWriter implements RowBuffer {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] buffer;
  private int position;

  private TextNesting around = TextNesting.ROW;
  private byte separator = '\t';
  /** Whether a value stands before the next one. */
  private boolean follows;

  private int depth;
  private Frame[] frames = new Frame[0];

  /** An open value: its start and what closes it, and the fields above as they are around it. */
  private static final class Frame {
    int start;
    String closing;
    TextNesting around;
    byte separator;
    /** Of an array of several dimensions, else null. */
    int[] lengths;

    long written;
  }

  /** @param initialCapacity of the buffer in bytes; it grows */
  public TextRowWriter(int initialCapacity) {
    this.buffer = new byte[initialCapacity];
  }

  /** The buffer itself, valid up to {@link #length()} and until the next cell is written. */
  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int length() {
    return position;
  }

  /** Forgets the rows and keeps the buffer. */
  @Override
  public void clear() {
    position = 0;
  }

  @Override
  public void startRow() {
    follows = false;
  }

  @Override
  public void endRow() {
    if (depth != 0) {
      throw new IllegalStateException(
          "A row ends inside a nested value: end() is missing " + depth + " times.");
    }
    reserve(1);
    buffer[position++] = '\n';
  }

  @Override
  public void nullValue() {
    int at = start(4);
    position = switch (around) {
      case ROW -> ascii(at, "\\N");
      case ARRAY -> ascii(at, "NULL");
      case COMPOSITE -> at;
      case RANGE, MULTIRANGE -> throw new IllegalStateException("A range has no null inside.");
    };
  }

  @Override
  public void bool(boolean value) {
    int at = start(1);
    buffer[at] = (byte) (value ? 't' : 'f');
    plain(at, at + 1);
  }

  @Override
  public void int2(short value) {
    int8(value);
  }

  @Override
  public void int4(int value) {
    int8(value);
  }

  @Override
  public void int8(long value) {
    int at = start(Digits.ROOM);
    plain(at, Digits.write(buffer, at, value));
  }

  @Override
  public void float4(float value) {
    int at = start(FloatText.ROOM);
    plain(at, FloatText.write(buffer, at, value));
  }

  @Override
  public void float8(double value) {
    int at = start(FloatText.ROOM);
    plain(at, FloatText.write(buffer, at, value));
  }

  @Override
  public void numeric(long unscaled, int scale) {
    if (unscaled == Long.MIN_VALUE) {
      numeric(BigDecimal.valueOf(unscaled, scale));
      return;
    }
    int at = start(Digits.ROOM + 2);
    plain(at, Digits.decimal(buffer, at, unscaled, scale));
  }

  @Override
  public void numeric(BigDecimal value) {
    text(value.toPlainString());
  }

  @Override
  public void money(long cents) {
    numeric(cents, 2);
  }

  @Override
  public void text(String value) {
    int length = value.length();
    int at = start(length);
    byte[] target = buffer;
    boolean special = around != TextNesting.ROW;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      target[at + i] = (byte) c;
      special |= c < ' ' || c == '\\' || c >= 0x80;
    }
    if (!special) {
      position = at + length;
      return;
    }
    reserve((long) Utf8.MAXIMUM_PER_CHAR * length);
    quoted(at, Utf8.write(value, buffer, at));
  }

  @Override
  public void utf8(byte[] bytes, int offset, int length) {
    int at = start(length);
    System.arraycopy(bytes, offset, buffer, at, length);
    quoted(at, at + length);
  }

  @Override
  public void jsonb(String value) {
    text(value);
  }

  @Override
  public void bytea(byte[] value) {
    int at = start(2L + 2L * value.length);
    int end = at;
    buffer[end++] = '\\';
    buffer[end++] = 'x';
    for (byte b : value) {
      buffer[end++] = HEX[b >> 4 & 0xF];
      buffer[end++] = HEX[b & 0xF];
    }
    quoted(at, end);
  }

  @Override
  public void uuid(long mostSignificant, long leastSignificant) {
    int at = start(36);
    int end = hex(at, mostSignificant >>> 32, 8);
    end = hex(dash(end), mostSignificant >>> 16, 4);
    end = hex(dash(end), mostSignificant, 4);
    end = hex(dash(end), leastSignificant >>> 48, 4);
    plain(at, hex(dash(end), leastSignificant, 12));
  }

  private int dash(int at) {
    buffer[at] = '-';
    return at + 1;
  }

  private int hex(int at, long value, int digits) {
    long rest = value;
    for (int i = digits - 1; i >= 0; i--) {
      buffer[at + i] = HEX[(int) rest & 0xF];
      rest >>>= 4;
    }
    return at + digits;
  }

  @Override
  public void date(int days) {
    int at = start(TimeText.ROOM);
    plain(at, TimeText.date(buffer, at, days));
  }

  @Override
  public void time(long micros) {
    int at = start(TimeText.ROOM);
    plain(at, TimeText.time(buffer, at, micros));
  }

  @Override
  public void timetz(long micros, int offsetSeconds) {
    int at = start(TimeText.ROOM);
    plain(at, TimeText.zone(buffer, TimeText.time(buffer, at, micros), offsetSeconds));
  }

  @Override
  public void timestamp(long micros) {
    int at = start(TimeText.ROOM);
    plain(at, TimeText.timestamp(buffer, at, micros, false));
  }

  @Override
  public void timestamptz(long micros) {
    int at = start(TimeText.ROOM);
    plain(at, TimeText.timestamp(buffer, at, micros, true));
  }

  @Override
  public void interval(int months, int days, long micros) {
    int at = start(TimeText.ROOM);
    plain(at, TimeText.interval(buffer, at, months, days, micros));
  }

  @Override
  public void parsed(SqlType type, String text) {
    text(text);
  }

  @Override
  public boolean writes(SqlType type) {
    return true;
  }

  @Override
  public void beginArray(SqlType.Array type, int length) {
    open("{", "}", TextNesting.ARRAY, TextNesting.delimiter(type.element()));
  }

  @Override
  public void beginArray(SqlType.Array type, int[] lengths, int[] lowerBounds) {
    StringBuilder bounds = new StringBuilder();
    boolean plain = true;
    for (int i = 0; i < lengths.length; i++) {
      bounds
          .append('[')
          .append(lowerBounds[i])
          .append(':')
          .append(lowerBounds[i] + lengths[i] - 1)
          .append(']');
      plain &= lowerBounds[i] == 1;
    }
    open(
        (plain ? "" : bounds + "=") + "{".repeat(lengths.length),
        "}".repeat(lengths.length),
        TextNesting.ARRAY,
        TextNesting.delimiter(type.element()));
    frames[depth - 1].lengths = lengths.length > 1 ? lengths.clone() : null;
  }

  @Override
  public void beginComposite(SqlType.Composite type) {
    open("(", ")", TextNesting.COMPOSITE, (byte) ',');
  }

  @Override
  public void beginRange(
      SqlType.Range type,
      boolean empty,
      boolean lowerInclusive,
      boolean upperInclusive,
      boolean lowerInfinite,
      boolean upperInfinite) {
    // A bound that is missing is not written, so its comma is not either.
    String opening = empty ? "empty" : lowerInfinite ? "(," : lowerInclusive ? "[" : "(";
    String closing =
        empty ? "" : upperInfinite ? lowerInfinite ? ")" : ",)" : upperInclusive ? "]" : ")";
    open(opening, closing, TextNesting.RANGE, (byte) ',');
  }

  @Override
  public void beginMultirange(SqlType.Multirange type, int length) {
    open("{", "}", TextNesting.MULTIRANGE, (byte) ',');
  }

  @Override
  public void end() {
    Frame frame = frames[--depth];
    reserve(frame.closing.length());
    int end = ascii(position, frame.closing);
    around = frame.around;
    separator = frame.separator;
    follows = true;
    quoted(frame.start, end);
  }

  private void open(String opening, String closing, TextNesting nesting, byte delimiter) {
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, Math.max(4, 2 * depth));
      Arrays.setAll(frames, i -> frames[i] == null ? new Frame() : frames[i]);
    }
    int at = start(opening.length());
    Frame frame = frames[depth++];
    frame.start = at;
    frame.lengths = null;
    frame.written = 0;
    frame.closing = closing;
    frame.around = around;
    frame.separator = separator;
    position = ascii(at, opening);
    around = nesting;
    separator = delimiter;
    follows = false;
  }

  private int ascii(int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      buffer[at + i] = (byte) text.charAt(i);
    }
    return at + text.length();
  }

  /** Writes what separates a value from the one before, and returns where it starts, with room for so many bytes. */
  private int start(long room) {
    reserve(room + 1);
    Frame frame = depth == 0 ? null : frames[depth - 1];
    if (frame != null && frame.lengths != null) {
      betweenDimensions(frame, room);
    } else if (follows) {
      buffer[position++] = separator;
    }
    follows = true;
    return position;
  }

  /** Closes the dimensions that are full before the separator, and opens them again behind it. */
  private void betweenDimensions(Frame frame, long room) {
    int full = 0;
    long product = 1;
    for (int i = frame.lengths.length - 1; i > 0; i--) {
      product *= frame.lengths[i];
      full += frame.written > 0 && frame.written % product == 0 ? 1 : 0;
    }
    if (frame.written++ == 0) {
      return;
    }
    reserve(room + 1 + 2L * full);
    for (int i = 0; i < full; i++) {
      buffer[position++] = '}';
    }
    buffer[position++] = separator;
    for (int i = 0; i < full; i++) {
      buffer[position++] = '{';
    }
  }

  /** Ends a value that has nothing to escape in a row. */
  private void plain(int start, int end) {
    position = end;
    if (around != TextNesting.ROW) {
      quoted(start, end);
    }
  }

  private void quoted(int start, int end) {
    position = end;
    int added = around.added(buffer, start, end, separator);
    if (added != 0) {
      reserve(added);
      around.add(buffer, start, end, added);
      position = end + added;
    }
  }

  private void reserve(long room) {
    if (buffer.length - position < room) {
      buffer = Capacity.grown(buffer, position, room);
    }
  }
}
