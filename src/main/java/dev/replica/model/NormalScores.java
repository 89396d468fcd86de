package dev.replica.model;

import java.util.Arrays;

/**
 * A variable of a Gaussian copula as it is estimated: for each row the expected normal score of the interval of ranks
 * that its value covers (a value that many rows share covers a wide one), and the Hermite coefficients that tell how
 * much of the latent variable such intervals let through. Immutable.
 */
public final class NormalScores {

  /**
   * Terms of the Hermite series. Six are wrong by a tenth for two variables of which one row in a hundred has the
   * upper level and rho = .9, and fall as rho rises beyond; with 40 the error is below one in a thousand, and they
   * cost nothing beside the sum over rows.
   */
  private static final int TERMS = 40;

  /** 1 / sqrt(k) and sqrt((k - 1) / k), of the recurrence of normalised polynomials. */
  private static final double[] INVERSE_ROOTS = new double[TERMS + 1];

  private static final double[] RATIOS = new double[TERMS + 1];

  static {
    for (int k = 1; k <= TERMS; k++) {
      INVERSE_ROOTS[k] = 1 / Math.sqrt(k);
      RATIOS[k] = Math.sqrt((k - 1.0) / k);
    }
  }

  /** Fewer rows than these tell nothing. */
  private static final int LEAST_ROWS = 30;

  private static final double MOST = 0.999;
  private static final double STRIDE = 1.0 / 32;

  private final double[] scores;

  /** c_1, c_2, ...; c_1 is also the variance of the scores. */
  private final double[] coefficients;

  private NormalScores(double[] scores, double[] coefficients) {
    this.scores = scores;
    this.coefficients = coefficients;
  }

  /**
   * @param codes of each row: 0 to {@code levels} - 1 in the variable's order, -1 where it is null
   * @param levels how many there are; those that no row has do no harm
   */
  public static NormalScores of(int[] codes, int levels) {
    double[] coefficients = new double[TERMS];
    double[] levelScores = levelScores(codes, levels, coefficients);
    double[] scores = new double[codes.length];
    for (int row = 0; row < codes.length; row++) {
      scores[row] = codes[row] < 0 ? Double.NaN : levelScores[codes[row]];
    }
    return new NormalScores(scores, coefficients);
  }

  /** The scores of the levels alone, 0 for those that no row has. */
  public static double[] ofLevels(int[] codes, int levels) {
    return levelScores(codes, levels, new double[1]);
  }

  /** @param coefficients that are wanted, filled in */
  private static double[] levelScores(int[] codes, int levels, double[] coefficients) {
    long[] counts = new long[levels];
    long rows = 0;
    for (int code : codes) {
      if (code >= 0) {
        counts[code]++;
        rows++;
      }
    }
    int terms = coefficients.length;
    double[] levelScores = new double[levels];
    double[] left = new double[terms];
    double[] right = new double[terms];
    long below = 0;
    for (int level = 0; level < levels; level++) {
      if (counts[level] == 0) {
        continue;
      }
      below += counts[level];
      boundary(below, rows, right);
      double share = (double) counts[level] / rows;
      levelScores[level] = (left[0] - right[0]) / share;
      for (int k = 0; k < terms; k++) {
        coefficients[k] += levelScores[level] * (left[k] - right[k]);
      }
      double[] reused = left;
      left = right;
      right = reused;
    }
    return levelScores;
  }

  /**
   * He_{k-1}(z) phi(z) / sqrt(k!) for k from 1 at the boundary z below which {@code below} of all rows lie: the
   * difference of two boundaries is the integral of He_k phi / sqrt(k!) between them.
   */
  private static void boundary(long below, long rows, double[] terms) {
    if (below == rows) {
      Arrays.fill(terms, 0);
      return;
    }
    double z = Normal.quantile((double) below / rows);
    double density = Normal.density(z);
    // Normalised polynomials: He_k / sqrt(k!) neither overflows nor loses digits.
    double before = 0;
    double polynomial = 1;
    for (int k = 1; k <= terms.length; k++) {
      terms[k - 1] = polynomial * density * INVERSE_ROOTS[k];
      double after = z * INVERSE_ROOTS[k] * polynomial - RATIOS[k] * before;
      before = polynomial;
      polynomial = after;
    }
  }

  /** The score of a row; NaN where the variable is null. */
  public double score(int row) {
    return scores[row];
  }

  /**
   * The correlation of the latent variables of {@code a} and {@code b}, corrected for ties: solves E[h_a h_b] = sum
   * over k of c_ak c_bk rho^k over the rows where both are present. 0 where fewer than 30 such rows exist or a
   * variable is constant.
   *
   * <p>Where some rows have one of them only, E[h_a h_b] is the Pearson correlation of the scores of the others, times
   * the standard deviations that the scores have over all their rows: rows that are missing for a reason shift and
   * narrow the scores of those that are left, and that is not to be taken for dependence, or for its lack.
   *
   * @return -.999 to .999
   */
  public static double correlation(NormalScores a, NormalScores b) {
    if (a.scores.length != b.scores.length) {
      throw new IllegalArgumentException("Expected scores of the same rows, found %d and %d"
          .formatted(a.scores.length, b.scores.length));
    }
    long rows = 0;
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int row = 0; row < a.scores.length; row++) {
      double x = a.scores[row];
      double y = b.scores[row];
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        rows++;
        sumA += x;
        sumB += y;
        squaresA += x * x;
        squaresB += y * y;
        products += x * y;
      }
    }
    if (rows < LEAST_ROWS) {
      return 0;
    }
    double varianceA = squaresA / rows - sumA / rows * (sumA / rows);
    double varianceB = squaresB / rows - sumB / rows * (sumB / rows);
    // Below this a variance is the rounding of its sums.
    if (varianceA < 1e-9 || varianceB < 1e-9) {
      return 0;
    }
    double covariance = products / rows - sumA / rows * (sumB / rows);
    double spread = a.coefficients[0] * b.coefficients[0];
    return solve(
        a.coefficients, b.coefficients, covariance * Math.sqrt(spread / (varianceA * varianceB)));
  }

  /**
   * E[h_a h_b] rises with rho, as both scores rise with their latent variable (Slepian's lemma); the series may turn
   * at its end. So the first crossing is taken, walking outwards from 0, and then halved. The most extreme rho where
   * there is none.
   */
  private static double solve(double[] a, double[] b, double target) {
    double sign = Math.signum(target);
    double low = 0;
    double high = 0;
    while (expected(a, b, sign * high) * sign < target * sign) {
      if (high == MOST) {
        return sign * MOST;
      }
      low = high;
      high = Math.min(high + STRIDE, MOST);
    }
    for (int i = 0; i < 40; i++) {
      double rho = (low + high) / 2;
      if (expected(a, b, sign * rho) * sign < target * sign) {
        low = rho;
      } else {
        high = rho;
      }
    }
    return sign * high;
  }

  private static double expected(double[] a, double[] b, double rho) {
    double sum = 0;
    for (int k = TERMS - 1; k >= 0; k--) {
      sum = (sum + a[k] * b[k]) * rho;
    }
    return sum;
  }
}
