package dev.replica.model;

/**
 * Chooses a uniform sample of a stream of unknown length: Algorithm L (Li, TOMS 1994), seeded. Holds slots only, the
 * caller keeps what is in them. Not thread-safe.
 *
 * <p>It draws how many items to pass over, not one number for each: most offers are one comparison.
 */
public final class Reservoir {

  private final int size;
  private final long key;
  private long draws;
  private long offered;

  /** The index of the next item that is taken, once the slots are full. */
  private long next;

  /** The largest of {@code size} uniform numbers, conditional on those that came before. */
  private double threshold = 1;

  public Reservoir(int size, long key) {
    if (size <= 0) {
      throw new IllegalArgumentException(
          "A reservoir's size is expected to be positive, found " + size);
    }
    this.size = size;
    this.key = key;
    this.next = size - 1L;
    skip();
  }

  /** Offers the next item of the stream: the slot that it takes, from 0 to size - 1, or -1 where it is passed over. */
  public int offer() {
    long index = offered++;
    if (index < size) {
      return (int) index;
    }
    if (index < next) {
      return -1;
    }
    int slot = (int) Randomness.bounded(draw(), size);
    skip();
    return slot;
  }

  /** Items offered so far. */
  public long offered() {
    return offered;
  }

  private void skip() {
    threshold *= StrictMath.exp(StrictMath.log(Randomness.uniform(draw())) / size);
    double passed =
        Math.floor(StrictMath.log(Randomness.uniform(draw())) / StrictMath.log1p(-threshold));
    // A long holds any stream; the conversion saturates where the threshold has sunk to nothing.
    long most = Long.MAX_VALUE - next - 1;
    next += 1 + Math.min((long) passed, most);
  }

  private long draw() {
    return Randomness.hash(key, draws++);
  }
}
