package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.SqlType;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridValuesTest {

  private static final int ROWS = 30_000;

  private static final GridValues PRICES = GridValues.of(
      new ValueModel.Number(
          new BigDecimal("0.01"),
          List.of(new BigDecimal("0.995"), new BigDecimal("100.995")),
          List.of(0.0, 1.0),
          List.of(),
          List.of(BigDecimal.ZERO, new BigDecimal("0.49"), new BigDecimal("0.99")),
          List.of(.1, .4, 1.0)),
      Lattice.of(
              new SqlType.Scalar(
                  0, new QualifiedName(SqlType.SYSTEM, "numeric"), 'N', List.of(10, 2)),
              2)
          .orElseThrow(),
      Limits.NONE);

  @Test
  void endingsComeAsOftenAsTheirSharesSay() {
    int[] counts = new int[100];
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int row = 0; row < ROWS; row++) {
      long units = PRICES.units((row + .5) / ROWS);
      counts[Math.floorMod(units, 100)]++;
      least = Math.min(least, units);
      most = Math.max(most, units);
    }
    assertThat(counts[0] / (double) ROWS).isCloseTo(.1, offset(.002));
    assertThat(counts[49] / (double) ROWS).isCloseTo(.3, offset(.002));
    assertThat(counts[99] / (double) ROWS).isCloseTo(.6, offset(.002));
    assertThat(least).isEqualTo(100);
    assertThat(most).isEqualTo(10_099);
  }

  @Test
  void aValuesRankLiesAmongThoseThatGiveIt() {
    for (int row = 1; row < 1000; row++) {
      long units = PRICES.units(row / 1000.0);
      assertThat(PRICES.units(PRICES.unlimitedRank(units))).isEqualTo(units);
    }
  }
}
