package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.Table;
import dev.replica.genome.Dependence.NullPattern;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import dev.replica.support.TableSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NullMasksTest {

  private static final int COLUMNS = 8;

  /** A table of so many nullable columns, each null where its bit of the row's pattern is 1. */
  private static NullMasks of(int[] patterns, int minCount) {
    TableSketch sketch = TableSketch.of("t");
    for (int column = 0; column < COLUMNS; column++) {
      sketch.nullable("c" + column, "integer");
    }
    Table table = TableSketch.schema(sketch).tables().get(0);
    List<ColumnProfile> columns = new ArrayList<>();
    double[] positions = new double[patterns.length];
    for (int column = 0; column < COLUMNS; column++) {
      BitSet nulls = new BitSet();
      long[] units = new long[patterns.length];
      for (int row = 0; row < patterns.length; row++) {
        boolean isNull = (patterns[row] >> column & 1) == 1;
        nulls.set(row, isNull);
        units[row] = isNull ? Values.ABSENT : row;
        positions[row] = (row + .5) / patterns.length;
      }
      columns.add(new ColumnProfile(
          table.columns().get(column),
          nulls.cardinality(),
          nulls.hashCode(),
          50,
          Values.Numbers.ofWhole(units),
          nulls));
    }
    TableProfile profile =
        new TableProfile(table, patterns.length, patterns.length, positions, columns, List.of());
    return NullMasks.of(profile, new PublishingPolicy(minCount));
  }

  /** Half of the rows have one of two patterns, the others each column's nulls on their own. */
  private static int[] patterns(int rows, Random random) {
    int[] patterns = new int[rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        patterns[row] |= random.nextDouble() < (column + 1) / 10.0 ? 1 << column : 0;
      }
      patterns[row] = row % 4 == 0 ? 0 : row % 4 == 1 ? 3 : patterns[row];
    }
    return patterns;
  }

  @Test
  void eachMaskIsNullAsOftenAsItWas() {
    int[] patterns = patterns(2000, new Random(5));
    NullMasks masks = of(patterns, 30);
    List<NullPattern> told = masks.patterns();
    assertThat(told.get(told.size() - 1).fractions()).isNotEmpty();
    double[] expected = new double[COLUMNS];
    for (NullPattern pattern : told) {
      for (int i = 0; i < pattern.masks().size(); i++) {
        double fraction =
            pattern.fractions().isEmpty() ? 1 : pattern.fractions().get(i);
        // The most frequently null come first.
        expected[COLUMNS - 1 - pattern.masks().get(i)] += pattern.share() * fraction;
      }
    }
    int[] order = new int[COLUMNS];
    for (int column = 0; column < COLUMNS; column++) {
      int bit = column;
      order[column] =
          (int) Arrays.stream(patterns).filter(p -> (p >> bit & 1) == 1).count();
    }
    Arrays.sort(order);
    for (int column = 0; column < COLUMNS; column++) {
      assertThat(expected[column]).isCloseTo(order[column] / 2000.0, within(.002));
    }
  }

  @Test
  void whatIsToldOfRarePatternsStandsForEnoughRows() {
    Random random = new Random(6);
    for (int run = 0; run < 200; run++) {
      int rows = 100 + random.nextInt(400);
      int minCount = 2 + random.nextInt(40);
      NullMasks masks = of(patterns(rows, random), minCount);
      for (NullPattern pattern : masks.patterns()) {
        double alike = pattern.share() * rows;
        assertThat(alike).isGreaterThan(minCount - .5);
        for (double fraction : pattern.fractions()) {
          assertThat(fraction * alike).isGreaterThan(minCount - 1.0);
          assertThat(fraction == 1 || (1 - fraction) * alike > minCount - 1.0).isTrue();
        }
      }
    }
  }
}
