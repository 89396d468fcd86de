package dev.replica.model;

/**
 * How likely correlated normals are to lie within bounds: the simulator of Geweke (1991), Hajivassiliou and Keane. Each dimension is
 * drawn within its bounds given those before it; the mean over draws of the product of the probabilities that it was drawn from is
 * the probability sought, without bias. Immutable, safe for threads.
 */
public final class NormalBox {

  /** With so many the logarithm of their mean is wrong by less than hundredths for boxes as wide as a bin. */
  private static final int DRAWS = 32;

  /** No draw is farther out. */
  private static final double FARTHEST = 8;

  private final double[][] factor;

  private NormalBox(double[][] factor) {
    this.factor = factor;
  }

  /**
   * @param correlation square, symmetric, ones on the diagonal
   * @throws IllegalArgumentException if it is not positive definite
   */
  public static NormalBox of(double[][] correlation) {
    return new NormalBox(CorrelationMatrix.cholesky(correlation));
  }

  /**
   * The logarithm of the probability of a box, against that of the same box without correlation.
   *
   * @param low rank at which each dimension's bounds begin, 0 where it has none
   * @param high where they end, above, 1 where it has none
   * @param least that a dimension's probability is taken for, against that without correlation
   */
  public double gain(double[] low, double[] high, double least) {
    int dimensions = factor.length;
    double[] from = new double[dimensions];
    double[] to = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      from[d] = Normal.quantile(low[d]);
      to[d] = Normal.quantile(high[d]);
    }
    double[] logs = new double[DRAWS];
    double most = Double.NEGATIVE_INFINITY;
    double[] drawn = new double[dimensions];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int d = 0; d < dimensions; d++) {
        double mean = 0;
        for (int before = 0; before < d; before++) {
          mean += factor[d][before] * drawn[before];
        }
        double uniform = Randomness.uniform(Randomness.hash(draw, d));
        logs[draw] += within(
            drawn,
            d,
            (from[d] - mean) / factor[d][d],
            (to[d] - mean) / factor[d][d],
            uniform,
            least * (high[d] - low[d]));
        logs[draw] -= StrictMath.log(high[d] - low[d]);
      }
      most = Math.max(most, logs[draw]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += StrictMath.exp(log - most);
    }
    return most + StrictMath.log(sum / DRAWS);
  }

  /** Draws a dimension; the logarithm of the probability of its bounds. */
  private static double within(
      double[] drawn, int d, double from, double to, double uniform, double least) {
    // Above zero probabilities are so near to 1 that they are taken from the other side.
    boolean above = from > 0;
    double below = Normal.cdf(above ? -to : from);
    double share = Normal.cdf(above ? -from : to) - below;
    double rank = below + uniform * share;
    double z = Normal.quantile(Math.min(1 - 1e-16, Math.max(1e-300, rank)));
    double bounded = Math.max(-FARTHEST, Math.min(FARTHEST, above ? -z : z));
    drawn[d] = Math.max(Math.min(from, FARTHEST), Math.min(Math.max(to, -FARTHEST), bounded));
    return StrictMath.log(Math.max(share, least));
  }
}
