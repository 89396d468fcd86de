package dev.replica.model;

import java.util.Arrays;

/**
 * A uniform sample of the distinct keys of a stream, each with its exact number of occurrences, in bounded memory
 * (distinct sampling; Gibbons, VLDB 2001): keys are kept while the low bits of their hash are zero, and one bit more
 * is asked for whenever the sample is full. Not thread-safe.
 */
public final class DistinctSample {

  private final int capacity;

  /** Open addressing with linear probing, half full at most; 0 marks a free place. */
  private final long[] keys;

  private final long[] occurrences;
  private int kept;

  /** Occurrences of the key 0, which is of every level and has no place in the table. */
  private long zeros;

  /** How many low bits have to be zero. */
  private int level;

  /** @param capacity the most keys that are kept, a power of two */
  public DistinctSample(int capacity) {
    if (Integer.bitCount(capacity) != 1 || capacity < 0 || capacity > 1 << 28) {
      throw new IllegalArgumentException(
          "The capacity is expected to be a power of two up to 2^28, found " + capacity);
    }
    this.capacity = capacity;
    this.keys = new long[2 * capacity];
    this.occurrences = new long[2 * capacity];
  }

  /** Adds an occurrence of the key with this 64-bit hash. */
  public void add(long hash) {
    if (!isKept(hash)) {
      return;
    }
    if (hash == 0) {
      zeros++;
      shrink();
      return;
    }
    int place = place(hash);
    occurrences[place]++;
    if (keys[place] == 0) {
      keys[place] = hash;
      kept++;
      shrink();
    }
  }

  /** Occurrences of each key kept, ascending. */
  public long[] counts() {
    long[] counts = new long[size()];
    int count = 0;
    for (int place = 0; place < keys.length; place++) {
      if (keys[place] != 0) {
        counts[count++] = occurrences[place];
      }
    }
    if (zeros > 0) {
      counts[count] = zeros;
    }
    Arrays.sort(counts);
    return counts;
  }

  /** Occurrences of the key with this hash, 0 where it has none; -1 for a key that the sample leaves out. */
  public long occurrences(long hash) {
    if (!isKept(hash)) {
      return -1;
    }
    return hash == 0 ? zeros : occurrences[place(hash)];
  }

  /** The keys kept but for 0, in no order. */
  public long[] keys() {
    return Arrays.stream(keys).filter(key -> key != 0).toArray();
  }

  /** One key in 2 to the power of this is kept. */
  public int level() {
    return level;
  }

  /** Estimated number of distinct keys: exact while no key was dropped. */
  public long distinct() {
    return (long) size() << level;
  }

  private int size() {
    return kept + (zeros > 0 ? 1 : 0);
  }

  private boolean isKept(long hash) {
    // 64 for 0.
    return Long.numberOfTrailingZeros(hash) >= level;
  }

  /** Asks for one bit more until the sample is within its capacity again. */
  private void shrink() {
    while (size() > capacity) {
      level++;
      long[] oldKeys = keys.clone();
      long[] oldOccurrences = occurrences.clone();
      Arrays.fill(keys, 0);
      Arrays.fill(occurrences, 0);
      kept = 0;
      for (int old = 0; old < oldKeys.length; old++) {
        if (oldKeys[old] != 0 && isKept(oldKeys[old])) {
          int place = place(oldKeys[old]);
          keys[place] = oldKeys[old];
          occurrences[place] = oldOccurrences[old];
          kept++;
        }
      }
    }
  }

  /** Where the key is or would go: by its high bits, as the low ones are alike. */
  private int place(long hash) {
    int place = (int) (hash >>> Long.numberOfLeadingZeros(keys.length - 1L));
    while (keys[place] != 0 && keys[place] != hash) {
      place = place + 1 & keys.length - 1;
    }
    return place;
  }
}
