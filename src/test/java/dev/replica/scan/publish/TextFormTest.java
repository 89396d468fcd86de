package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import dev.replica.scan.profile.Values.Texts;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormTest {

  private static final LocalDateTime START = LocalDateTime.of(2023, 1, 30, 6, 5, 4);

  @Test
  void javasInstantsHaveFractionsInThrees() {
    TextForm written = form(texts(i -> START
        .plusNanos(i % 3 == 0 ? 0 : i * 1_234_567_000L)
        .toInstant(ZoneOffset.UTC)
        .toString()));

    assertThat(written.form()).isEqualTo("yyyy-MM-dd'T'HH:mm:ss[.SSS][SSS]'Z'");
    assertThat(((Numbers) written.values()).meaning()).isEqualTo(Meaning.TIMESTAMP);
  }

  @Test
  void offsetsThatChangeWithTheSeasonKeepTheTimeOnTheWall() {
    TextForm written = form(texts(i -> OffsetDateTime.of(START.plusDays(i), ZoneOffset.UTC)
        .atZoneSameInstant(ZoneId.of("Europe/Zurich"))
        .toOffsetDateTime()
        .toString()));

    assertThat(written.form()).isEqualTo("yyyy-MM-dd'T'HH:mm:ss'+01:00'");
  }

  @Test
  void monthsBeforeDaysAreToldFromDaysBeforeMonthsByDaysBehindTheTwelfth() {
    assertThat(form(texts(i -> "%02d/%02d/2024".formatted(1 + i % 12, 1 + i % 28)))
            .form())
        .isEqualTo("MM/dd/yyyy");
    assertThat(form(texts(i -> "%02d/%02d/2024".formatted(1 + i % 28, 1 + i % 12)))
            .form())
        .isEqualTo("dd/MM/yyyy");
  }

  @Test
  void amountsAreNumbersAndNamesMadeOfDigitsAreNot() {
    assertThat(form(texts(i -> i * 7 % 100 + ".50")).form()).isEqualTo("0.00");
    assertThat(form(texts(i -> String.valueOf(i * 3))).form()).isEqualTo("0");
    assertThat(form(texts(i -> String.valueOf(10_000 + i * 997)))).isNull();
    assertThat(form(texts(i -> "0" + (1000 + i)))).isNull();
  }

  @Test
  void digitsAreADateOnlyWhereAllOfThemAreOne() {
    assertThat(form(texts(i -> START.plusDays(i).toLocalDate().toString().replace("-", "")))
            .form())
        .isEqualTo("yyyyMMdd");
    assertThat(form(texts(i -> String.valueOf(20_240_101 + i * 7)))).isNull();
    assertThat(form(texts(
            i -> START.plusYears(500).plusDays(3 * i).toLocalDate().toString().replace("-", ""))))
        .isNull();
  }

  @Test
  void stringsOfAnotherFormAreToldApart() {
    TextForm written =
        form(texts(i -> i % 7 == 0 ? "unknown" : START.plusDays(i).toString()));

    assertThat(written.form()).isEqualTo("yyyy-MM-dd'T'HH:mm:ss");
    assertThat(((Numbers) written.values()).present()).hasSize(85);
    assertThat(written.others().texts()[7]).isEqualTo("unknown");
    assertThat(written.others().texts()[8]).isNull();
  }

  @Test
  void fewerThanHalfThatMayNotBeToldAreNoForm() {
    assertThat(form(
            texts(i -> i % 5 > 1 ? "remark " + "abcdefgh".substring(i % 8) + i : i + ".25")))
        .isNull();
    assertThat(form(texts(i -> i % 5 > 1 ? "n/a" : i + ".25")).form()).isEqualTo("0.00");
  }

  @Test
  void digitsBesideOtherDigitsAreCodes() {
    assertThat(form(texts(i -> i % 9 == 0 ? "0" + i : String.valueOf(i)))).isNull();
    assertThat(form(texts(i -> i % 9 == 0 ? "20241301" : "202401" + (10 + i % 20))))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "%d:%02d.%d | m:ss.S",
        "%d:%02d:%02d | h:mm:ss",
        "$%d,%02d5.%02d | '$'#,##0.00",
        "%d%02d,%d%% | 0,0'%'",
        "%d.%d kg | 0.00' kg'",
        "€ %d.%02d0,%02d | '€ '#.##0,00",
        "%d%02d days | 0' days'",
        "%d.%02d1, %d.5 | 0.000', '0.0",
        "POINT(%d.%02d1 %d.5) | 'POINT('-0.000' '0.0')'",
        "%d%02dx%d | 0'x'0"
      })
  void formsAreFoundByWhatAllStringsShare(String format, String pattern) {
    TextForm found =
        form(texts(i -> format.formatted(1 + i * 7 % 91, 10 + i * 13 % 50, i * 3 % 10)));

    assertThat(found).isNotNull();
    assertThat(found.form()).isEqualTo(pattern);
    assertThat(found.others()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h:mm a | h:mm a",
        "HH:mm | HH:mm",
        "M/d/yyyy | M/d/yyyy",
        "dd MMM yyyy | dd MMM yyyy",
        "yyyy-MM | yyyy-MM",
        "M/d/yyyy h:mm:ss a | M/d/yyyy h:mm:ss a"
      })
  void timesAreFoundInTheirPattern(String java, String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(java, Locale.ENGLISH);
    TextForm found = form(texts(i -> START.plusMinutes(i * 76_543L).format(format)));

    assertThat(found).isNotNull();
    assertThat(found.form()).isEqualTo(pattern);
    assertThat(found.others()).isNull();
  }

  @Test
  void versionsAreInTheOrderOfReleases() {
    TextForm found = form(texts(i -> "v1." + i / 10 + "." + i * 7 % 31));

    assertThat(found.form()).isEqualTo("'v'{10}.{10}.{50}");
    assertThat(((Numbers) found.values()).sorted()[0]).isEqualTo(500);
  }

  @Test
  void namesThatEndInNumbersAreNoNumbers() {
    assertThat(form(texts(i -> "TASK-" + i))).isNull();
    assertThat(form(texts(i -> "+1-555-0" + (100 + i)))).isNull();
    assertThat(form(texts(i -> "room " + i))).isNull();
  }

  @Test
  void documentsAreToldFromStringsThatAreNone() {
    TextForm found = form(texts(i -> i % 4 == 0 ? "n/a" : "{\"id\":" + i + "}"));

    assertThat(found.form()).isEqualTo(ValueModel.Written.DOCUMENT);
    assertThat(found.others().texts()[4]).isEqualTo("n/a");
  }

  @Test
  void nullsStayNull() {
    TextForm written = form(texts(i -> i % 2 == 0 ? null : i + ".25"));

    assertThat(((Numbers) written.values()).present()).hasSize(50).startsWith(125, 325);
  }

  private static TextForm form(Texts texts) {
    return TextForm.of(texts, new PublishingPolicy(10));
  }

  private static Texts texts(IntFunction<String> text) {
    String[] all = IntStream.range(0, 100).mapToObj(text).toArray(String[]::new);
    return new Texts(all, new int[all.length]);
  }
}
