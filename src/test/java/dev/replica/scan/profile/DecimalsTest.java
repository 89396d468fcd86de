package dev.replica.scan.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DecimalsTest {

  @Test
  void floatsOfFewDecimalsLieOnTheirGrid() {
    Numbers numbers = Decimals.ofDoubles(
        new double[] {40.75, -73.9851, Double.NaN, 0.1 + 0.2, Double.POSITIVE_INFINITY}, false);
    // .1 + .2 is not .3: the one number that is off the grid of four decimals makes the grid a fine
    // one.
    assertThat(numbers.unit()).isEqualByComparingTo("1e-9");
    Numbers exact = Decimals.ofDoubles(
        new double[] {40.75, -73.9851, Double.NaN, 0.3, Double.POSITIVE_INFINITY}, false);
    assertThat(exact.unit()).isEqualByComparingTo("0.0001");
    assertThat(exact.units())
        .containsExactly(407_500, -739_851, Values.ABSENT, 3000, Values.ABSENT);
  }

  @Test
  void singleFloatsAreReadAsTheyPrint() {
    Numbers numbers = Decimals.ofDoubles(new double[] {0.1f, 2.7f, -3.25f}, true);
    assertThat(numbers.unit()).isEqualByComparingTo("0.01");
    assertThat(numbers.units()).containsExactly(10, 270, -325);
    assertThat(numbers.step()).isEqualTo(5);
  }

  @Test
  void numbersOfManyDigitsKeepTwelveOfThem() {
    Random random = new Random(1);
    double[] values = random.doubles(1000, 5, 6).toArray();
    Numbers numbers = Decimals.ofDoubles(values, false);
    assertThat(numbers.unit()).isEqualByComparingTo("1e-12");
    for (int row = 0; row < values.length; row++) {
      assertThat(numbers.units()[row] * 1e-12).isCloseTo(values[row], Offset.offset(1e-12));
    }
  }

  @Test
  void extremeNumbersFitToo() {
    BigDecimal[] decimals = {
      new BigDecimal("1e400").subtract(BigDecimal.ONE), null, new BigDecimal("-7")
    };
    double[] doubles = {1e300, -1e300, 5e-324, Double.NaN};
    long[] longs = {Long.MAX_VALUE, Long.MIN_VALUE + 1, Values.ABSENT, 0};
    assertThat(Decimals.ofDoubles(doubles, false).units()[0]).isPositive();
    assertThat(Decimals.ofUnits(Meaning.NUMBER, longs, BigDecimal.ONE).units()[2])
        .isEqualTo(Values.ABSENT);
    assertThat(Decimals.ofDecimals(decimals).units()).hasSize(3);
    assertThat(Decimals.ofDoubles(new double[] {Double.NaN}, false).units())
        .containsExactly(Values.ABSENT);
  }

  @Test
  void exactDecimalsKeepTheirScaleAndStep() {
    BigDecimal[] decimals = {
      new BigDecimal("12.50"),
      new BigDecimal("0.25"),
      null,
      BigDecimal.ZERO,
      new BigDecimal("100.00")
    };
    Numbers numbers = Decimals.ofDecimals(decimals);
    assertThat(numbers.unit()).isEqualByComparingTo("0.01");
    assertThat(numbers.step()).isEqualTo(25);
    assertThat(numbers.units()).containsExactly(1250, 25, Values.ABSENT, 0, 10_000);
  }
}
