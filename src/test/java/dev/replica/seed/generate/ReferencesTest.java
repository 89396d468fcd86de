package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.ReferenceGenome;
import dev.replica.seed.plan.ReferencePlan;
import dev.replica.seed.plan.ReferencePlan.Strategy;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencesTest {

  private static final ForeignKey KEY =
      TableSketch.of("c").references("p", "a").table().foreignKeys().get(0);
  private static final ForeignKey OTHER_KEY =
      TableSketch.of("c").references("p", "b").table().foreignKeys().get(0);

  /** A third without children, the rest up to twelve. */
  private static final ReferenceGenome.FanOut SKEWED =
      new ReferenceGenome.FanOut(List.of(0.0, .33, .33, 1.0), List.of(0.0, 0.0, 1.0, 12.0));

  private static ReferencePlan plan(
      Strategy strategy, long firstParent, long limit, boolean clustered, boolean required) {
    return new ReferencePlan(
        KEY, 0, firstParent, strategy, SKEWED, clustered, limit, -1, false, required, null);
  }

  private static ReferencePlan paired(boolean differs) {
    return new ReferencePlan(
        OTHER_KEY, 0, 0, Strategy.PAIRED, SKEWED, false, Long.MAX_VALUE, 0, differs, true, null);
  }

  private static References of(ReferencePlan plan, long parents, long rows) {
    return References.of(plan, new ArrayList<>(), parents, 0, rows, 77);
  }

  private static long[] parents(References references, long rows) {
    Session session = new Session(1);
    long[] parents = new long[(int) rows];
    for (int row = 0; row < rows; row++) {
      parents[row] = references.parent(row, session);
    }
    return parents;
  }

  @Test
  void everyChildHasAParentAndASlotOfItsOwn() {
    References references = of(plan(Strategy.FAN_OUT, 0, Long.MAX_VALUE, false, true), 1000, 5000);
    Set<List<Long>> slots = new HashSet<>();
    long[] parents = parents(references, 5000);
    long[] counts = new long[1000];
    for (int row = 0; row < 5000; row++) {
      assertThat(slots.add(List.of(parents[row], references.slot(row)))).isTrue();
      counts[(int) parents[row]]++;
    }
    for (int row = 0; row < 5000; row++) {
      assertThat(references.slot(row)).isBetween(0L, counts[(int) parents[row]] - 1);
    }
    // Five standard errors of a share of .33 among 1,000 parents are .074.
    assertThat(Arrays.stream(counts).filter(count -> count == 0).count()).isBetween(256L, 404L);
  }

  @Test
  void noParentHasMoreChildrenThanTheLimit() {
    for (long limit : new long[] {5, 6, 9}) {
      long[] counts = new long[1000];
      for (long parent :
          parents(of(plan(Strategy.FAN_OUT, 0, limit, false, true), 1000, 5000), 5000)) {
        counts[(int) parent]++;
      }
      assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThanOrEqualTo(limit);
    }
  }

  @Test
  void siblingsStandSideBySideOnlyWhereTheyDidInTheSource() {
    assertThat(parents(of(plan(Strategy.FAN_OUT, 0, Long.MAX_VALUE, true, true), 1000, 5000), 5000))
        .isSorted();
    long[] scattered =
        parents(of(plan(Strategy.FAN_OUT, 0, Long.MAX_VALUE, false, true), 1000, 5000), 5000);
    int together = 0;
    for (int row = 1; row < 5000; row++) {
      together += scattered[row] == scattered[row - 1] ? 1 : 0;
    }
    assertThat(together).isLessThan(50);
  }

  @Test
  void parentsBeforeTheFirstOneHaveNoChildren() {
    for (Strategy strategy : new Strategy[] {Strategy.FAN_OUT, Strategy.ONE_TO_ONE}) {
      long[] parents =
          parents(of(plan(strategy, 600, Long.MAX_VALUE, false, true), 1000, 400), 400);
      assertThat(Arrays.stream(parents)).allMatch(parent -> parent >= 600 && parent < 1000);
    }
  }

  @Test
  void oneToOneReferencesMeetNoParentTwiceAndSpreadOverAll() {
    for (long rows : new long[] {1, 7, 400, 999, 1000}) {
      long[] parents = parents(of(plan(Strategy.ONE_TO_ONE, 0, 1, false, true), 1000, rows), rows);
      assertThat(Arrays.stream(parents).distinct().count()).isEqualTo(rows);
      assertThat(Arrays.stream(parents)).allMatch(parent -> parent >= 0 && parent < 1000);
    }
    assertThat(parents(of(plan(Strategy.ONE_TO_ONE, 0, 1, false, true), 1000, 400), 400)[399])
        .isGreaterThan(700);
  }

  @Test
  void pairsNeverMeetTwice() {
    for (boolean differs : new boolean[] {false, true}) {
      References driver = of(plan(Strategy.FAN_OUT, 0, 49, false, true), 50, 2000);
      List<References> earlier = new ArrayList<>(List.of(driver));
      References paired = References.of(paired(differs), earlier, 50, 0, 2000, 77);
      long[] first = parents(driver, 2000);
      long[] second = parents(paired, 2000);
      Set<List<Long>> pairs = new HashSet<>();
      for (int row = 0; row < 2000; row++) {
        assertThat(pairs.add(List.of(first[row], second[row])))
            .as("row %d", row)
            .isTrue();
        assertThat(second[row]).isBetween(0L, 49L);
        assertThat(differs && first[row] == second[row]).isFalse();
      }
    }
  }

  @Test
  void pairsAreTheSameWhicheverRowIsAskedForFirst() {
    References driver = of(plan(Strategy.FAN_OUT, 0, 49, false, true), 50, 2000);
    References paired =
        References.of(paired(true), new ArrayList<>(List.of(driver)), 50, 0, 2000, 77);
    long[] all = parents(paired, 2000);
    Session session = new Session(1);
    for (int row = 1999; row >= 0; row -= 3) {
      assertThat(paired.parent(row, session)).isEqualTo(all[row]);
    }
  }

  @Test
  void aForestsParentsStandBeforeTheirChildren() {
    long[] nullable =
        parents(of(plan(Strategy.FOREST, 0, Long.MAX_VALUE, false, false), 2000, 2000), 2000);
    assertThat(nullable[0]).isEqualTo(References.NONE);
    for (int row = 1; row < 2000; row++) {
      assertThat(nullable[row]).isBetween(0L, row - 1L);
    }
    assertThat(
            parents(of(plan(Strategy.FOREST, 0, Long.MAX_VALUE, false, true), 2000, 2000), 2000)[0])
        .isZero();
  }

  @Test
  void aForestGrowsOnTheRowsThatAreKept() {
    References references = References.of(
        plan(Strategy.FOREST, 0, Long.MAX_VALUE, false, false),
        new ArrayList<>(),
        1100,
        100,
        1000,
        77);
    long[] parents = parents(references, 1000);
    assertThat(parents[0]).isBetween(0L, 99L);
    for (int row = 0; row < 1000; row++) {
      assertThat(parents[row]).isBetween(0L, 99L + row);
    }
  }

  @Test
  void laterAttemptsLeadToOtherParents() {
    References references = of(plan(Strategy.FAN_OUT, 0, Long.MAX_VALUE, false, true), 1000, 5000);
    Session session = new Session(1);
    Set<Long> tried = new HashSet<>();
    for (int attempt = 0; attempt < 50; attempt++) {
      long parent = references.parent(7, attempt, session);
      assertThat(parent).isBetween(0L, 999L);
      tried.add(parent);
    }
    assertThat(tried).hasSizeGreaterThan(30);
  }
}
