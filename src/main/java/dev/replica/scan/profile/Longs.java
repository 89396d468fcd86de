package dev.replica.scan.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers as they come, in pieces: none is copied until all are there, and no array is longer than it has to be. */
final class Longs {

  private static final int PIECE = 1 << 12;

  private final List<long[]> full = new ArrayList<>();
  private long[] last = new long[64];
  private int size;

  void add(long value) {
    if (size == last.length) {
      next();
    }
    last[size++] = value;
  }

  private void next() {
    if (last.length == PIECE) {
      full.add(last);
      last = new long[PIECE];
      size = 0;
    } else {
      last = Arrays.copyOf(last, Math.min(PIECE, 4 * last.length));
    }
  }

  /** All numbers; they are let go of here. */
  long[] take() {
    long[] all = new long[full.size() * PIECE + size];
    for (int piece = 0; piece < full.size(); piece++) {
      System.arraycopy(full.set(piece, null), 0, all, piece * PIECE, PIECE);
    }
    System.arraycopy(last, 0, all, full.size() * PIECE, size);
    full.clear();
    last = new long[64];
    size = 0;
    return all;
  }
}
