package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Texts;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrittenTest {

  private static final LocalDateTime START = LocalDateTime.of(2023, 1, 30, 6, 5, 4);

  @Test
  void javasInstantsHaveFractionsInThrees() {
    Written written = Written.of(texts(i -> START
        .plusNanos(i % 3 == 0 ? 0 : i * 1_234_567_000L)
        .toInstant(ZoneOffset.UTC)
        .toString()));

    assertThat(written.form().pattern()).isEqualTo("yyyy-MM-dd'T'HH:mm:ss[.SSS][SSS]'Z'");
    assertThat(written.numbers().meaning()).isEqualTo(Meaning.TIMESTAMP);
  }

  @Test
  void offsetsThatChangeWithTheSeasonKeepTheTimeOnTheWall() {
    Written written = Written.of(texts(i -> OffsetDateTime.of(START.plusDays(i), ZoneOffset.UTC)
        .atZoneSameInstant(ZoneId.of("Europe/Zurich"))
        .toOffsetDateTime()
        .toString()));

    assertThat(written.form().pattern()).isEqualTo("yyyy-MM-dd'T'HH:mm:ss'+01:00'");
  }

  @Test
  void monthsBeforeDaysAreToldFromDaysBeforeMonthsByDaysBehindTheTwelfth() {
    assertThat(Written.of(texts(i -> "%02d/%02d/2024".formatted(1 + i % 12, 1 + i % 28)))
            .form()
            .pattern())
        .isEqualTo("MM/dd/yyyy");
    assertThat(Written.of(texts(i -> "%02d/%02d/2024".formatted(1 + i % 28, 1 + i % 12)))
            .form()
            .pattern())
        .isEqualTo("dd/MM/yyyy");
  }

  @Test
  void amountsAreNumbersAndNamesMadeOfDigitsAreNot() {
    assertThat(Written.of(texts(i -> i * 7 % 100 + ".50")).form().pattern()).isEqualTo("0.00");
    assertThat(Written.of(texts(i -> String.valueOf(i * 3))).form().pattern()).isEqualTo("0");
    assertThat(Written.of(texts(i -> String.valueOf(10_000 + i * 997)))).isNull();
    assertThat(Written.of(texts(i -> "0" + (1000 + i)))).isNull();
  }

  @Test
  void digitsAreADateOnlyWhereAllOfThemAreOne() {
    assertThat(Written.of(texts(i -> START.plusDays(i).toLocalDate().toString().replace("-", "")))
            .form()
            .pattern())
        .isEqualTo("yyyyMMdd");
    assertThat(Written.of(texts(i -> String.valueOf(20_240_101 + i * 7)))).isNull();
    assertThat(Written.of(texts(
            i -> START.plusYears(500).plusDays(3 * i).toLocalDate().toString().replace("-", ""))))
        .isNull();
  }

  @Test
  void oneStringOfAnotherFormIsEnoughToTellThemAsTheyLook() {
    assertThat(Written.of(texts(i -> i == 77 ? "unknown" : START.plusDays(i).toString())))
        .isNull();
  }

  @Test
  void nullsStayNull() {
    Written written = Written.of(texts(i -> i % 2 == 0 ? null : i + ".25"));

    assertThat(written.numbers().present()).hasSize(50).startsWith(125, 325);
  }

  private static Texts texts(IntFunction<String> text) {
    String[] all = IntStream.range(0, 100).mapToObj(text).toArray(String[]::new);
    return new Texts(all, new int[all.length]);
  }
}
