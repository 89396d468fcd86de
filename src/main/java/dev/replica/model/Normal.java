package dev.replica.model;

/** The standard normal distribution: exact forms for estimation, tabulated ones for generation. */
public final class Normal {

  private static final double SQRT_2_PI = 2.5066282746310002;

  private Normal() {}

  /** P(Z &le; z), absolute error below 1e-14 (Hart's rational function as given by West, Wilmott 2005). */
  public static double cdf(double z) {
    double x = Math.abs(z);
    if (x > 38) {
      return z < 0 ? 0 : 1;
    }
    double e = StrictMath.exp(-x * x / 2);
    double tail;
    if (x < 7.07106781186547) {
      double numerator = 3.52624965998911e-02 * x + 0.700383064443688;
      numerator = numerator * x + 6.37396220353165;
      numerator = numerator * x + 33.912866078383;
      numerator = numerator * x + 112.079291497871;
      numerator = numerator * x + 221.213596169931;
      numerator = numerator * x + 220.206867912376;
      double denominator = 8.83883476483184e-02 * x + 1.75566716318264;
      denominator = denominator * x + 16.064177579207;
      denominator = denominator * x + 86.7807322029461;
      denominator = denominator * x + 296.564248779674;
      denominator = denominator * x + 637.333633378831;
      denominator = denominator * x + 793.826512519948;
      denominator = denominator * x + 440.413735824752;
      tail = e * numerator / denominator;
    } else {
      double fraction = x + 0.65;
      fraction = x + 4 / fraction;
      fraction = x + 3 / fraction;
      fraction = x + 2 / fraction;
      fraction = x + 1 / fraction;
      tail = e / fraction / SQRT_2_PI;
    }
    return z > 0 ? 1 - tail : tail;
  }

  /**
   * The z with P(Z &le; z) = u for 0 &lt; u &lt; 1; relative error below 1e-14 (Wichura, AS 241). Infinite at 0 and 1.
   */
  public static double quantile(double u) {
    double q = u - 0.5;
    if (Math.abs(q) <= 0.425) {
      return q * central(0.180625 - q * q);
    }
    double tail = q < 0 ? u : 1 - u;
    if (tail == 0) {
      return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double r = Math.sqrt(-StrictMath.log(tail));
    double z = r <= 5 ? middle(r - 1.6) : far(r - 5);
    return q < 0 ? -z : z;
  }

  private static double central(double r) {
    double numerator = (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r
                                                + 6.7265770927008700853e+4)
                                            * r
                                        + 4.5921953931549871457e+4)
                                    * r
                                + 1.3731693765509461125e+4)
                            * r
                        + 1.9715909503065514427e+3)
                    * r
                + 1.3314166789178437745e+2)
            * r
        + 3.3871328727963666080e0);
    double denominator = (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r
                                                + 3.9307895800092710610e+4)
                                            * r
                                        + 2.1213794301586595867e+4)
                                    * r
                                + 5.3941960214247511077e+3)
                            * r
                        + 6.8718700749205790830e+2)
                    * r
                + 4.2313330701600911252e+1)
            * r
        + 1);
    return numerator / denominator;
  }

  private static double middle(double r) {
    double numerator = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r
                                                + 2.41780725177450611770e-1)
                                            * r
                                        + 1.27045825245236838258e0)
                                    * r
                                + 3.64784832476320460504e0)
                            * r
                        + 5.76949722146069140550e0)
                    * r
                + 4.63033784615654529590e0)
            * r
        + 1.42343711074968357734e0);
    double denominator = (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r
                                                + 1.51986665636164571966e-2)
                                            * r
                                        + 1.48103976427480074590e-1)
                                    * r
                                + 6.89767334985100004550e-1)
                            * r
                        + 1.67638483018380384940e0)
                    * r
                + 2.05319162663775882187e0)
            * r
        + 1);
    return numerator / denominator;
  }

  private static double far(double r) {
    double numerator = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r
                                                + 1.24266094738807843860e-3)
                                            * r
                                        + 2.65321895265761230930e-2)
                                    * r
                                + 2.96560571828504891230e-1)
                            * r
                        + 1.78482653991729133580e0)
                    * r
                + 5.46378491116411436990e0)
            * r
        + 6.65790464350110377720e0);
    double denominator = (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r
                                                + 1.84631831751005468180e-5)
                                            * r
                                        + 7.86869131145613259100e-4)
                                    * r
                                + 1.48753612908506148525e-2)
                            * r
                        + 1.36929880922735805310e-1)
                    * r
                + 5.99832206555887937690e-1)
            * r
        + 1);
    return numerator / denominator;
  }

  /** As {@link #cdf}, from a table; absolute error below 1e-7; within (0, 1). */
  public static double fastCdf(double z) {
    return NormalTable.cdf(z);
  }

  /** As {@link #quantile}, from a table whose cells grow finer towards both tails; absolute error below 1e-6. */
  public static double fastQuantile(double u) {
    return NormalTable.quantile(u);
  }

  /** The density at z. */
  public static double density(double z) {
    return StrictMath.exp(-z * z / 2) / SQRT_2_PI;
  }
}
