package dev.replica.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.replica.model.Randomness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenFormTest {

  private static final LocalDateTime EPOCH = LocalDate.of(2000, 1, 1).atStartOfDay();

  /** What java.time prints by the same pattern is read as the same time, and printed as the same text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
        "yyyy-MM-dd HH:mm:ss.SSSSSS",
        "dd.MM.yyyy HH:mm:ss",
        "MM/dd/yyyy HH:mm",
        "yyyyMMddHHmmss",
        "M/d/yyyy h:mm:ss a",
        "d MMM yyyy, HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+02:00'"
      })
  void timesAreWrittenAsJavaWritesThem(String pattern) {
    DateTimeFormatter java = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    WrittenForm form = WrittenForm.of(pattern);
    for (int i = 0; i < 500; i++) {
      double uniform = Randomness.uniform(Randomness.hash(7, i));
      LocalDateTime time = EPOCH
          .minusYears(30)
          .plusSeconds((long) (uniform * 70 * 365 * 86_400))
          .plusNanos(1000L * (i * 7919 % 1_000_000));
      String text = java.format(time);
      LocalDateTime read = LocalDateTime.parse(text, java);

      assertThat(EPOCH.plusNanos(form.units(text) * 1000)).isEqualTo(read);
      assertThat(print(form, form.units(text))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "[.SSSSSS], 2024-02-29T10:20:30, 2024-02-29T10:20:30.5, 2024-02-29T10:20:30.000120",
    "[.SSS][SSS], 2024-02-29T10:20:30, 2024-02-29T10:20:30.500, 2024-02-29T10:20:30.000120"
  })
  void fractionsHaveAsManyDigitsAsTheyNeed(
      String fraction, String none, String half, String micros) {
    WrittenForm form = WrittenForm.of("yyyy-MM-dd'T'HH:mm:ss" + fraction);
    long second = form.units(none);

    assertThat(form.units(half)).isEqualTo(second + 500_000);
    assertThat(print(form, second)).isEqualTo(none);
    assertThat(print(form, second + 500_000)).isEqualTo(half);
    boolean threes = fraction.contains("][");
    assertThat(print(form, second + 120)).isEqualTo(threes ? micros : micros.substring(0, 25));
  }

  @Test
  void nanosecondsThatUnitsDoNotTellAreDrawn() {
    WrittenForm form = WrittenForm.of("HH:mm:ss.SSSSSSSSS");
    StringBuilder text = new StringBuilder();
    form.print(form.units("01:02:03.123456789"), 7_042, text);

    assertThat(text).hasToString("01:02:03.123456042");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-1-10",
        "2024-01-10 ",
        "0000-01-01",
        "",
        "n/a"
      })
  void daysThatThereAreNotAreNotRead(String text) {
    assertThat(WrittenForm.of("yyyy-MM-dd").units(text)).isEqualTo(WrittenForm.NONE);
  }

  @Test
  void anOffsetStandsForAnyOther() {
    WrittenForm form = WrittenForm.of("HH:mm'+01:00'");

    assertThat(form.units("10:00+01:00")).isEqualTo(36_000_000_000L);
    assertThat(form.units("10:00-0530")).isEqualTo(36_000_000_000L);
    assertThat(form.units("10:00Z")).isEqualTo(36_000_000_000L);
    assertThat(form.units("10:00")).isEqualTo(WrittenForm.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 17, 17",
    "0, -4, -4",
    "0.00, 12.50, 1250",
    "0.00, -0.05, -5",
    "0.00, 0.00, 0",
    "0.##, 12.5, 1250",
    "0.##, 12, 1200",
    "0.0##, 12.0, 12000",
    "0.0##, 0.125, 125",
    "'0,00', '-12,50', -1250",
    "'#,##0.00', '1,234,567.80', 123456780",
    "'#.##0', '12.345', 12345"
  })
  void numbersAreWrittenAsTheyAreRead(String pattern, String text, long units) {
    WrittenNumber form = (WrittenNumber) WrittenForm.of(pattern);

    assertThat(form.pattern()).isEqualTo(pattern);
    assertThat(form.units(text)).isEqualTo(units);
    if (form.grouping() == 0 && form.point() == '.') {
      assertThat(BigDecimal.valueOf(units, form.most())).isEqualByComparingTo(text);
    }
    assertThat(print(form, units)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 007",
    "0, 1.5",
    "0, -0",
    "0, ''",
    "0, -",
    "0.00, 1.5",
    "0.00, .50",
    "0.0#, 1.50",
    "0.0#, 1.",
    "0.0#, 1",
    "0, 12a",
    "0, 999999999999999999"
  })
  void numbersOfAnotherFormAreNotRead(String pattern, String text) {
    assertThat(WrittenForm.of(pattern).units(text)).isEqualTo(WrittenForm.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yyyy",
        "HH",
        "yyyy-MM-dd HH",
        "MM-dd",
        "yyyy-MM-dd'T",
        "yy-MM-dd",
        "ss.SSS",
        "HH:mm:ss[.SSS",
        "HH:mm:ss.SSSSSSSSSS",
        "HH:mm.SSS",
        "0.",
        "0,",
        "#,##0,00",
        "{10}",
        "{0}.{10}",
        "m:mm",
        "hh:ss",
        "h:mm:dd",
        "yyyy-MM HH:mm",
        "h:mm a yyyy",
        "00"
      })
  void whatIsNoPatternIsRefused(String pattern) {
    assertThatThrownBy(() -> WrittenForm.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + pattern + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'$'#,##0.00 | -$1,234.50 | -123450",
        "'$'-0.00 | $-4.50 | -450",
        "('$'0.00) | ($4.50) | -450",
        "('$'0.00) | $4.50 | 450",
        "0.0' %' | 12.0 % | 120",
        "'€ '#.##0,00 | € 1.234,50 | 123450",
        "m:ss.S | 1:27.4 | 87400000",
        "m:ss.S | 75:00.0 | 4500000000",
        "hh:mm:ss | 00:03:12 | 192000000",
        "h:mm | -100:30 | -361800000000",
        "{10}.{50}.{100} | 1.4.12 | 5412",
        "'v'{10}.{50} | v2.0 | 100",
        "yyyy-MM | 2000-01 | 1209600000000",
        "h:mm a | 12:05 AM | 300000000",
        "h:mm a | 12:05 PM | 43500000000"
      })
  void eachFormPrintsWhatItReads(String pattern, String text, long units) {
    WrittenForm form = WrittenForm.of(pattern);

    assertThat(form.pattern()).isEqualTo(pattern);
    assertThat(form.units(text)).isEqualTo(units);
    assertThat(print(form, units)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'$'#,##0.00 | $1234.50",
        "'$'#,##0.00 | $1,23.50",
        "'$'#,##0.00 | 1,234.50",
        "0' kg' | 12kg",
        "m:ss.S | 1:72.0",
        "m:ss | 01:07",
        "{10}.{50} | 1.50",
        "{10}.{50} | 1.04",
        "h:mm a | 13:05 PM",
        "d MMM yyyy | 1 Foo 2024"
      })
  void whatIsWrittenOtherwiseIsNotRead(String pattern, String text) {
    assertThat(WrittenForm.of(pattern).units(text)).isEqualTo(WrittenForm.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0.00##', '0.0# | 52.37, -4.89 | 523700 | -489",
        "'POINT('-0.0' '0.0')' | POINT(-4.9 52.4) | -49 | 524",
        "0'-'0 | 10--20 | 10 | -20"
      })
  void pairsPrintWhatTheyRead(String pattern, String text, long first, long second) {
    WrittenPair pair = WrittenPair.of(pattern);
    StringBuilder printed = new StringBuilder();
    pair.print(first, second, printed);

    assertThat(WrittenPair.is(pattern)).isTrue();
    assertThat(pair.pattern()).isEqualTo(pattern);
    assertThat(pair.units(text)).containsExactly(first, second);
    assertThat(printed).hasToString(text);
    assertThat(pair.units(text + "0")).isNotEqualTo(pair.units(text));
  }

  private static String print(WrittenForm form, long units) {
    StringBuilder text = new StringBuilder();
    form.print(units, 0, text);
    return text.toString();
  }
}
