package dev.replica.seed.load;

import dev.replica.catalog.SqlType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in the binary format of COPY, in one buffer. A cell is its length and its value, big-endian; a null is the
 * length -1. What is nested is a cell whose length is known at its end, and is patched then.
 */
public final class BinaryRowWriter implements RowBuffer {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int NO_ARRAY = -1;
  private static final int EMPTY = 0x01;
  private static final int LOWER_INCLUSIVE = 0x02;
  private static final int UPPER_INCLUSIVE = 0x04;
  private static final int LOWER_INFINITE = 0x08;
  private static final int UPPER_INFINITE = 0x10;

  private final int columns;
  private byte[] buffer;
  private int position;

  /**
   * Attributes of the composite that is open, and how many are written; null where something else or nothing is open.
   */
  private List<SqlType.Attribute> attributes;

  private int attribute;
  /** Where the open array says whether it has nulls, or {@link #NO_ARRAY}. */
  private int nullFlag = NO_ARRAY;

  /** What is open: where its length stands, and the three fields above of what is around it. */
  private int depth;

  private Frame[] frames = new Frame[0];

  private static final class Frame {
    int lengthAt;
    List<SqlType.Attribute> attributes;
    int attribute;
    int nullFlag;
  }

  /**
   * @param columns of each row
   * @param initialCapacity of the buffer in bytes; it grows
   */
  public BinaryRowWriter(int columns, int initialCapacity) {
    this.columns = columns;
    this.buffer = new byte[initialCapacity];
  }

  /** What precedes the rows: the signature, no flags, no extension. */
  public static byte[] header() {
    return new byte[] {
      'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
  }

  /** What follows the rows. */
  public static byte[] trailer() {
    return new byte[] {-1, -1};
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
    reserve(2);
    SHORT.set(buffer, position, (short) columns);
    position += 2;
  }

  @Override
  public void endRow() {
    if (depth != 0) {
      throw new IllegalStateException(
          "A row ends inside a nested value: end() is missing " + depth + " times.");
    }
  }

  @Override
  public void nullValue() {
    int at = value(0) - 4;
    INT.set(buffer, at, -1);
    if (nullFlag != NO_ARRAY) {
      INT.set(buffer, nullFlag, 1);
    }
  }

  @Override
  public void bool(boolean value) {
    int at = value(1);
    buffer[at] = (byte) (value ? 1 : 0);
  }

  @Override
  public void int2(short value) {
    int at = value(2);
    SHORT.set(buffer, at, value);
  }

  @Override
  public void int4(int value) {
    int at = value(4);
    INT.set(buffer, at, value);
  }

  @Override
  public void int8(long value) {
    int at = value(8);
    LONG.set(buffer, at, value);
  }

  @Override
  public void float4(float value) {
    int4(Float.floatToIntBits(value));
  }

  @Override
  public void float8(double value) {
    int8(Double.doubleToLongBits(value));
  }

  @Override
  public void numeric(long unscaled, int scale) {
    if (unscaled == Long.MIN_VALUE) {
      bytea(BinaryNumeric.encode(BigDecimal.valueOf(unscaled, scale)));
      return;
    }
    int at = open(BinaryNumeric.ROOM);
    position = BinaryNumeric.write(buffer, at, unscaled, scale);
  }

  @Override
  public void numeric(BigDecimal value) {
    bytea(BinaryNumeric.encode(value));
  }

  @Override
  public void money(long cents) {
    int8(cents);
  }

  @Override
  public void text(String value) {
    int at = open(4 + value.length());
    characters(value, at, at + 4);
  }

  @Override
  public void utf8(byte[] bytes, int offset, int length) {
    int at = value(length);
    System.arraycopy(bytes, offset, buffer, at, length);
  }

  @Override
  public void jsonb(String value) {
    versioned(value);
  }

  /** A text behind the version of its format, which is 1 for all types that have one. */
  void versioned(String value) {
    int at = open(5 + value.length());
    buffer[at + 4] = 1;
    characters(value, at, at + 5);
  }

  @Override
  public void bytea(byte[] value) {
    utf8(value, 0, value.length);
  }

  @Override
  public void uuid(long mostSignificant, long leastSignificant) {
    int at = value(16);
    LONG.set(buffer, at, mostSignificant);
    LONG.set(buffer, at + 8, leastSignificant);
  }

  @Override
  public void date(int days) {
    int4(days);
  }

  @Override
  public void time(long micros) {
    int8(micros);
  }

  @Override
  public void timetz(long micros, int offsetSeconds) {
    int at = value(12);
    LONG.set(buffer, at, micros);
    // On the wire, as in POSIX, zones count to the west.
    INT.set(buffer, at + 8, -offsetSeconds);
  }

  @Override
  public void timestamp(long micros) {
    int8(micros);
  }

  @Override
  public void timestamptz(long micros) {
    int8(micros);
  }

  @Override
  public void interval(int months, int days, long micros) {
    int at = value(16);
    LONG.set(buffer, at, micros);
    INT.set(buffer, at + 8, days);
    INT.set(buffer, at + 12, months);
  }

  @Override
  public void parsed(SqlType type, String text) {
    BinaryLiterals.write(this, type, text);
  }

  @Override
  public boolean writes(SqlType type) {
    return BinaryLiterals.writes(type);
  }

  @Override
  public void beginArray(SqlType.Array type, int length) {
    if (length == 0) {
      beginArray(type, new int[0], new int[0]);
      return;
    }
    push(20);
    INT.set(buffer, position, 1);
    array(type);
    INT.set(buffer, position, length);
    INT.set(buffer, position + 4, 1);
    position += 8;
  }

  @Override
  public void beginArray(SqlType.Array type, int[] lengths, int[] lowerBounds) {
    push(12 + 8 * lengths.length);
    INT.set(buffer, position, lengths.length);
    array(type);
    for (int i = 0; i < lengths.length; i++) {
      INT.set(buffer, position, lengths[i]);
      INT.set(buffer, position + 4, lowerBounds[i]);
      position += 8;
    }
  }

  /** The flags and the element's type, which for a domain is the domain itself. */
  private void array(SqlType.Array type) {
    nullFlag = position + 4;
    INT.set(buffer, nullFlag, 0);
    INT.set(buffer, position + 8, type.element().oid());
    position += 12;
  }

  @Override
  public void beginComposite(SqlType.Composite type) {
    push(4);
    INT.set(buffer, position, type.attributes().size());
    position += 4;
    attributes = type.attributes();
    attribute = 0;
  }

  @Override
  public void beginRange(
      SqlType.Range type,
      boolean empty,
      boolean lowerInclusive,
      boolean upperInclusive,
      boolean lowerInfinite,
      boolean upperInfinite) {
    push(1);
    int flags = (lowerInclusive ? LOWER_INCLUSIVE : 0)
        | (upperInclusive ? UPPER_INCLUSIVE : 0)
        | (lowerInfinite ? LOWER_INFINITE : 0)
        | (upperInfinite ? UPPER_INFINITE : 0);
    buffer[position++] = (byte) (empty ? EMPTY : flags);
  }

  @Override
  public void beginMultirange(SqlType.Multirange type, int length) {
    push(4);
    INT.set(buffer, position, length);
    position += 4;
  }

  @Override
  public void end() {
    Frame frame = frames[--depth];
    INT.set(buffer, frame.lengthAt, position - frame.lengthAt - 4);
    attributes = frame.attributes;
    attribute = frame.attribute;
    nullFlag = frame.nullFlag;
  }

  /** Opens a cell of unknown length with room for {@code room} bytes of its value. */
  private void push(int room) {
    int lengthAt = open(4 + room);
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, Math.max(4, 2 * depth));
      Arrays.setAll(frames, i -> frames[i] == null ? new Frame() : frames[i]);
    }
    Frame frame = frames[depth++];
    frame.lengthAt = lengthAt;
    frame.attributes = attributes;
    frame.attribute = attribute;
    frame.nullFlag = nullFlag;
    attributes = null;
    nullFlag = NO_ARRAY;
    position = lengthAt + 4;
  }

  /** Writes the head of a cell and returns where its value of {@code length} bytes goes. */
  private int value(int length) {
    int at = open(4 + length);
    INT.set(buffer, at, length);
    position = at + 4 + length;
    return at + 4;
  }

  /**
   * Returns where the length of the next cell goes, with room for {@code room} bytes from there; the position stays
   * behind.
   */
  private int open(int room) {
    reserve(4L + room);
    return attributes == null ? position : attribute();
  }

  /** The values of a composite carry their types. */
  private int attribute() {
    INT.set(buffer, position, attributes.get(attribute++).type().oid());
    return position + 4;
  }

  private void characters(String value, int lengthAt, int start) {
    byte[] target = buffer;
    int length = value.length();
    int all = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      target[start + i] = (byte) c;
      all |= c;
    }
    int end = start + length;
    if (all >= 0x80) {
      position = start;
      reserve((long) Utf8.MAXIMUM_PER_CHAR * length);
      end = Utf8.write(value, buffer, start);
    }
    INT.set(buffer, lengthAt, end - lengthAt - 4);
    position = end;
  }

  private void reserve(long room) {
    if (buffer.length - position < room) {
      buffer = Capacity.grown(buffer, position, room);
    }
  }
}
