package dev.replica.model;

/**
 * A uniform sample of the distinct keys of a stream, each with its exact number of occurrences, in bounded memory (distinct
 * sampling; Gibbons, VLDB 2001): keys are kept while the low bits of their hash are zero, and one bit more is asked for whenever the
 * sample is full. Not thread-safe.
 */
public final class DistinctSample {

  /** @param capacity the most keys that are kept, a power of two */
  public DistinctSample(int capacity) {
    throw new UnsupportedOperationException();
  }

  /** Adds an occurrence of the key with this 64-bit hash. */
  public void add(long hash) {
    throw new UnsupportedOperationException();
  }

  /** Occurrences of each key kept, ascending. */
  public long[] counts() {
    throw new UnsupportedOperationException();
  }

  /** Estimated number of distinct keys: exact while no key was dropped. */
  public long distinct() {
    throw new UnsupportedOperationException();
  }
}
