package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import dev.replica.model.Polyline;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarginalTest {

  private static final int MIN_COUNT = 10;
  private static final PublishingPolicy POLICY = new PublishingPolicy(MIN_COUNT);

  /** Kinds of columns: draws of the nth row, as whole numbers. */
  enum Kind {
    UNIFORM(random -> random.nextInt(100_000)),
    NORMAL(random -> Math.round(1000 * random.nextGaussian())),
    EXPONENTIAL(random -> (long) (-5_000 * StrictMath.log(1 - random.nextDouble()))),
    HEAVY_TAILED(random -> (long) StrictMath.pow(1 - random.nextDouble(), -1.2)),
    SMALL(random -> random.nextInt(7)),
    HEAPED(random -> random.nextInt(3) > 0 ? 5L * random.nextInt(40) : random.nextInt(200)),
    MOSTLY_ZERO(random -> random.nextInt(20) > 0 ? 0 : 1 + random.nextInt(1_000_000)),
    TWO_CLUSTERS(random -> (random.nextBoolean() ? 0 : 1_000_000_000L) + random.nextInt(300)),
    HUGE(random -> random.nextLong() >> 4),
    CONSTANT(random -> 42);

    private final ToLongFunction<Random> draw;

    Kind(ToLongFunction<Random> draw) {
      this.draw = draw;
    }

    long[] rows(int rows, long seed) {
      Random random = new Random(seed);
      return LongStream.generate(() -> draw.applyAsLong(random)).limit(rows).toArray();
    }
  }

  static List<Kind> kinds() {
    return List.of(Kind.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aHundredKnotsAtMostAreWithinHalfAPerCentOfTheSample(Kind kind) {
    long[] rows = kind.rows(100_000, 1);
    ValueModel.Number number = published(rows);
    assertThat(number.at()).hasSizeBetween(2, 100);
    // .0025 for leaving out knots, as much for a cell, and the rounding of shares.
    assertThat(distance(rows, number)).isLessThan(0.00502);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noKnotIsAValueOfFewRows(Kind kind) {
    for (int seed = 0; seed < 40; seed++) {
      long[] rows = kind.rows(20 + 37 * seed, seed);
      Map<BigDecimal, Long> counts = Arrays.stream(rows)
          .boxed()
          .collect(Collectors.groupingBy(BigDecimal::valueOf, Collectors.counting()));
      for (BigDecimal knot : published(rows).at()) {
        assertThat(counts.getOrDefault(
                knot.setScale(Math.max(0, knot.stripTrailingZeros().scale())), 1000L))
            .as("rows at the knot %s, seed %d", knot, seed)
            .isGreaterThanOrEqualTo(MIN_COUNT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void betweenNeighbouringKnotsLieNoRowsOrMany(Kind kind) {
    for (int seed = 0; seed < 40; seed++) {
      long[] rows = kind.rows(20 + 37 * seed, seed);
      ValueModel.Number number = published(rows);
      for (int knot = 1; knot < number.at().size(); knot++) {
        double share = number.cumulative().get(knot) - number.cumulative().get(knot - 1);
        // Shares are rounded to four decimals, each by half of the last one at most.
        boolean none = share <= 0.0001;
        boolean many = share * rows.length >= MIN_COUNT - 0.0001 * rows.length;
        assertThat(none || many).as("piece %d, seed %d", knot, seed).isTrue();
      }
    }
  }

  @Test
  void anOutlierBesideAnAtomVanishes() {
    long[] rows = new long[1000];
    rows[17] = 987_654;
    assertThat(published(rows).at()).containsExactly(new BigDecimal("-0.5"), new BigDecimal("0.5"));
  }

  @Test
  void endsAreRoundedAwayFromTheOutermostRows() {
    long[] rows = LongStream.range(0, 500).map(row -> 10_000 + 97 * row * row).toArray();
    ValueModel.Number number = published(rows);
    long last = rows[rows.length - 1];
    assertThat(number.at().get(0).longValue()).isLessThanOrEqualTo(10_000);
    assertThat(number.at().get(number.at().size() - 1).longValue())
        .isGreaterThan(last)
        .isLessThan(last + last / 10);
  }

  @Test
  void fewRowsTellNothing() {
    assertThat(Marginal.of(Numbers.ofWhole(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9}), POLICY))
        .isEmpty();
    assertThat(Marginal.of(Numbers.ofWhole(new long[0]), POLICY)).isEmpty();
  }

  @Test
  void absentValuesDoNotCount() {
    long[] rows = new long[40];
    Arrays.fill(rows, 20, 40, Values.ABSENT);
    Arrays.fill(rows, 0, 20, 3);
    ValueModel.Number number = published(rows);
    assertThat(number.step()).isEqualByComparingTo("3");
    assertThat(number.at()).containsExactly(new BigDecimal("1.5"), new BigDecimal("4.5"));
  }

  @Test
  void timesAreCutAtRoundHoursAndDays() {
    Random random = new Random(5);
    long[] micros = LongStream.generate(() -> 60_000_000L * random.nextInt(30 * 1440))
        .limit(50_000)
        .toArray();
    ValueModel.Time time = time(Meaning.TIMESTAMP, micros);
    assertThat(time.step()).isEqualByComparingTo("60");
    assertThat(time.at().get(0)).isEqualTo("1999-12-31T23:59:30");
    assertThat(time.at().get(time.at().size() - 1)).isEqualTo("2000-01-30T23:59:30");
  }

  @Test
  void datesStepByDaysEvenIfAllAreMondays() {
    ValueModel.Time time = time(
        Meaning.DATE,
        LongStream.range(0, 3000)
            .map(week -> (week % 300) * 7 * 86_400_000_000L)
            .toArray());
    assertThat(time.step()).isEqualByComparingTo("86400");
    assertThat(time.at()).allMatch(knot -> knot.endsWith("T12:00"));
  }

  @Test
  void timesOfDayStayWithinTheDay() {
    Random random = new Random(6);
    LongUnaryOperator late = ignored -> 86_399_999_999L - Math.abs(random.nextInt(50));
    ValueModel.Time time =
        time(Meaning.TIME_OF_DAY, LongStream.range(0, 1000).map(late).toArray());
    assertThat(time.at()).allSatisfy(knot -> assertThat(knot).isBetween("00:00", "24:00:00"));
    ValueModel.Time early = time(
        Meaning.TIME_OF_DAY,
        LongStream.range(0, 1000).map(row -> row % 3 * 3_600_000_000L).toArray());
    assertThat(early.at().get(0)).isEqualTo("00:00");
  }

  private static ValueModel.Time time(Meaning meaning, long[] micros) {
    long step = Arrays.stream(micros)
        .reduce(0, (a, b) -> BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValue());
    Numbers numbers = new Numbers(meaning, micros, new BigDecimal("0.000001"), step);
    return (ValueModel.Time) Marginal.of(numbers, POLICY).orElseThrow();
  }

  private static ValueModel.Number published(long[] rows) {
    ValueModel.Number number =
        (ValueModel.Number) Marginal.of(Numbers.ofWhole(rows), POLICY).orElseThrow();
    assertThat(polyline(number).first()).isLessThan(polyline(number).last());
    return number;
  }

  /** Fails where the knots do not ascend strictly, or the shares do not go from 0 to 1. */
  private static Polyline polyline(ValueModel.Number number) {
    return Polyline.of(
        number.at().stream().mapToDouble(BigDecimal::doubleValue).toArray(),
        number.cumulative().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The Kolmogorov distance of the rows and of what is drawn from the polyline and rounded. */
  private static double distance(long[] rows, ValueModel.Number number) {
    double step = number.step().doubleValue();
    Polyline polyline = polyline(number);
    long[] sorted = rows.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int index = 0; index < sorted.length; index++) {
      if (index + 1 == sorted.length || sorted[index + 1] != sorted[index]) {
        double drawn = polyline.cdf(sorted[index] + step / 2);
        distance = Math.max(distance, Math.abs(drawn - (index + 1.0) / sorted.length));
      }
    }
    return distance;
  }

  @Test
  void noKnotOfDifferencesIsBelowThem() {
    Random random = new Random(8);
    for (int spread : new int[] {1, 30, 100_000, 1_000_000_000}) {
      Numbers differences = Numbers.ofWhole(random.longs(500, 0, spread).toArray());
      ValueModel.Number number = (ValueModel.Number)
          NumberColumn.ofDifferences("", differences, new PublishingPolicy(10)).model();
      assertThat(number.at().get(0).doubleValue())
          .as("of %d", spread)
          .isGreaterThanOrEqualTo(-number.step().doubleValue() / 2);
    }
  }
}
