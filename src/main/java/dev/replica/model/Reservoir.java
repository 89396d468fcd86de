package dev.replica.model;

/**
 * Chooses a uniform sample of a stream of unknown length: Algorithm L (Li, 1994), seeded. Holds slots only, the caller
 * keeps what is in them. Not thread-safe.
 */
public final class Reservoir {

  public Reservoir(int size, long key) {
    throw new UnsupportedOperationException();
  }

  /** Offers the next item of the stream: the slot that it takes, from 0 to size - 1, or -1 where it is passed over. */
  public int offer() {
    throw new UnsupportedOperationException();
  }

  /** Items offered so far. */
  public long offered() {
    throw new UnsupportedOperationException();
  }
}
