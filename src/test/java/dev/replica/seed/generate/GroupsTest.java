package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.seed.plan.Grouping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class GroupsTest {

  private static List<Long> tuple(Groups groups, long row, int columns) {
    List<Long> tuple = new ArrayList<>();
    for (int place = 0; place < columns; place++) {
      tuple.add(groups.number(row, place));
    }
    return tuple;
  }

  @Test
  void noTwoRowsHaveTheSameTupleAndEachNumberIsInItsDomain() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 60; run++) {
      List<Integer> sizes = random.ints(1 + random.nextInt(3), 1, 6).boxed().toList();
      List<List<Double>> weights = sizes.stream()
          .map(size -> DoubleStream.generate(() -> random.nextInt(3) == 0 ? 0 : random.nextDouble())
              .limit(size)
              .boxed()
              .toList())
          .toList();
      Grouping grouping = new Grouping(sizes, weights, 1 + random.nextInt(40));
      long room = grouping.combinations() * grouping.last();
      long rows = run % 3 == 0 ? room : random.nextLong(room) + 1;
      Groups groups = Groups.of(grouping, rows, run);
      Set<List<Long>> seen = new HashSet<>();
      for (long row = 0; row < rows; row++) {
        List<Long> tuple = tuple(groups, row, sizes.size() + 1);
        assertThat(seen.add(tuple)).as("run %d: %s again", run, tuple).isTrue();
        for (int place = 0; place < sizes.size(); place++) {
          assertThat(tuple.get(place)).isBetween(0L, sizes.get(place) - 1L);
        }
        assertThat(tuple.get(sizes.size())).isBetween(0L, grouping.last() - 1);
      }
    }
  }

  @Test
  void combinationsHaveRowsByTheirWeights() {
    Groups groups = Groups.of(
        new Grouping(List.of(2, 2), List.of(List.of(3.0, 1.0), List.of(1.0, 1.0)), 100_000),
        8000,
        1);
    long[] counts = new long[4];
    for (long row = 0; row < 8000; row++) {
      counts[(int) (groups.number(row, 0) + 2 * groups.number(row, 1))]++;
    }
    assertThat(counts).containsExactly(3000, 1000, 3000, 1000);
  }

  @Test
  void whatAFullCombinationCannotTakeGoesToOthers() {
    Groups groups =
        Groups.of(new Grouping(List.of(3), List.of(List.of(100.0, 1.0, 0.0)), 50), 120, 1);
    long[] counts = new long[3];
    for (long row = 0; row < 120; row++) {
      counts[(int) groups.number(row, 0)]++;
    }
    assertThat(counts).containsExactly(50, 50, 20);
  }

  @Test
  void rowsOfACombinationDoNotStandTogether() {
    Groups groups =
        Groups.of(new Grouping(List.of(2), List.of(Collections.nCopies(2, 1.0)), 1000), 1000, 1);
    int changes = 0;
    for (long row = 1; row < 1000; row++) {
      changes += groups.number(row, 0) == groups.number(row - 1, 0) ? 0 : 1;
    }
    // Half of the neighbours differ; five standard errors are 79.
    assertThat(changes).isBetween(420, 580);
  }
}
