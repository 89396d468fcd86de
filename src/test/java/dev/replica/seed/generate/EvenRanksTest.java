package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.genome.Dependence;
import dev.replica.model.Polyline;
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
  void eachPieceGetsAsManyRanks() {
    double[] ranks = new Random(4).doubles(400).map(rank -> rank * rank).toArray();
    Polyline even = EvenRanks.of(ranks);
    int[] counts = new int[10];
    for (double rank : ranks) {
      counts[(int) (10 * even.quantile(rank))]++;
    }
    // Pieces hold eight ranks each.
    assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isBetween(32, 48));
  }

  @Test
  void ranksGoWhereThoseAreThatAreExpected() {
    double[] ranks = new Random(4).doubles(4000).toArray();
    double[] expected = new Random(5).doubles(40_000).map(rank -> rank * rank).toArray();
    assertThat(EvenRanks.of(ranks, expected).quantile(.5)).isCloseTo(.25, within(.03));
  }

  @Test
  void nextToNoRanksStayWhereTheyAre() {
    assertThat(EvenRanks.of(new double[15])).isNull();
    assertThat(EvenRanks.few(63)).isFalse();
    assertThat(EvenRanks.few(64)).isTrue();
    assertThat(EvenRanks.few(1 << 14)).isFalse();
  }

  @Test
  void equalRanksInTheMiddleOfWhatTheyStandForAreEven() {
    assertThat(EvenRanks.even(new double[] {.25, .25, .75, .75})).isTrue();
    assertThat(EvenRanks.even(new double[] {.25, .25, .25, .75})).isFalse();
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
    assertThat(low).isBetween(197L, 203L);
    assertThat(first).isBetween(195L, 205L);
    assertThat((double) both / low).isCloseTo(.9, within(.08));
  }

  private static int a(List<String> row) {
    return Integer.parseInt(row.get(0).substring(row.get(0).indexOf(' ') + 1));
  }
}
