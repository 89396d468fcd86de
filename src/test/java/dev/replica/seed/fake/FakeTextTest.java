package dev.replica.seed.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeTextTest {

  private static List<String> texts(String expression, String locale) {
    FakeText fake = new FakeText(locale);
    return LongStream.range(0, 4).mapToObj(bits -> fake.text(expression, bits)).toList();
  }

  /** A change of these, by a new version of Datafaker, is a change of everybody's test data. */
  @Test
  void textsAreWhatTheyAlwaysWere() {
    assertThat(List.of(
            texts("#{Name.fullName}", "en"),
            texts("#{Address.city}", "de"),
            texts("#{numerify 'A-###'} #{Internet.emailAddress}", "en")))
        .containsExactly(
            List.of("Miss Lavina Waelchi", "Phebe Lehner", "Albertha Bergnaum", "Jacob Gibson"),
            List.of("Juliusberg", "Mariamfeld", "Arwenfeld", "Mattiland"),
            List.of(
                "A-063 alfredo.tremblay@hotmail.com",
                "A-589 phebe.lehner@hotmail.com",
                "A-801 albertha.bergnaum@gmail.com",
                "A-437 jacob.gibson@gmail.com"));
  }

  @Test
  void aTextIsAFunctionOfItsBitsAlone() {
    FakeText fake = new FakeText("en");
    String first = fake.text("#{Name.fullName}", 7);
    fake.text("#{Lorem.paragraph}", 8);
    assertThat(fake.text("#{Name.fullName}", 7)).isEqualTo(first);
    assertThat(new FakeText("en").text("#{Name.fullName}", 7)).isEqualTo(first);
    assertThat(FakeText.samples("#{Name.fullName}", "en")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name.fullName        | en | holds nothing to be made up",
        "#{Name.fulName}      | en | did you mean fullName?",
        "#{Nam.fullName}      | en | did you mean",
        "#{Date.birthday}     | en | reads the clock (Date)",
        "#{TimeAndDate.past}  | en | reads the clock",
        "#{date_and_time.now} | en | reads the clock",
        "#{Name.fullName}     | xx | xx",
        "#{Name.fullName} #{Date.birthday} | en | reads the clock"
      })
  void whatIsWrongIsTold(String expression, String locale, String problem) {
    assertThat(FakeText.problem(expression, locale)).get().asString().contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#{Name.fullName}         | en",
        "#{name.first_name}       | de",
        "#{Name.fullName}, #{Address.city} | pt-BR",
        "#{numerify '##-##'}      | en",
        "#{regexify '[a-c]{3}'}   | en",
        "#{options.option 'a','b'} | en"
      })
  void whatDatafakerMakesIsRight(String expression, String locale) {
    assertThat(FakeText.problem(expression, locale)).isEmpty();
  }
}
