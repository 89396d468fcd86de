package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WeekHoursTest {

  private static final long HOUR = 3_600_000_000L;
  private static final int ROWS = 20_000;

  private static final ValueModel.Time CLOCK =
      new ValueModel.Time(BigDecimal.ONE, List.of("00:00", "23:59:59"), List.of(0.0, 1.0));

  /** @param hour of the week of a row, Saturday's first one 0 */
  private static List<Integer> told(LongUnaryOperator hour, ValueModel.Time clock) {
    long[] times = LongStream.range(0, ROWS)
        .map(row -> (row % 100 * 168 + hour.applyAsLong(Randomness.hash(2, row))) * HOUR + row)
        .toArray();
    ValueModel model = new ValueModel.Time(
        BigDecimal.ONE, List.of("2000-01-01", "2002-01-01"), List.of(0.0, 1.0), List.of(), clock);
    return WeekHours.of(
        Numbers.of(Meaning.TIMESTAMP, times, BigDecimal.ONE.movePointLeft(6)),
        model,
        new PublishingPolicy(10));
  }

  @Test
  void hoursThatDependOnTheDayAreTold() {
    List<Integer> told = told(
        bits -> {
          long day = Randomness.bounded(bits, 7);
          return day * 24 + (day < 2 ? 20 : 9) + Randomness.bounded(Randomness.hash(bits, 1), 3);
        },
        CLOCK);
    assertThat(told).hasSize(168);
    // Monday's tenth hour, and Saturday's.
    assertThat(told.get(9)).isBetween(430, 520);
    assertThat(told.get(5 * 24 + 9)).isZero();
    assertThat(told.get(5 * 24 + 20)).isBetween(430, 520);
  }

  @Test
  void hoursThatDoNotAreNot() {
    assertThat(told(
            bits ->
                Randomness.bounded(bits, 7) * 24 + Randomness.bounded(Randomness.hash(bits, 1), 24),
            CLOCK))
        .isEmpty();
  }

  @Test
  void hoursOfAColumnThatTellsNoneAreTold() {
    assertThat(told(bits -> Randomness.bounded(bits, 7) * 24 + 9, null))
        .hasSize(168)
        .contains(0);
  }

  @Test
  void hoursOfFewRowsAreNotTold() {
    // 5 rows at one hour, of which 10 would have to be.
    List<Integer> told = told(
        bits -> Math.floorMod(bits, 4000) == 1 ? 77 : 10 + 24 * (Math.floorMod(bits, 2) * 3), null);
    assertThat(told).hasSize(168);
    assertThat(told.stream().filter(share -> share > 0)).hasSize(2);
  }
}
