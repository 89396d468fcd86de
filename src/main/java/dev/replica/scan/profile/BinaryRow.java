package dev.replica.scan.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where the cells of one row of binary COPY stand. A row that was kept may hold cells that were cut: their length
 * carries {@link #CUT} and is followed by the length that they had; PostgreSQL itself sends no cell of a gigabyte.
 */
final class BinaryRow {

  static final int CUT = 0x4000_0000;

  /** Signature (11 bytes), flags (4) and the length of an extension (4), which has none in all versions known. */
  static final int HEADER = 19;

  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final int[] offsets;
  private final int[] lengths;
  private final int[] fullLengths;
  private byte[] bytes = {};

  BinaryRow(int columns) {
    offsets = new int[columns];
    lengths = new int[columns];
    fullLengths = new int[columns];
  }

  /** Whether the message opens the stream, with a header before its first row. */
  static boolean hasHeader(byte[] message) {
    return message.length >= HEADER
        && message[0] == 'P'
        && message[1] == 'G'
        && message[2] == 'C'
        && message[3] == 'O';
  }

  /** Reads the row at {@code position}: the position behind it, or -1 where the stream ends instead. */
  int read(byte[] message, int position) {
    int fields = (short) SHORT.get(message, position);
    if (fields < 0) {
      return -1;
    }
    if (fields != offsets.length) {
      throw new IllegalStateException(
          "Expected rows of " + offsets.length + " fields, found " + fields);
    }
    bytes = message;
    int next = position + 2;
    for (int column = 0; column < fields; column++) {
      int length = (int) INT.get(message, next);
      next += 4;
      int full = length;
      if (length >= CUT) {
        length &= ~CUT;
        full = (int) INT.get(message, next);
        next += 4;
      }
      offsets[column] = next;
      lengths[column] = length;
      fullLengths[column] = full;
      next += Math.max(length, 0);
    }
    return next;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isNull(int column) {
    return lengths[column] < 0;
  }

  int offset(int column) {
    return offsets[column];
  }

  /** Bytes of the cell that are here; -1 for null. */
  int length(int column) {
    return lengths[column];
  }

  /** Whether the cell has those bytes. */
  boolean holds(int column, byte[] value) {
    int offset = offsets[column];
    return lengths[column] == value.length
        && Arrays.equals(bytes, offset, offset + value.length, value, 0, value.length);
  }

  /** Bytes that the cell had before it was cut; -1 for null. */
  int fullLength(int column) {
    return fullLengths[column];
  }

  /** A copy of the row at {@code from} to {@code to}, with no cell longer than its limit. */
  byte[] copy(int from, int to, int[] limits) {
    int size = to - from;
    boolean cut = false;
    for (int column = 0; column < lengths.length; column++) {
      if (lengths[column] > limits[column]) {
        size += 4 - (lengths[column] - limits[column]);
        cut = true;
      }
    }
    byte[] copy = new byte[size];
    if (!cut) {
      System.arraycopy(bytes, from, copy, 0, size);
      return copy;
    }
    SHORT.set(copy, 0, (short) lengths.length);
    int next = 2;
    for (int column = 0; column < lengths.length; column++) {
      int kept = Math.min(lengths[column], limits[column]);
      boolean shortened = kept < lengths[column];
      INT.set(copy, next, shortened ? kept | CUT : kept);
      next += 4;
      if (shortened) {
        INT.set(copy, next, lengths[column]);
        next += 4;
      }
      System.arraycopy(bytes, offsets[column], copy, next, Math.max(kept, 0));
      next += Math.max(kept, 0);
    }
    return copy;
  }
}
