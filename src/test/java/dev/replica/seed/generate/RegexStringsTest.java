package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexStringsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[0-9]{5}(-[0-9]{4})?$",
        "^[A-Z]{2}[0-9]{2,8}$",
        "^[^@ ]+@[^@ ]+\\.[a-z]{2,}$",
        "^(\\+|00)[1-9]\\d*$",
        "^(red|green|blue)$",
        "^#[0-9a-fA-F]{6}$",
        "^\\w+(-\\w+)*$",
        "^(?:a|bc){2,3}x?$",
        "^$",
        "[0-9]",
        "^a.c$",
        "^[^a-zA-Z0-9]$",
        "^[]\\-\\\\]+$",
        "^https?://[^ ]+$",
        "^\\d{1,3}(\\.\\d{1,3}){3}$"
      })
  void stringsMatchTheExpression(String regex) {
    RegexStrings strings = RegexStrings.of(regex, 40).orElseThrow();
    // None of these is read otherwise by Java.
    Pattern pattern = Pattern.compile(regex.replace("[]", "[\\]"));
    for (long bits = -500; bits < 500; bits++) {
      assertThat(strings.draw(bits))
          .matches(string -> pattern.matcher(string).find())
          .hasSizeLessThanOrEqualTo(40);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%", "%x%", "__-__", "100\\%", "%"})
  void stringsMatchThePatternOfLike(String like) {
    RegexStrings strings = RegexStrings.ofLike(like, 12).orElseThrow();
    Pattern pattern = Pattern.compile(
        like.replace("\\%", "#").replace("%", ".*").replace("_", ".").replace("#", "%"));
    for (long bits = 0; bits < 200; bits++) {
      assertThat(strings.draw(bits)).matches(pattern).hasSizeLessThanOrEqualTo(12);
    }
  }

  @Test
  void theMaximumLengthHoldsWhateverIsDrawn() {
    RegexStrings strings = RegexStrings.of("^(a|bbbb)+[0-9]*(cc)?$", 6).orElseThrow();
    Set<Integer> lengths = new HashSet<>();
    for (long bits = 0; bits < 2000; bits++) {
      lengths.add(strings.draw(bits * 0x9E3779B97F4A7C15L).length());
    }
    assertThat(lengths).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
  }

  @Test
  void everyAlternativeIsDrawn() {
    RegexStrings strings = RegexStrings.of("^(red|green|blue)$", 10).orElseThrow();
    Set<String> drawn = new HashSet<>();
    for (long bits = 0; bits < 100; bits++) {
      drawn.add(strings.draw(bits));
    }
    assertThat(drawn).containsExactlyInAnyOrder("red", "green", "blue");
  }

  @Test
  void theSameBitsMakeTheSameString() {
    assertThat(RegexStrings.of("^[a-z]{8}$", 8).orElseThrow().draw(42)).isEqualTo("bkquuxmr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(?!x)[a-z]+$", "a^b", "\\mcat\\M", "(a)\\1", "^[a-z]{20}$", "a$b"})
  void whatCanNotBeMadeIsRefused(String regex) {
    assertThat(RegexStrings.of(regex, 10)).isEmpty();
  }
}
