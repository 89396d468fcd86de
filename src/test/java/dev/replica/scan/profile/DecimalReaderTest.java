package dev.replica.scan.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.util.ByteConverter;

class DecimalReaderTest {

  /** What {@link Decimals#ofDecimals} makes of the decimals themselves. */
  private static void readsAsTheyAre(BigDecimal... decimals) {
    Numbers expected = Decimals.ofDecimals(decimals);
    Numbers read = (Numbers) read(decimals);
    assertThat(read.units()).containsExactly(expected.units());
    assertThat(read.unit()).isEqualByComparingTo(expected.unit());
    assertThat(read.step()).isEqualTo(expected.step());
  }

  private static Values read(BigDecimal... decimals) {
    DecimalReader reader = new DecimalReader();
    for (BigDecimal decimal : decimals) {
      if (decimal == null) {
        reader.absent();
        continue;
      }
      byte[] cell = ByteConverter.numeric(decimal);
      byte[] row = new byte[cell.length + 3];
      System.arraycopy(cell, 0, row, 3, cell.length);
      reader.accept(row, 3, cell.length, cell.length);
    }
    return reader.values();
  }

  private static BigDecimal[] of(String... decimals) {
    return Arrays.stream(decimals)
        .map(text -> text == null ? null : new BigDecimal(text))
        .toArray(BigDecimal[]::new);
  }

  @Test
  void pricesAreRead() {
    readsAsTheyAre(of("12.50", "-0.25", null, "0", "0.00", "100", "20000", "99999999.99"));
    readsAsTheyAre(of("0.0001", "0.00012", "10000", "10000.0001", "-40000000"));
  }

  @Test
  void anyDecimalsAreRead() {
    Random random = new Random(1);
    for (int digits = 1; digits < 130; digits++) {
      BigDecimal[] decimals = new BigDecimal[50];
      for (int row = 0; row < decimals.length; row++) {
        BigInteger unscaled = new BigInteger(random.nextInt(digits), random);
        decimals[row] = new BigDecimal(
            random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(1 + digits / 8));
      }
      readsAsTheyAre(decimals);
    }
  }

  @Test
  void longOnesMayComeLate() {
    readsAsTheyAre(of("1.5", null, "-2", "123456789012345678901234567890.5", null, "3"));
    readsAsTheyAre(of("1.5", "0.00000000000000000001"));
    // Each is short, together they have too many digits.
    readsAsTheyAre(of("0.000000001", "1000000000000"));
    readsAsTheyAre(of("1e15", "0.5"));
    readsAsTheyAre();
  }

  @Test
  void whatIsNoNumberIsAbsent() {
    DecimalReader reader = new DecimalReader();
    for (int sign : new int[] {0xC000, 0xD000, 0xF000}) {
      reader.accept(new byte[] {0, 0, 0, 0, (byte) (sign >> 8), 0, 0, 0}, 0, 8, 8);
    }
    assertThat(((Numbers) reader.values()).units()).containsOnly(Values.ABSENT).hasSize(3);
  }
}
