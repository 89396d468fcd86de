package dev.replica.model;

/**
 * A variable of a Gaussian copula as it is estimated: for each row the expected normal score of the interval of ranks that its
 * value covers (a value that many rows share covers a wide one), and the Hermite coefficients that tell how much of the latent
 * variable such intervals let through.
 */
public final class NormalScores {

  private NormalScores() {}

  /**
   * @param codes of each row: 0 to {@code levels} - 1 in the variable's order, -1 where it is null
   * @param levels how many there are
   */
  public static NormalScores of(int[] codes, int levels) {
    throw new UnsupportedOperationException();
  }

  /** The score of a row; NaN where the variable is null. */
  public double score(int row) {
    throw new UnsupportedOperationException();
  }

  /**
   * The correlation of the latent variables of {@code a} and {@code b}, corrected for ties: solves E[h_a h_b] = sum over k to 6 of
   * c_ak c_bk rho^k over the rows where both are present. 0 where fewer than 30 such rows exist or a variable is constant.
   */
  public static double correlation(NormalScores a, NormalScores b) {
    throw new UnsupportedOperationException();
  }
}
