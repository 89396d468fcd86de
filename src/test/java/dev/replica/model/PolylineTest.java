package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PolylineTest {

  @Test
  void ranksAreInterpolatedBetweenKnots() {
    Polyline line = Polyline.of(new double[] {10, 20, 40}, new double[] {0, 0.5, 1});
    assertThat(line.quantile(0)).isEqualTo(10);
    assertThat(line.quantile(0.25)).isEqualTo(15);
    assertThat(line.quantile(0.5)).isEqualTo(20);
    assertThat(line.quantile(0.75)).isEqualTo(30);
    assertThat(line.quantile(1)).isEqualTo(40);
    assertThat(line.cdf(9)).isZero();
    assertThat(line.cdf(15)).isEqualTo(0.25);
    assertThat(line.cdf(20)).isEqualTo(0.5);
    assertThat(line.cdf(30)).isEqualTo(0.75);
    assertThat(line.cdf(41)).isEqualTo(1);
    assertThat(line.first()).isEqualTo(10);
    assertThat(line.last()).isEqualTo(40);
  }

  @Test
  void aFlatPieceIsInvertedToItsLeftEnd() {
    Polyline line =
        Polyline.of(new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, 0, 0.5, 0.5, 1, 1});
    assertThat(line.quantile(0)).isEqualTo(0);
    assertThat(line.quantile(0x1p-53)).isCloseTo(1, within(1e-15));
    assertThat(line.quantile(0.5)).isEqualTo(2);
    assertThat(line.quantile(Math.nextUp(0.5))).isGreaterThanOrEqualTo(3);
    assertThat(line.quantile(1)).isEqualTo(4);
  }

  @Test
  void invertingEqualsASearchOverAllKnots() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 300; round++) {
      double[][] knots = knots(random, 2 + random.nextInt(round < 290 ? 200 : 60_000));
      Polyline line = Polyline.of(knots[0], knots[1]);
      for (int i = 0; i < 200; i++) {
        double u = i < 20 ? knots[1][random.nextInt(knots[1].length)] : random.nextDouble();
        double x = line.quantile(u);
        assertThat(x).isEqualTo(slowQuantile(knots[0], knots[1], u));
        assertThat(line.cdf(x)).isCloseTo(u, within(1e-9));
      }
    }
  }

  private static double slowQuantile(double[] at, double[] cumulative, double u) {
    int right = 1;
    while (cumulative[right] < u) {
      right++;
    }
    int left = right - 1;
    double rise = cumulative[right] - cumulative[left];
    double slope = rise > 0 ? (at[right] - at[left]) / rise : 0;
    return Math.min(at[left] + (u - cumulative[left]) * slope, at[right]);
  }

  /** Positions and ranks, with jumps, flat pieces and clusters. */
  private static double[][] knots(SplittableRandom random, int count) {
    double[] at = new double[count];
    double[] cumulative = new double[count];
    double x = random.nextDouble(-1000, 1000);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      at[i] = x;
      cumulative[i] = sum;
      x += random.nextInt(3) == 0 ? 1e-3 : random.nextDouble(0.1, 100);
      sum += i < count - 2 && random.nextInt(4) == 0 ? 0 : Math.pow(random.nextDouble() + 0.01, 4);
    }
    double total = cumulative[count - 1];
    for (int i = 0; i < count; i++) {
      cumulative[i] /= total;
    }
    return new double[][] {at, cumulative};
  }

  @Test
  void simplifyingStaysWithinTheToleranceAtEachPoint() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 300; round++) {
      double[][] knots = knots(random, 2 + random.nextInt(500));
      double tolerance = Math.pow(10, -1 - random.nextDouble(4));
      int[] chosen = Polyline.simplify(knots[0], knots[1], tolerance);
      assertThat(chosen)
          .isSorted()
          .doesNotHaveDuplicates()
          .startsWith(0)
          .endsWith(knots[0].length - 1);
      double[] at = Arrays.stream(chosen).mapToDouble(i -> knots[0][i]).toArray();
      double[] cumulative = Arrays.stream(chosen).mapToDouble(i -> knots[1][i]).toArray();
      Polyline line = Polyline.of(at, cumulative);
      for (int i = 0; i < knots[0].length; i++) {
        assertThat(line.cdf(knots[0][i])).isCloseTo(knots[1][i], within(tolerance));
      }
    }
  }

  @Test
  void simplifyingKeepsFewKnotsOfASmoothCurve() {
    int points = 100_001;
    double[] at = new double[points];
    double[] cumulative = new double[points];
    for (int i = 0; i < points; i++) {
      at[i] = i;
      cumulative[i] = Math.sqrt((double) i / (points - 1));
    }
    int[] chosen = Polyline.simplify(at, cumulative, 0.0025);
    // Chords of a curve within a band take the integral of sqrt(|f''|) / sqrt(8 * tolerance)
    // pieces: 2 / .1414.
    assertThat(chosen.length).isBetween(14, 16);
    assertThat(Polyline.simplify(at, at.clone(), 0)).containsExactly(0, points - 1);
  }

  @Test
  void knotsThatDoNotAscendAreRefused() {
    assertThatThrownBy(() -> Polyline.of(new double[] {1}, new double[] {0}))
        .hasMessageContaining("two knots");
    assertThatThrownBy(() -> Polyline.of(new double[] {1, 1}, new double[] {0, 1}))
        .hasMessageContaining("knot 1");
    assertThatThrownBy(() -> Polyline.of(new double[] {1, 2, 3}, new double[] {0, Double.NaN, 1}))
        .hasMessageContaining("knot 1");
    assertThatThrownBy(() -> Polyline.of(new double[] {1, 2}, new double[] {0, 0.9}))
        .hasMessageContaining("0 to 1");
  }
}
