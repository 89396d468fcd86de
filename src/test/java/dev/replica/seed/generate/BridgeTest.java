package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.model.Randomness;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BridgeTest {

  private static long[] fitted(long span, long near, long most, long grain, long... gaps) {
    long[] fitted = gaps.clone();
    Bridge.fit(fitted, fitted.length, span, near, most, grain, 5);
    return fitted;
  }

  @Test
  void gapsThatAreAboutRightStayWhatTheyAre() {
    assertThat(fitted(100, 15, 200, 1, 10, 40, 2, 60)).containsExactly(10, 40, 2, 60);
  }

  @Test
  void longGapsChangeAndShortOnesStay() {
    assertThat(fitted(1000, 50, 2000, 1, 5, 700, 5, 5, 5)).satisfies(gaps -> {
      assertThat(gaps[0]).isEqualTo(5);
      assertThat(gaps[1]).isBetween(900L, 1000L);
      assertThat(gaps[4]).isEqualTo(5);
    });
  }

  @Test
  void changesAreMultiplesOfTheGrain() {
    for (long gap : fitted(70, 7, 200, 7, 14, 14, 14, 14, 14, 14, 14)) {
      assertThat(gap % 7).isZero();
    }
  }

  @Test
  void anyGapsAddUpToWithinWhatIsAskedForAndNoneIsNegative() {
    for (int round = 0; round < 500; round++) {
      long bits = Randomness.hash(3, round);
      long[] gaps = new long[1 + (int) Randomness.bounded(bits, 40)];
      Arrays.setAll(gaps, i -> Randomness.bounded(Randomness.hash(bits, i), 1L << 1 + i % 30));
      long span = Randomness.bounded(Randomness.hash(bits, -1), 1L << 28);
      long near = span / 10;
      Bridge.fit(gaps, gaps.length, span, near, span + near, 1, bits);
      assertThat(LongStream.of(gaps).sum())
          .as("round " + round)
          .isGreaterThanOrEqualTo(span - near - gaps.length);
      assertThat(LongStream.of(gaps).min().orElseThrow()).isGreaterThanOrEqualTo(0);
    }
  }
}
