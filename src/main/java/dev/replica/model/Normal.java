package dev.replica.model;

/** The standard normal distribution: exact forms for estimation, tabulated ones for generation. */
public final class Normal {

  private Normal() {}

  /** P(Z &le; z), absolute error below 1e-14. */
  public static double cdf(double z) {
    throw new UnsupportedOperationException();
  }

  /** The z with P(Z &le; z) = u for 0 &lt; u &lt; 1; relative error below 1e-14 (Wichura, AS 241). */
  public static double quantile(double u) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #cdf}, from a table; absolute error below 1e-7; within (0, 1). */
  public static double fastCdf(double z) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #quantile}, from a table in the middle and exact in the tails; absolute error below 1e-6. */
  public static double fastQuantile(double u) {
    throw new UnsupportedOperationException();
  }

  /** The density at z. */
  public static double density(double z) {
    throw new UnsupportedOperationException();
  }
}
