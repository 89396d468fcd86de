package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.model.Randomness;
import dev.replica.seed.plan.StringPattern;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static String made(String pattern, long bits) {
    Scratch scratch = new Scratch();
    Words.pattern(StringPattern.parse(pattern), bits, scratch);
    return scratch.toString();
  }

  @Test
  void stringsHaveTheirPattern() {
    for (int i = 0; i < 500; i++) {
      assertThat(made("A{2}-9{3}\\A*h{1,3}H", Randomness.hash(1, i)))
          .matches("[A-Z]{2}-[0-9]{3}A[0-9A-Za-z][0-9a-f]{1,3}[0-9A-F]");
    }
  }

  @Test
  void lengthsAndCharactersOfAPatternAllOccur() {
    Set<Integer> lengths = new HashSet<>();
    Set<Character> digits = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      String digit = made("9{1,5}", Randomness.hash(2, i));
      lengths.add(digit.length());
      digit.chars().forEach(c -> digits.add((char) c));
    }
    assertThat(lengths).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(digits).hasSize(10);
  }

  @Test
  void smallLettersInARowTurnFromConsonantsToVowels() {
    for (int i = 0; i < 500; i++) {
      String word = made("a{3,9}", Randomness.hash(3, i));
      assertThat(word).matches("[a-z]{3,9}");
      for (int k = 1; k < word.length(); k++) {
        assertThat("aeiou".indexOf(word.charAt(k)) < 0)
            .as(word)
            .isNotEqualTo("aeiou".indexOf(word.charAt(k - 1)) < 0);
      }
    }
  }

  @Test
  void proseHasItsLengthAndNoSpaceAtItsEnds() {
    for (int length = 0; length < 300; length++) {
      Scratch scratch = new Scratch();
      scratch.append('<');
      Words.prose(length, Randomness.hash(4, length), scratch);
      assertThat(scratch.toString()).hasSize(length + 1).matches("<([a-z]+( [a-z]+)*)?");
    }
  }

  @Test
  void theSameBitsMakeTheSameStringAndOthersAnother() {
    assertThat(made("*{12}", 5)).isEqualTo(made("*{12}", 5));
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      made.add(made("*{12}", Randomness.hash(6, i)));
    }
    assertThat(made).hasSize(1000);
  }
}
