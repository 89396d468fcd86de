package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EndingsTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  /** Prices from 1 to 300, of which 60 % end in .99, 30 % in .49, the others in .00. */
  private static Values.Numbers prices(int rows) {
    SplittableRandom random = new SplittableRandom(5);
    BigDecimal[] prices = new BigDecimal[rows];
    for (int row = 0; row < rows; row++) {
      double ending = random.nextDouble();
      String cents = ending < .6 ? ".99" : ending < .9 ? ".49" : ".00";
      prices[row] = new BigDecimal(1 + random.nextInt(300) + cents);
    }
    return Values.Numbers.ofDecimals(prices);
  }

  @Test
  void frequentEndingsAreToldWithTheirShares() {
    Endings endings = Endings.of(prices(5000), POLICY);
    assertThat(endings.values())
        .containsExactly(BigDecimal.ZERO, new BigDecimal("0.49"), new BigDecimal("0.99"));
    assertThat(endings.ends().get(0)).isCloseTo(.1, offset(.02));
    assertThat(endings.ends().get(1)).isCloseTo(.4, offset(.02));
    assertThat(endings.ends().get(2)).isEqualTo(1);
  }

  @Test
  void spreadOutNumbersStayInTheirUnitAndFillItEvenly() {
    Values.Numbers prices = prices(5000);
    long[] spread = Endings.of(prices, POLICY).spread(prices).units();
    int below = 0;
    for (int row = 0; row < spread.length; row++) {
      assertThat(Math.floorDiv(spread[row], 100))
          .isEqualTo(Math.floorDiv(prices.units()[row], 100));
      below += Math.floorMod(spread[row], 100) < 50 ? 1 : 0;
    }
    assertThat(below / 5000.0).isCloseTo(.5, offset(.03));
  }

  @Test
  void evenEndingsAndFewRowsSayNothing() {
    SplittableRandom random = new SplittableRandom(6);
    BigDecimal[] even = new BigDecimal[5000];
    java.util.Arrays.setAll(even, row -> BigDecimal.valueOf(random.nextInt(30_000), 2));
    assertThat(Endings.of(Values.Numbers.ofDecimals(even), POLICY)).isNull();
    assertThat(Endings.of(prices(400), POLICY)).isNull();
    assertThat(Endings.of(Values.Numbers.ofWhole(new long[] {1, 2, 3}), POLICY)).isNull();
  }

  @Test
  void aColumnOfSuchNumbersIsToldByBoth() {
    ValueModel.Number model =
        (ValueModel.Number) Marginal.of(prices(5000), POLICY).orElseThrow();
    assertThat(model.endings()).hasSize(3);
    assertThat(model.endingEnds()).hasSize(3);
    assertThat(model.values()).isEqualTo(List.of());
    assertThat(model.at()).hasSizeLessThan(40);
  }
}
