package dev.replica.model;

/** Counts distinct 64-bit hashes in 2^precision bytes; relative standard error 1.04 / sqrt(2^precision). Not thread-safe. */
public final class HyperLogLog {

  /** @param precision 4 to 16 */
  public HyperLogLog(int precision) {
    throw new UnsupportedOperationException();
  }

  public void add(long hash) {
    throw new UnsupportedOperationException();
  }

  /** Adds all that another of the same precision has counted. */
  public void merge(HyperLogLog other) {
    throw new UnsupportedOperationException();
  }

  /** Estimated number of distinct hashes. */
  public long estimate() {
    throw new UnsupportedOperationException();
  }
}
