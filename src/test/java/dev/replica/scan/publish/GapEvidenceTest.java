package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.model.Normal;
import dev.replica.model.Randomness;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import java.util.Arrays;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

class GapEvidenceTest {

  private static final int FAMILIES = 400;
  private static final int EACH = 8;

  private static double uniform(long family, long event) {
    return Randomness.uniform(Randomness.hash(Randomness.hash(7, family), event));
  }

  private static double normal(long family, long event) {
    return Normal.quantile(uniform(family, event));
  }

  /** @param time of an event of a family */
  private static double evidence(LongBinaryOperator time) {
    int[] groups = new int[FAMILIES * EACH];
    long[] times = new long[groups.length];
    for (int row = 0; row < times.length; row++) {
      groups[row] = row / EACH;
      times[row] = time.applyAsLong(row / EACH, row % EACH);
    }
    return GapEvidence.of(Families.of(groups, times), times);
  }

  @Test
  void timesDrawnAloneAreNoSequence() {
    assertThat(evidence((family, event) -> (long) (1e9 * uniform(family, event))))
        .isZero();
  }

  @Test
  void timesDrawnAroundWhatIsTheirParentsOwnAreNone() {
    assertThat(evidence((family, event) ->
            (long) (1e9 * Normal.cdf(.95 * normal(family, -1) + .3 * normal(family, event)))))
        .isZero();
  }

  @Test
  void evenTimesAreOne() {
    assertThat(evidence((family, event) -> (long) (1e9 * uniform(family, -1)) + event * 1_000_000))
        .isGreaterThan(FAMILIES * (EACH - 1.0));
  }

  @Test
  void burstsAreOne() {
    assertThat(evidence(
            (family, event) -> (long) (1e9 * uniform(family, event / 4)) + event % 4 * 10))
        .isGreaterThan(FAMILIES * (EACH - 1.0));
  }

  @Test
  void theDensityOfEvenlySpreadValuesIsThatOfTheirWidth() {
    long[] values = new long[10_000];
    Arrays.setAll(values, i -> 100L * i);
    double expected = -StrictMath.log(100.0 * values.length);
    assertThat(GapEvidence.density(values)).isCloseTo(expected, within(.02));
  }

  @Test
  void familiesAreInTheOrderOfTheirTimesAndRowsWithoutOneAreInNone() {
    int[] groups = {1, 0, 1, -1, 0, 1};
    long[] times = {30, 9, 10, 5, Values.ABSENT, 10};
    Families families = Families.of(groups, times);
    assertThat(families.rows()).containsExactly(1, 2, 5, 0);
    assertThat(families.starts()).containsExactly(0, 1, 4);
    assertThat(families.several()).isEqualTo(1);
    assertThat(families.gaps()).isEqualTo(2);
    assertThat(new FamilyTimes(families, Numbers.ofWhole(times)).gaps())
        .containsExactly(20, Values.ABSENT, Values.ABSENT, Values.ABSENT, Values.ABSENT, 0);
  }

  @Test
  void theOrderOfRowsIsToldWhereNearlyAllKeepIt() {
    int[] groups = {0, 0, 0, 1, 1, 1};
    long[] ascending = {1, 2, 2, 5, 6, 7};
    long[] descending = {3, 2, 1, 9, 8, 7};
    long[] mixed = {3, 1, 2, 7, 9, 8};
    assertThat(Families.of(groups, ascending).order(ascending, .95)).isEqualTo(1);
    assertThat(Families.of(groups, descending).order(descending, .95)).isEqualTo(-1);
    assertThat(Families.of(groups, mixed).order(mixed, .95)).isZero();
  }
}
