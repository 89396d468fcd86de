package dev.replica.scan.profile;

/** Collects the cells of one column in the sampled rows and makes values of them. Not thread-safe. */
interface CellReader {

  /**
   * Adds a value in PostgreSQL's binary form.
   *
   * @param length bytes that are here
   * @param fullLength bytes that the value has; more than {@code length} where it was cut
   */
  void accept(byte[] bytes, int offset, int length, int fullLength);

  /** Adds a NULL. */
  void absent();

  /** All that was added. */
  Values values();
}
