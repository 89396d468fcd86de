package dev.replica.seed.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LettersTest {

  private final Letters latin = new Letters(StandardCharsets.ISO_8859_1);

  @Test
  void marksGoWhereTheDatabaseLacksTheLetter() {
    assertThat(latin.written("Łódź")).contains("Lódz");
    assertThat(latin.written("Müller")).contains("Müller");
    assertThat(new Letters(StandardCharsets.US_ASCII).written("Straße")).contains("Strasse");
    assertThat(new Letters(StandardCharsets.UTF_8).written("Łódź")).contains("Łódź");
  }

  @Test
  void whatCannotBeWrittenIsNone() {
    assertThat(latin.written("東京")).isEmpty();
  }

  @Test
  void aLanguageThatTheDatabaseHasNoLettersOfIsEnglish() {
    Pool pool = Pool.of("#{Name.lastName}", "ja", StandardCharsets.ISO_8859_1);
    assertThat(pool.size()).isGreaterThan(100);
    for (int i = 0; i < pool.size(); i++) {
      assertThat(latin.has(pool.text(i))).isTrue();
    }
    assertThat(Pool.of("#{Name.lastName}", "ja").text(0)).matches("\\p{IsHan}+");
  }
}
