package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.Dependence;
import dev.replica.model.CorrelationMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopulaTest {

  private static final int ROWS = 20_000;

  @Test
  void independentColumnsHaveNoDependence() {
    // Three pairs and the position: six chances of one in eighty to be taken for dependent, and
    // this seed is none.
    Random random = new Random(11);
    List<Variable> columns = List.of(normal("a", random), normal("b", random), normal("c", random));
    assertThat(Copula.of(position(), List.of(), columns)).isNull();
  }

  @Test
  void aCorrelationIsFoundThroughNumbersFlagsAndNulls() {
    Random random = new Random(2);
    double[] first = gaussians(random);
    double[] second = mixed(first, 0.8, random);
    double[] third = mixed(first, -0.6, random);
    Variable mask =
        new Variable("0", Arrays.stream(third).mapToInt(z -> z < -0.5 ? 0 : 1).toArray(), 2);
    List<Variable> columns = List.of(
        numbers("a", first),
        new Variable("flag", Arrays.stream(second).mapToInt(z -> z < 1 ? 0 : 1).toArray(), 2));
    Dependence.Gaussian gaussian = Copula.of(position(), List.of(mask), columns);
    assertThat(gaussian.position()).isFalse();
    assertThat(gaussian.nullMasks()).containsExactly(0);
    assertThat(gaussian.columns()).containsExactly("a", "flag");
    // Standard errors of polychoric correlations of 20,000 rows are about .01.
    assertThat(gaussian.correlation().get(0).get(0)).isBetween(-640, -560);
    assertThat(gaussian.correlation().get(1).get(1)).isBetween(760, 840);
  }

  @Test
  void aColumnThatGrowsWithTheTableDependsOnThePosition() {
    Random random = new Random(3);
    double[] drifting = IntStream.range(0, ROWS)
        .mapToDouble(row -> row / 5000.0 + random.nextGaussian())
        .toArray();
    Dependence.Gaussian gaussian =
        Copula.of(position(), List.of(), List.of(numbers("a", drifting)));
    assertThat(gaussian.position()).isTrue();
    assertThat(gaussian.correlation().get(0).get(0)).isGreaterThan(500);
  }

  @Test
  void theRoundedMatrixIsPositiveDefinite() {
    Random random = new Random(4);
    double[] first = gaussians(random);
    List<Variable> columns = new ArrayList<>();
    for (int column = 0; column < 12; column++) {
      columns.add(numbers("c" + column, mixed(first, 0.9999, random)));
    }
    Dependence.Gaussian gaussian = Copula.of(position(), List.of(), columns);
    double[][] matrix = new double[12][12];
    for (int row = 0; row < 12; row++) {
      matrix[row][row] = 1;
      for (int column = 0; column < row; column++) {
        matrix[row][column] = gaussian.correlation().get(row - 1).get(column) / 1000.0;
        matrix[column][row] = matrix[row][column];
      }
    }
    assertThat(CorrelationMatrix.cholesky(matrix)).hasNumberOfRows(12);
    assertThat(gaussian.correlation().get(10).get(3)).isGreaterThan(980);
  }

  @Test
  void categoriesAreOrderedByWhatIsAlikeInOtherColumns() {
    Random random = new Random(5);
    int[] codes = random.ints(ROWS, 0, 9).toArray();
    int[] hidden = {4, 0, 7, 2, 8, 1, 6, 3, 5};
    long[] units = Arrays.stream(codes)
        .mapToLong(code -> 1000L * hidden[code] + random.nextInt(3000))
        .toArray();
    List<String> names = IntStream.range(0, 9).mapToObj(code -> "c" + code).toList();
    int[] order = CategoryOrder.of(
        new Variable("category", codes, 9),
        9,
        names,
        List.of(CategoryOrder.Scored.of(Variable.ofNumbers("number", units))),
        List.of());
    int[] ranks = Arrays.stream(order).map(code -> hidden[code]).toArray();
    int[] sorted = ranks.clone();
    Arrays.sort(sorted);
    int[] reversed = IntStream.range(0, 9).map(index -> sorted[8 - index]).toArray();
    assertThat(List.of(sorted, reversed)).anyMatch(expected -> Arrays.equals(expected, ranks));
  }

  @Test
  void categoriesThatNothingTellsOfKeepTheirOrder() {
    Random random = new Random(6);
    Variable category = new Variable("category", random.ints(ROWS, 0, 9).toArray(), 9);
    List<String> names = IntStream.range(0, 9).mapToObj(code -> "c" + code).toList();
    assertThat(CategoryOrder.of(
            category,
            9,
            names,
            List.of(CategoryOrder.Scored.of(normal("number", random))),
            List.of()))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  private static Variable position() {
    return new Variable("", IntStream.range(0, ROWS).toArray(), ROWS);
  }

  private static Variable normal(String name, Random random) {
    return numbers(name, gaussians(random));
  }

  private static Variable numbers(String name, double[] values) {
    return Variable.ofNumbers(
        name, Arrays.stream(values).mapToLong(z -> Math.round(1e6 * z)).toArray());
  }

  private static double[] gaussians(Random random) {
    return IntStream.range(0, ROWS).mapToDouble(row -> random.nextGaussian()).toArray();
  }

  private static double[] mixed(double[] values, double rho, Random random) {
    return Arrays.stream(values)
        .map(z -> rho * z + Math.sqrt(1 - rho * rho) * random.nextGaussian())
        .toArray();
  }
}
