package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTest {

  /** z and P(Z <= z) to 20 digits, by arithmetic of 30. */
  private static final double[][] KNOWN = {
    {-8, 6.2209605742717841235e-16},
    {-7.0710678118654, 7.6872989721443431362e-13},
    {-5, 2.8665157187919391167e-7},
    {-2.5, 0.006209665325776135167},
    {-1, 0.15865525393145705141},
    {-0.3, 0.38208857781104736269},
    {0, 0.5},
    {0.1, 0.53982783727702898147},
    {1.5, 0.933192798731141934},
    {3.3, 0.9995165758576162228},
    {6, 0.99999999901341235496},
    {7.5, 0.99999999999996809108}
  };

  @Test
  void cdfAgreesWithKnownValues() {
    for (double[] known : KNOWN) {
      assertThat(Normal.cdf(known[0])).isCloseTo(known[1], within(1e-14));
    }
    assertThat(Normal.cdf(-20)).isCloseTo(2.7536241186062336951e-89, within(1e-97));
    assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
  }

  @Test
  void quantileAgreesWithKnownValues() {
    // Above 3 the rounding of u itself moves z.
    for (double[] known : KNOWN) {
      if (known[0] < 3) {
        assertThat(Normal.quantile(known[1]))
            .isCloseTo(known[0], within(2e-14 * Math.abs(known[0])));
      }
    }
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void quantileInvertsCdf() {
    for (double z = -7; z < 5; z += 0.0137) {
      // One ulp of the cdf near 1 is this much of z.
      double rounding = 0x1p-52 / Normal.density(z);
      double hart = 1e-9;
      assertThat(Normal.quantile(Normal.cdf(z)))
          .isCloseTo(z, within(hart + (z > 0 ? rounding : 0)));
    }
  }

  @Test
  void fastCdfIsCloseAndStaysInside() {
    double previous = 0;
    for (double z = -9; z < 9; z += 0.000137) {
      double u = Normal.fastCdf(z);
      assertThat(Math.abs(u - Normal.cdf(z))).isLessThan(1e-7);
      assertThat(u > 0 && u < 1 && u >= previous - 1e-15).as("z %s", z).isTrue();
      previous = u;
    }
    assertThat(Normal.fastCdf(Double.NEGATIVE_INFINITY)).isGreaterThan(0);
    assertThat(Normal.fastCdf(Double.POSITIVE_INFINITY)).isLessThan(1);
  }

  @Test
  void fastQuantileIsCloseEverywhere() {
    for (int i = 1; i < 400_000; i++) {
      assertFastQuantileIsClose(i / 400_000.0);
    }
    for (double u = 0.5; u > 1e-20; u *= 0.9987) {
      assertFastQuantileIsClose(u);
      assertFastQuantileIsClose(Math.min(1 - u, 1 - 0x1p-53));
    }
    assertThat(Normal.fastQuantile(0.5)).isZero();
  }

  private static void assertFastQuantileIsClose(double u) {
    assertThat(Math.abs(Normal.fastQuantile(u) - Normal.quantile(u)))
        .as("u %s", u)
        .isLessThan(1e-6);
  }

  @Test
  void densityIsTheSlopeOfTheCdf() {
    for (double z = -5; z <= 5; z += 0.5) {
      double slope = (Normal.cdf(z + 1e-5) - Normal.cdf(z - 1e-5)) / 2e-5;
      assertThat(Normal.density(z)).isCloseTo(slope, within(1e-9));
    }
  }
}
