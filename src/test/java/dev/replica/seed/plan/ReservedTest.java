package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservedTest {

  /** Patterns are compared by the strings that have them: their lengths and the alphabet of each place. */
  @ParameterizedTest
  @CsvSource({
    "\\https:/{2}www.a{5}.a{2}/a{4},\\https:/{2}a{5}.ex\\ample.com/a{4},100",
    "\\https:/{2}a{20}.\\io,\\https:/{2}a{12}.ex\\ample.com,100",
    "\\https:/{2}cdn.s\\hop.com/9{4},\\https:/{2}cdn.s\\hop.com/9{4},100",
    "a{3}.a{4}@a{5}.a{2},a{3}.a{4}@ex\\ample.com,100",
    "a{3}@gm\\ail.com,a{3}@ex\\ample.com,100",
    "a{3}@gm\\ail.com,a{3}@gm\\ail.com,10",
    "@a{5},@a{5},100",
    "a{3}@a{4},a{3}@a{4},100",
    "A{2}-9{4},A{2}-9{4},100"
  })
  void addressesLeadNowhere(String pattern, String expected, int longest) {
    StringPattern reserved = Reserved.of(StringPattern.parse(pattern), longest);
    assertThat(reserved.alphabets()).isEqualTo(StringPattern.parse(expected).alphabets());
    assertThat(reserved.least()).isEqualTo(StringPattern.parse(expected).least());
  }
}
