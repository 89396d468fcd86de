package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LexemesTest {

  @Test
  void wordsAreNumberedThroughAllTexts() {
    Lexemes lexemes = new Lexemes();
    lexemes.add("The quick, the dead");
    lexemes.add("ÜBER 9 the!");
    assertThat(lexemes).hasToString("'9':6 'dead':4 'quick':2 'the':1,3,7 'über':5");
    assertThat(new Lexemes()).hasToString("");
  }

  @Test
  void noWordHasMorePositionsThanPostgresqlKeeps() {
    Lexemes lexemes = new Lexemes();
    lexemes.add("a ".repeat(20_000));
    assertThat(lexemes.toString().split(",")).hasSize(255);
  }
}
