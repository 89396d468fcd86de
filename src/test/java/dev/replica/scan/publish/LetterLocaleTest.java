package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterLocaleTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  @ParameterizedTest
  @CsvSource({
    "de, Müller|Weiß|Köhler|Schäfer",
    "fr, Lefèvre|François|Bénédicte|Hélène",
    "es, Muñoz|Pérez|García|Núñez",
    "pl, Wójcik|Łukasz|Żuk|Gałąź",
    "cs, Dvořák|Růžička|Němec|Šťastný",
    "sv, Åström|Sjöberg|Bäckström|Öberg",
    "nb-NO, Sørensen|Ødegård|Bækken|Håkon",
    "tr, Yıldız|Çağlar|Şahin|Öztürk",
    "ja, 田中さくら|高橋 健|鈴木ゆい|佐藤",
    "zh-CN, 王伟|李娜|张敏|刘洋",
    "ru, Иванов|Смирнова|Кузнецов|Попов",
    "uk, Шевченко|Ткаченко|Олійник|Їжак",
    "ko, 김민준|이서연|박지훈|최수빈"
  })
  void lettersTellTheLanguage(String locale, String names) {
    List<String> all = new ArrayList<>();
    for (String name : names.split("\\|")) {
      all.addAll(Collections.nCopies(10, name));
    }
    all.addAll(Collections.nCopies(200, "Plain"));
    assertThat(LetterLocale.of(all, POLICY)).isEqualTo(locale);
  }

  @Test
  void fewStrangersTellNothing() {
    List<String> all = new ArrayList<>(Collections.nCopies(5000, "Smith"));
    all.addAll(Collections.nCopies(30, "Müller"));
    assertThat(LetterLocale.of(all, POLICY)).isNull();
    assertThat(LetterLocale.of(Collections.nCopies(9, "Weiß"), POLICY)).isNull();
  }

  @Test
  void lettersOfManyLanguagesTellNone() {
    List<String> all = new ArrayList<>();
    for (String name : List.of("Müller", "Łukasz", "Sørensen", "Dvořák", "García")) {
      all.addAll(Collections.nCopies(20, name));
    }
    assertThat(LetterLocale.of(all, POLICY)).isNull();
    assertThat(LetterLocale.of(Collections.nCopies(50, "café"), POLICY))
        .as("many have it")
        .isNull();
  }
}
