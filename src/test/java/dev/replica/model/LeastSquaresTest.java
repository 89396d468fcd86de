package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

  private static final int ROWS = 2000;

  private final SplittableRandom random = new SplittableRandom(8);

  private double[] column(double scale) {
    return random.doubles(ROWS, -scale, scale).toArray();
  }

  private static boolean[] all() {
    boolean[] rows = new boolean[ROWS];
    Arrays.fill(rows, true);
    return rows;
  }

  @Test
  void exactFactorsAreFoundWhateverTheUnits() {
    double[][] columns = {column(1e-6), column(1), column(1e9)};
    double[] values = new double[ROWS];
    Arrays.setAll(
        values, row -> 7 + 2e6 * columns[0][row] - 3 * columns[1][row] + 4e-9 * columns[2][row]);
    double[] factors = LeastSquares.solve(columns, values, all());
    assertThat(factors[0]).isCloseTo(2e6, within(1e-3));
    assertThat(factors[1]).isCloseTo(-3, within(1e-9));
    assertThat(factors[2]).isCloseTo(4e-9, within(1e-18));
  }

  @Test
  void aFactorIsOffByItsStandardError() {
    double[][] columns = {column(1)};
    double[] noise = column(1);
    double[] values = new double[ROWS];
    Arrays.setAll(values, row -> 2 * columns[0][row] + noise[row]);
    // sd(noise) / (sd(x) sqrt(n)) = 1 / sqrt(2000).
    assertThat(LeastSquares.solve(columns, values, all())[0])
        .isCloseTo(2, within(4 / Math.sqrt(ROWS)))
        .isNotEqualTo(2);
  }

  @Test
  void columnsThatCannotBeToldApartHaveNoFactors() {
    double[] one = column(1);
    double[] twice = Arrays.stream(one).map(value -> 2 * value + 1).toArray();
    double[] constant = new double[ROWS];
    assertThat(LeastSquares.solve(new double[][] {one, twice}, one, all())).isNull();
    assertThat(LeastSquares.solve(new double[][] {one, constant}, one, all())).isNull();
  }

  @Test
  void rowsThatLackAValueOrDoNotCountAreLeftOut() {
    double[][] columns = {column(1), column(1)};
    double[] values = new double[ROWS];
    Arrays.setAll(values, row -> row % 10 == 0 ? 1e6 : 5 * columns[0][row] + columns[1][row]);
    boolean[] used = all();
    for (int row = 0; row < ROWS; row += 10) {
      used[row] = row % 20 == 0;
      columns[1][row] = row % 20 == 0 ? Double.NaN : columns[1][row];
    }
    double[] factors = LeastSquares.solve(columns, values, used);
    assertThat(factors[0]).isCloseTo(5, within(1e-9));
    assertThat(factors[1]).isCloseTo(1, within(1e-9));
  }
}
