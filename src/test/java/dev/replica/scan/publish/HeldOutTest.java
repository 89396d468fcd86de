package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.Table;
import dev.replica.genome.Dependence;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.publish.DependenceChoice.Kind;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {

  private static final int MUCH = 60_000;

  @Test
  void fewRowsOfACopulaAreToldByACopula() {
    for (int seed = 0; seed < 5; seed++) {
      assertThat(published(correlated(400, .7, seed), MUCH))
          .isInstanceOf(Dependence.Gaussian.class);
    }
  }

  @Test
  void columnsThatKnowNothingOfEachOtherAreToldAlone() {
    int alone = 0;
    for (int seed = 0; seed < 10; seed++) {
      alone += published(correlated(2000, 0, seed), MUCH) == null ? 1 : 0;
    }
    // A form that tells a spurious detail is better by a standard error once in six times at the
    // most.
    assertThat(alone).isGreaterThanOrEqualTo(8);
  }

  @Test
  void whatIsNoCorrelationIsToldByTrees() {
    Random random = new Random(1);
    long[][] columns = new long[3][3000];
    for (int row = 0; row < 3000; row++) {
      columns[0][row] = random.nextInt(100);
      columns[1][row] = random.nextInt(100);
      boolean same = columns[0][row] < 50 == columns[1][row] < 50;
      columns[2][row] = random.nextInt(60) + (same ? 40 : 0);
    }
    assertThat(published(columns, MUCH)).isInstanceOf(Dependence.Trees.class);
  }

  @Test
  void whereTreesMayNotTakeWhatTheyNeedACopulaIsBetter() {
    long[][] columns = correlated(4000, .95, 3);
    assertThat(published(columns, 1500)).isInstanceOf(Dependence.Gaussian.class);
  }

  @Test
  void nullsThatComeTogetherSpeakForTrees() {
    Random random = new Random(4);
    long[][] columns = new long[4][1000];
    for (int row = 0; row < 1000; row++) {
      int kind = random.nextInt(4);
      for (int column = 0; column < 4; column++) {
        boolean absent = kind == 0 ? column < 2 : kind == 1 ? column > 1 : kind == 2 && column == 1;
        columns[column][row] = absent ? Values.ABSENT : random.nextInt(50);
      }
    }
    assertThat(published(columns, MUCH)).isInstanceOf(Dependence.Trees.class);
  }

  @Test
  void aCopulaGainsTheMutualInformation() {
    // -log(1 - rho^2) / 2 nats a row; 32 bins a column hide up to .02 of it, four standard errors
    // of 1,000 rows are .1.
    for (double rho : new double[] {.5, .8}) {
      HeldOut heldOut = heldOut(correlated(12_000, rho, 5));
      double mean = Arrays.stream(heldOut.ofGaussian()).average().orElseThrow();
      assertThat(mean).isCloseTo(-Math.log(1 - rho * rho) / 2, within(.1));
      double ofTrees = Arrays.stream(heldOut.ofTrees()).average().orElseThrow();
      assertThat(ofTrees).isBetween(.7 * mean, mean);
    }
  }

  @Test
  void onlyMoreThanAStandardErrorIsBetter() {
    double[] none = new double[100];
    double[] noisy =
        IntStream.range(0, 100).mapToDouble(row -> row % 2 == 0 ? 1.1 : -1).toArray();
    double[] clear =
        IntStream.range(0, 100).mapToDouble(row -> row % 2 == 0 ? 1.3 : -1).toArray();
    assertThat(HeldOut.better(noisy, none, 1)).isFalse();
    assertThat(HeldOut.better(clear, none, 1)).isTrue();
    assertThat(HeldOut.better(none, none, 1)).isFalse();
  }

  /** Two columns of numbers. */
  private static long[][] correlated(int rows, double rho, long seed) {
    Random random = new Random(seed);
    long[][] columns = new long[2][rows];
    for (int row = 0; row < rows; row++) {
      double first = random.nextGaussian();
      double second = rho * first + Math.sqrt(1 - rho * rho) * random.nextGaussian();
      columns[0][row] = Math.round(1000 * first);
      columns[1][row] = Math.round(1000 * second);
    }
    return columns;
  }

  private static Dependence published(long[][] columns, int bytes) {
    return new TablePublisher(profile(columns), new PublishingPolicy(10))
        .publish(new DependenceChoice(Kind.AUTO, bytes))
        .dependence();
  }

  private static HeldOut heldOut(long[][] columns) {
    PublishingPolicy policy = new PublishingPolicy(10);
    List<List<Ranked>> ranked = new ArrayList<>();
    List<Variable> variables = new ArrayList<>();
    for (int column = 0; column < columns.length; column++) {
      String name = "c" + column;
      Marginal.Placed placed =
          Marginal.place(Numbers.ofWhole(columns[column]), policy).orElseThrow();
      ranked.add(List.of(Ranked.ofNumbers(name, placed)));
      variables.add(Variable.ofNumbers(name, columns[column]));
    }
    int rows = columns[0].length;
    Trees trees = Trees.grow(
        Ranked.ofPosition(rows), NullMasks.none(), List.of(), ranked, List.of(), null, policy);
    CopulaVariables copula = new CopulaVariables(Variable.ofPosition(rows), List.of(), variables);
    return HeldOut.of(trees, copula, MUCH, told -> 0);
  }

  private static TableProfile profile(long[][] columns) {
    int rows = columns[0].length;
    TableSketch sketch = TableSketch.of("t");
    for (int column = 0; column < columns.length; column++) {
      sketch = sketch.nullable("c" + column, "integer");
    }
    Table table = TableSketch.schema(sketch).tables().get(0);
    List<ColumnProfile> profiles = new ArrayList<>();
    for (int column = 0; column < columns.length; column++) {
      BitSet nulls = new BitSet();
      for (int row = 0; row < rows; row++) {
        nulls.set(row, columns[column][row] == Values.ABSENT);
      }
      profiles.add(new ColumnProfile(
          table.columns().get(column),
          nulls.cardinality(),
          nulls.hashCode(),
          50,
          Numbers.ofWhole(columns[column]),
          nulls));
    }
    double[] positions =
        IntStream.range(0, rows).mapToDouble(row -> (row + 0.5) / rows).toArray();
    return new TableProfile(table, rows, rows, positions, profiles, List.of());
  }
}
