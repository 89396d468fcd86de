package dev.replica.seed.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StringPatternTest {

  private static StringPattern parse(String pattern) {
    return StringPattern.parse(pattern);
  }

  @Test
  void symbolsStandForAlphabetsAndAllElseForItself() {
    assertThat(parse("Aa9hH*-").alphabets())
        .containsExactly(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "abcdefghijklmnopqrstuvwxyz",
            "0123456789",
            "0123456789abcdef",
            "0123456789ABCDEF",
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            "-");
  }

  @Test
  void aBackslashTakesTheMeaningFromASymbol() {
    assertThat(parse("\\A\\\\\\{9").alphabets()).containsExactly("A", "\\", "{", "0123456789");
  }

  @Test
  void bracesRepeatWhatStandsBeforeThem() {
    assertThat(parse("A{3}-9{2,4}").runs())
        .containsExactly(
            new StringPattern.Run("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3, 3),
            new StringPattern.Run("-", 1, 1),
            new StringPattern.Run("0123456789", 2, 4));
    assertThat(parse("A{3}-9{2,4}").least()).isEqualTo(6);
    assertThat(parse("A{3}-9{2,4}").length()).isEqualTo(8);
  }

  @Test
  void thePatternOfTheEmptyStringHasOneString() {
    assertThat(parse("").size()).isEqualTo(1);
    assertThat(parse("").length()).isZero();
  }

  @Test
  void sizeCountsStringsOfFullLengthAsFarAsALongCan() {
    assertThat(parse("A9{2}-").size()).isEqualTo(2600);
    assertThat(parse("9{16}").size()).isEqualTo(10_000_000_000_000_000L);
    assertThat(parse("9{19}").size()).isEqualTo(KeyDomain.UNBOUNDED);
    assertThat(parse("*{400}").size()).isEqualTo(KeyDomain.UNBOUNDED);
  }

  @Test
  void patternsOverlapWhereAStringCouldHaveBoth() {
    assertThat(parse("A9").overlaps(parse("*h"))).isTrue();
    assertThat(parse("A9").overlaps(parse("a9"))).isFalse();
    assertThat(parse("A9").overlaps(parse("A99"))).isFalse();
    assertThat(parse("A-9").overlaps(parse("A/9"))).isFalse();
    assertThat(parse("9{2,3}").overlaps(parse("h{3}"))).isTrue();
  }

  @Test
  void stringsAreNumberedByTheirCharactersTheFirstOneBeingTheLowestDigit() {
    StringPattern pattern = parse("A-9{2}");
    assertThat(pattern.number("A-00")).isZero();
    assertThat(pattern.number("B-00")).isEqualTo(1);
    assertThat(pattern.number("A-10")).isEqualTo(26);
    assertThat(pattern.number("Z-99")).isEqualTo(pattern.size() - 1);
  }

  @Test
  void stringsOfAnotherFormHaveNoNumber() {
    StringPattern pattern = parse("A-9{1,2}");
    for (String other : new String[] {"", "A-0", "a-00", "A-000", "A+00", "Á-00"}) {
      assertThat(pattern.number(other)).as(other).isEqualTo(-1);
    }
    assertThat(parse("9{30}").number("x" + "9".repeat(29))).isEqualTo(-1);
    assertThat(parse("9{30}").number("7" + "0".repeat(29))).isEqualTo(7);
  }

  @Test
  void ofLongStringsTheFirstCharactersTell() {
    StringPattern pattern = parse("9{30}");
    assertThat(pattern.telling()).isEqualTo(17);
    assertThat(pattern.number("9".repeat(30))).isEqualTo(99_999_999_999_999_999L);
    assertThat(pattern.number("7" + "0".repeat(16) + "1".repeat(13))).isEqualTo(7);
    assertThat(parse("A-9{2}").telling()).isEqualTo(4);
  }

  @Test
  void brokenPatternsAreRefused() {
    assertThatThrownBy(() -> parse("9{3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("brace");
    assertThatThrownBy(() -> parse("9\\"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("backslash");
  }
}
