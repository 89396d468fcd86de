package dev.replica.seed.load;

import java.util.Arrays;

/** How the writers' buffers grow: by doubling, up to what a Java array holds. */
final class Capacity {

  /** Some virtual machines keep a few words of an array for themselves. */
  private static final int MAXIMUM = Integer.MAX_VALUE - 8;

  private Capacity() {}

  /** A copy of {@code buffer} with room for {@code room} bytes behind the first {@code used}. */
  static byte[] grown(byte[] buffer, int used, long room) {
    long needed = used + room;
    if (needed > MAXIMUM) {
      throw new IllegalStateException("The rows of one chunk take " + needed
          + " bytes, more than one buffer holds; write fewer rows a chunk.");
    }
    return Arrays.copyOf(buffer, (int) Math.min(MAXIMUM, Math.max(needed, 2L * buffer.length)));
  }
}
