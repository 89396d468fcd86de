package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Dependence;
import dev.replica.seed.plan.PlanOptions;
import dev.replica.seed.plan.Planner;
import dev.replica.seed.plan.TargetState;
import dev.replica.support.Models;
import dev.replica.support.TableSketch;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvenRanksTest {

  @Test
  void eachNthHasOneRowOfAStratum() {
    double[] strata = new double[400];
    Arrays.setAll(strata, row -> row % 4);
    double[] even = EvenRanks.of(strata, 7);
    for (int stratum = 0; stratum < 4; stratum++) {
      int[] counts = new int[100];
      for (int row = stratum; row < even.length; row += 4) {
        counts[(int) (100 * even[row])]++;
      }
      assertThat(counts).containsOnly(1);
    }
  }

  @Test
  void aRowAloneIsAnywhere() {
    double[] strata = new Random(4).doubles(1000).toArray();
    assertThat(Arrays.stream(EvenRanks.of(strata, 7)).average().orElseThrow())
        .isCloseTo(.5, within(5 * Math.sqrt(1 / 12.0 / 1000)));
  }

  @Test
  void ofNextToNoRowsAndOfManyChanceDecides() {
    assertThat(EvenRanks.few(63)).isFalse();
    assertThat(EvenRanks.few(64)).isTrue();
    assertThat(EvenRanks.few(1 << 14)).isFalse();
  }

  @Test
  void fewRowsHaveTheSharesThatTheGenomeTells() {
    TableSketch sketch = TableSketch.of("t")
        .column("a", "integer")
        .values("a", 100, Models.whole(1, 100))
        .column("b", "text")
        .values("b", 2, Models.category("x", "y"))
        .dependence(new Dependence.Trees(
            List.of(),
            List.of(
                new Dependence.Variable("a", List.of(.5), List.of()),
                new Dependence.Variable("b", List.of(), List.of("0<1;9 1;1 9")))))
        .rows(400);
    List<List<String>> rows = RecordingWriter.rows(Generator.of(
            Planner.plan(
                TableSketch.genome(sketch),
                TableSketch.schema(sketch),
                TargetState.EMPTY,
                PlanOptions.DEFAULTS),
            TargetState.EMPTY,
            3)
        .tables()
        .get(0));
    long low = rows.stream().filter(row -> a(row) <= 50).count();
    long first = rows.stream().filter(row -> row.get(1).endsWith("x")).count();
    long both =
        rows.stream().filter(row -> a(row) <= 50 && row.get(1).endsWith("x")).count();
    // By chance they would miss a half by ten rows.
    assertThat(low).isBetween(199L, 201L);
    assertThat(first).isBetween(198L, 202L);
    assertThat((double) both / low).isCloseTo(.9, within(.02));
  }

  private static int a(List<String> row) {
    return Integer.parseInt(row.get(0).substring(row.get(0).indexOf(' ') + 1));
  }
}
