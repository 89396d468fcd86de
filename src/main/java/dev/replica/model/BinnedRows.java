package dev.replica.model;

/**
 * Rows of a table as trees see them: for each variable the bin of each row.
 *
 * @param codes {@code codes[variable][row]}: bin from 0, {@link ConditionalTree#ABSENT} where the variable is null
 * @param bins how many bins each variable has, {@link #MOST} at most
 * @param groups {@code groups[variable][row]}: for a variable that rows have from a group that they belong to, the group from 0, -1
 *     for none; all rows of a group are in one bin. Null for a variable of the row's own
 */
public record BinnedRows(byte[][] codes, int[] bins, int[][] groups) {

  /** So that a bin fits a byte, with one left for absent ones. */
  public static final int MOST = 127;

  public BinnedRows {
    if (codes.length != bins.length || codes.length != groups.length) {
      throw new IllegalArgumentException("Found %d variables, %d numbers of bins and %d of groups"
          .formatted(codes.length, bins.length, groups.length));
    }
  }

  /** Variables of the rows' own. */
  public BinnedRows(byte[][] codes, int[] bins) {
    this(codes, bins, new int[codes.length][]);
  }

  public int rows() {
    return codes.length == 0 ? 0 : codes[0].length;
  }

  /** Some of the rows, in the order that they are given in. */
  public BinnedRows of(int[] some) {
    byte[][] chosen = new byte[codes.length][];
    int[][] chosenGroups = new int[codes.length][];
    for (int variable = 0; variable < codes.length; variable++) {
      chosen[variable] = new byte[some.length];
      chosenGroups[variable] = groups[variable] == null ? null : new int[some.length];
      for (int i = 0; i < some.length; i++) {
        chosen[variable][i] = codes[variable][some[i]];
        if (groups[variable] != null) {
          chosenGroups[variable][i] = groups[variable][some[i]];
        }
      }
    }
    return new BinnedRows(chosen, bins, chosenGroups);
  }
}
