package dev.replica.seed.plan.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresRegexTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ' ',
      value = {
        "^[0-9]{5}$ 12345 true",
        "^[0-9]{5}$ 123456 false",
        "\\mcat\\M the-cat! true",
        "\\mcat\\M concat false",
        "[[:<:]]cat[[:>:]] a-cat true",
        "^[]a]+$ ]a true",
        "^[^]a]+$ ]a false",
        "a{ a{ true",
        "^a|b$ ab true",
        "^\\w+$ a_1 true",
        "^[\\w.-]+$ a.b-c true",
        "^[a-]+$ a- true",
        "(?i)^abc$ ABC true",
        "^a.c$ aéc true",
        "^(?:ab?){2}$ aab true",
        "^x(?!y) xz true",
        "^x(?!y) xy false",
        "(?<=a)b ab true",
        "\\u0041 A true",
        "\\. a false",
        "^[&&[a]+$ a&[ true",
        "^[^\\d]$ 5 false",
        "^\\S*$ ab true",
        "^a*?$ aaa true"
      })
  void matchesWhatPostgresMatches(String regex, String text, boolean matches) {
    assertThat(PostgresRegex.parse(regex)
            .orElseThrow()
            .pattern(false)
            .matcher(text)
            .find())
        .as(regex + " " + text)
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a)\\1", "a**", "*a", "(a", "a)", "[a", "[[.a.]]", "[[=a=]]", "***=a", "(?n)a", "[z-a]",
        "a{2,1}", "a{300}", "\\q", "a\\"
      })
  void whatIsNotCertainIsRefused(String regex) {
    assertThat(PostgresRegex.parse(regex)).isEmpty();
  }

  @Test
  void theEndIsTheVeryEnd() {
    assertThat(PostgresRegex.parse("a$")
            .orElseThrow()
            .pattern(false)
            .matcher("a\n")
            .find())
        .isFalse();
    assertThat(PostgresRegex.parse("a.b")
            .orElseThrow()
            .pattern(false)
            .matcher("a\nb")
            .find())
        .isTrue();
  }

  @Test
  void patternsOfLikeMatchTheWholeString() {
    assertThat(
            LikePattern.parse("a%_").orElseThrow().pattern(false).matcher("ab").find())
        .isTrue();
    assertThat(
            LikePattern.parse("a%_").orElseThrow().pattern(false).matcher("a").find())
        .isFalse();
    assertThat(
            LikePattern.parse("a\\%").orElseThrow().pattern(false).matcher("ab").find())
        .isFalse();
    assertThat(LikePattern.parse("a\\")).isEmpty();
  }
}
