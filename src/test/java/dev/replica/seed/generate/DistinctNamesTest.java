package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.seed.fake.Pool;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistinctNamesTest {

  private static final Pool COUNTRIES = Pool.of("#{Address.country}", "en");
  private static final Pool GIVEN = Pool.of("#{Name.firstName}", "en");
  private static final Pool FAMILY = Pool.of("#{Name.lastName}", "en");

  private static List<String> names(DistinctNames names, long rows, long start) {
    return LongStream.range(0, rows).mapToObj(row -> names.of(row, start)).toList();
  }

  @Test
  void thoseTooLongForTheColumnAreDoneWithoutAndNoneIsNumberedBeforeAllAreTaken() {
    DistinctNames names = DistinctNames.of(COUNTRIES, null, UnaryOperator.identity(), 77, 24);
    assertThat(names(names, 150, 0))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.length() <= 16 && !name.matches(".*[0-9]"));
    assertThat(names(names, 5000, 0)).doesNotHaveDuplicates().allMatch(name -> name.length() <= 24);
  }

  @Test
  void namesOfOneCaseStayDistinctWithoutNumbers() {
    UnaryOperator<String> large = name -> name.toUpperCase(Locale.ROOT);
    assertThat(names(DistinctNames.of(COUNTRIES, null, large, 5, 60), 200, 0))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.equals(large.apply(name)) && !name.matches(".*[0-9]"));
  }

  @Test
  void givenAndFamilyNamesMakePairs() {
    DistinctNames names = DistinctNames.of(GIVEN, FAMILY, UnaryOperator.identity(), -3, 60);
    List<String> made = names(names, 20_000, 0);
    assertThat(made).doesNotHaveDuplicates().allMatch(name -> name.matches("[^ ]+ [^ 0-9]+"));
  }

  @Test
  void inAColumnTooNarrowForThemAllAreNumberedAndCut() {
    DistinctNames names = DistinctNames.of(COUNTRIES, null, UnaryOperator.identity(), 9, 7);
    assertThat(names(names, 900, 100))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.length() <= 7 && name.matches(".*[0-9]"));
  }
}
