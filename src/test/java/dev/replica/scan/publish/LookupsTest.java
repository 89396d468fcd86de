package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookupsTest {

  private static final int ROWS = 5_000;
  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  private final Random random = new Random(1);
  private final int[] cities =
      IntStream.range(0, ROWS).map(row -> random.nextInt(20)).toArray();

  private static void add(Lookups lookups, String name, int[] values) {
    String[] strings = IntStream.of(values).mapToObj(value -> name + value).toArray(String[]::new);
    Texts texts = new Texts(strings, new int[values.length]);
    lookups.add(name, texts, Literals.of(texts, POLICY));
  }

  private int[] countries() {
    return IntStream.of(cities).map(city -> city % 4).toArray();
  }

  private static Map<String, Lookups.Lookup> find(int[] cities, int[] countries) {
    Lookups lookups = new Lookups(POLICY);
    add(lookups, "country", countries);
    add(lookups, "city", cities);
    return lookups.find();
  }

  @Test
  void cityDecidesCountryAndNotTheOtherWayRound() {
    Map<String, Lookups.Lookup> found = find(cities, countries());
    assertThat(found).containsOnlyKeys("country");
    Lookups.Lookup country = found.get("country");
    assertThat(country.column()).isEqualTo("city");
    Texts texts = new Texts(
        IntStream.of(cities).mapToObj(city -> "city" + city).toArray(String[]::new), new int[ROWS]);
    Literals told = Literals.of(texts, POLICY);
    for (int place = 0; place < told.values().size(); place++) {
      int city = Integer.parseInt(told.values().get(place).substring(4));
      assertThat(country.values().get(place)).isEqualTo("country" + city % 4);
    }
  }

  @Test
  void whatHoldsInFewerThanNearlyAllRowsIsNoRule() {
    int[] countries = countries();
    for (int row = 0; row < ROWS; row += 100) {
      countries[row] = random.nextInt(4);
    }
    assertThat(find(cities, countries)).isEmpty();
  }

  @Test
  void aColumnThatNearlyAlwaysHasOneValueDependsOnNothing() {
    int[] countries =
        IntStream.range(0, ROWS).map(row -> row % 300 == 0 ? 1 : 0).toArray();
    assertThat(find(cities, countries)).isEmpty();
  }

  @Test
  void pairsOfFewRowsAreNotTold() {
    int[] countries = countries();
    int[] rare = cities.clone();
    // Ten rows have the city, but only nine of them both.
    IntStream.range(0, 10).forEach(row -> rare[row] = 77);
    countries[0] = 3;
    IntStream.range(1, 10).forEach(row -> countries[row] = 2);
    assertThat(find(rare, countries)).isEmpty();
  }

  @Test
  void ofTwoThatDecideEachOtherOneIsDrawn() {
    Lookups lookups = new Lookups(POLICY);
    add(lookups, "city", cities);
    lookups.add(
        "number",
        Numbers.ofWhole(IntStream.of(cities).mapToLong(city -> 3L * city).toArray()));
    add(lookups, "code", cities);
    assertThat(lookups.find())
        .containsOnlyKeys("number", "code")
        .allSatisfy((name, lookup) -> assertThat(lookup.column()).isEqualTo("city"));
  }
}
