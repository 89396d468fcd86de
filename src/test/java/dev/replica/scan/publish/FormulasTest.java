package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.replica.catalog.Column;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.support.TableSketch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FormulasTest {

  private static final int ROWS = 1000;

  private final Random random = new Random(8);
  private final List<ColumnProfile> columns = new ArrayList<>();

  /** Adds a column of so many decimals; null where not a number. */
  private double[] column(String name, int decimals, IntToDoubleFunction value) {
    BigDecimal[] numbers = new BigDecimal[ROWS];
    double[] doubles = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double exact = value.applyAsDouble(row);
      numbers[row] = Double.isNaN(exact)
          ? null
          : new BigDecimal(exact + Math.signum(exact) * 1e-9)
              .setScale(decimals, RoundingMode.HALF_UP);
      doubles[row] = numbers[row] == null ? Double.NaN : numbers[row].doubleValue();
    }
    Column column = new Column(
        name,
        columns.size() + 1,
        TableSketch.type("numeric"),
        true,
        Column.Generation.PLAIN,
        Optional.empty(),
        Optional.empty());
    columns.add(new ColumnProfile(column, 0, 0, ROWS, Numbers.ofDecimals(numbers), new BitSet()));
    return doubles;
  }

  private double[] uniform(String name, int decimals, double from, double to) {
    return column(name, decimals, row -> from + (to - from) * random.nextDouble());
  }

  private Map<String, Formulas.Formula> found() {
    return Formulas.of(columns, List.of(), new PublishingPolicy(10));
  }

  private static FormulaTerm term(String factor, String... columns) {
    return new FormulaTerm(new BigDecimal(factor), List.of(columns));
  }

  @Test
  void aSumOfPartsAndAProductWithATaxAreExact() {
    double[] price = uniform("price", 2, 1, 100);
    double[] quantity = uniform("quantity", 0, 1, 10);
    double[] freight = uniform("freight", 2, 0, 20);
    double[] net = column("net", 2, row -> price[row] * quantity[row]);
    double[] tax = column("tax", 2, row -> .19 * net[row]);
    column("total", 2, row -> net[row] + tax[row] + freight[row]);
    Map<String, Formulas.Formula> found = found();
    assertThat(found).containsOnlyKeys("net", "tax", "total");
    assertThat(found.values()).allMatch(Formulas.Formula::exact);
    assertThat(found.get("net").terms()).containsExactly(term("1", "price", "quantity"));
    assertThat(found.get("tax").terms()).containsExactly(term("0.19", "net"));
    assertThat(found.get("total").terms())
        .containsExactlyInAnyOrder(term("1", "net"), term("1", "tax"), term("1", "freight"));
  }

  @Test
  void whatIsLeftIsTheRestInTheColumnsUnits() {
    double[] length = uniform("length", 1, 50, 150);
    column("width", 1, row -> length[row] + random.nextInt(5) / 10.0);
    Formulas.Formula width = found().get("width");
    assertThat(width.terms()).containsExactly(term("1", "length"));
    assertThat(width.exact()).isFalse();
    assertThat(Arrays.stream(width.rest().units())).allMatch(unit -> unit >= 0 && unit < 5);
    assertThat(width.rest().unit()).isEqualByComparingTo("0.1");
  }

  @Test
  void aRestAsWideAsTheColumnMakesNoFormula() {
    double[] one = uniform("one", 1, 0, 100);
    column("other", 1, row -> one[row] + 50 * random.nextGaussian());
    uniform("third", 1, 0, 100);
    assertThat(found()).isEmpty();
  }

  @Test
  void whatEqualsAnotherColumnInManyRowsIsToldWhateverTheRestIs() {
    double[] domestic = uniform("domestic", 0, 0, 1e6);
    column("worldwide", 0, row -> domestic[row] + (row % 3 == 0 ? 0 : 1e6 * random.nextDouble()));
    Formulas.Formula worldwide = found().get("worldwide");
    assertThat(worldwide.terms()).containsExactly(term("1", "domestic"));
    assertThat(Arrays.stream(worldwide.rest().units())).allMatch(unit -> unit >= 0);
  }

  @Test
  void noColumnMakesUpItselfByWayOfOthers() {
    double[] meters = uniform("meters", 3, 1, 9);
    column("centimeters", 1, row -> 100 * meters[row]);
    column("millimeters", 0, row -> 1000 * meters[row]);
    Map<String, Formulas.Formula> found = found();
    assertThat(found).containsOnlyKeys("centimeters", "millimeters");
    found.forEach((name, formula) -> formula.terms().stream()
        .flatMap(part -> part.columns().stream())
        .forEach(part -> assertThat(found.containsKey(part) && found.get(part).mentions(name))
            .isFalse()));
  }

  @Test
  void rowsWithoutAllPartsHaveNoRest() {
    double[] one = column("one", 1, row -> row == 7 ? Double.NaN : random.nextInt(1000) / 10.0);
    double[] two = uniform("two", 1, 0, 100);
    column("both", 1, row -> row == 7 ? 5 : one[row] + two[row]);
    long[] rest = found().get("both").rest().units();
    assertThat(rest[7]).isEqualTo(Values.ABSENT);
    assertThat(rest[8]).isZero();
  }

  @Test
  void fewRowsMakeNoFormula() {
    double[] one = column("one", 1, row -> row < 99 ? random.nextInt(1000) / 10.0 : Double.NaN);
    column("same", 1, row -> one[row]);
    assertThat(found()).isEmpty();
  }

  @Test
  void theEntropyOfEvenPiecesIsTheirLogarithm() {
    long[] sorted = LongStream.range(0, 800).toArray();
    assertThat(Entropy.bits(sorted, 1e9)).isZero();
    assertThat(Entropy.bits(LongStream.range(0, 800).map(i -> i / 100).toArray(), 1))
        .isCloseTo(3, within(1e-12));
    assertThat(Entropy.mode(new long[] {1, 2, 2, 3})).isEqualTo(.5);
  }

  @Test
  void aCostIsItsPriceTimesAFactorThatIsNeverAboveOne() {
    double[] price = column("price", 2, row -> Math.exp(1 + 3 * random.nextDouble()));
    column("cost", 2, row -> price[row] * (.4 + .6 * random.nextDouble()));
    uniform("weight", 0, 1, 500);
    Map<String, Formulas.Formula> found = found();
    assertThat(found).containsOnlyKeys("cost");
    Formulas.Formula cost = found.get("cost");
    assertThat(cost.multiplied()).isTrue();
    assertThat(cost.terms()).containsExactly(term("1", "price"));
    double unit = cost.rest().unit().doubleValue();
    assertThat(cost.rest().sorted()[0] * unit).isBetween(.39, .41);
    assertThat(cost.rest().sorted()[ROWS - 1] * unit).isBetween(.99, 1.0);
    // Knots are rounded outward, but not beyond what has always been.
    Marginal.Placed placed =
        Marginal.placeFactors(cost.rest(), new PublishingPolicy(10)).orElseThrow();
    assertThat(placed.knots().lastKey()).isLessThanOrEqualTo(2 * Math.round(1 / unit) + 1);
  }

  @Test
  void factorsOfFewDigitsAreTheirDigits() {
    double[] price = uniform("price", 2, 5, 100);
    double[] quantity = uniform("quantity", 0, 1, 10);
    double[] discounts = {0, 0, .05, .1, .2};
    column("amount", 2, row -> price[row] * quantity[row] * (1 - discounts[random.nextInt(5)]));
    Formulas.Formula amount = found().get("amount");
    assertThat(amount.multiplied()).isTrue();
    assertThat(amount.terms()).containsExactly(term("1", "price", "quantity"));
    assertThat(amount.rest().unit()).isEqualByComparingTo("0.01");
    assertThat(Arrays.stream(amount.rest().sorted()).distinct())
        .containsExactly(80L, 90L, 95L, 100L);
  }

  @Test
  void columnsThatKnowNothingOfEachOtherHaveNoFactor() {
    // One is always far below the other.
    column("price", 2, row -> Math.exp(1 + 3 * random.nextDouble()));
    uniform("salary", 0, 20_000, 80_000);
    uniform("age", 0, 18, 80);
    column("views", 0, row -> Math.exp(4 + 2 * random.nextGaussian()));
    assertThat(found()).isEmpty();
  }

  @Test
  void columnsThatGrowTogetherButNotInProportionHaveNoFactor() {
    double[] area = uniform("area", 1, 20, 200);
    column("windows", 0, row -> 2 + area[row] / 20 + 2 * random.nextDouble());
    assertThat(found().values()).noneMatch(Formulas.Formula::multiplied);
  }
}
