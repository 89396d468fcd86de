package dev.replica.model;

/**
 * Rows of a table as trees see them: for each variable the bin of each row.
 *
 * @param codes {@code codes[variable][row]}: bin from 0, {@link ConditionalTree#ABSENT} where the variable is null
 * @param bins how many bins each variable has, {@link #MOST} at most
 */
public record BinnedRows(byte[][] codes, int[] bins) {

  /** So that a bin fits a byte, with one left for absent ones. */
  public static final int MOST = 127;

  public BinnedRows {
    if (codes.length != bins.length) {
      throw new IllegalArgumentException(
          "Found %d variables and %d numbers of bins".formatted(codes.length, bins.length));
    }
  }

  public int rows() {
    return codes.length == 0 ? 0 : codes[0].length;
  }
}
