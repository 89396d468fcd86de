package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeVariableTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  private static Texts texts(String... texts) {
    return new Texts(texts, new int[texts.length]);
  }

  @Test
  void codesTellWhichPatternAStringHas() {
    ValueModel.Text model = new ValueModel.Text(
        0,
        null,
        List.of(new ValueModel.Shape("9{5}", .5), new ValueModel.Shape("9{4} A{2}", .25)),
        null);
    List<Ranked> variables =
        ShapeVariable.of("zip", texts("12345", "1234 AB", null, "other"), model);
    assertThat(variables).hasSize(1);
    assertThat(variables.get(0).codes()).containsExactly(0, 1, -1, 2);
    assertThat(variables.get(0).bins().edges()).containsExactly(.5, .75);
  }

  @Test
  void stringsThatAllLookAlikeHaveNone() {
    ValueModel.Text model =
        new ValueModel.Text(0, null, List.of(new ValueModel.Shape("9{5}", 1)), null);
    assertThat(ShapeVariable.of("zip", texts("12345"), model)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'9{4,5}', 1234, true",
    "'9{4,5}', 123456, false",
    "+4\\9 9, +49 1, true",
    "h{2}.*, a0.Z, true",
    "A\\{a, X{y, true",
    "a.b, a-b, false"
  })
  void patternsAreRegularExpressions(String pattern, String text, boolean matches) {
    assertThat(text.matches(ShapeVariable.regex(pattern))).isEqualTo(matches);
  }

  @Test
  void callingCodesAndFewLengthsHavePatternsOfTheirOwn() {
    String[] texts = new String[400];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = row % 4 == 0
          ? "+43 " + (1000 + row)
          : "+49 " + (row % 4 == 1 ? 10_000 + 7 * row : 1_000_000 + 77 * row);
    }
    assertThat(Shapes.of(List.of(texts), POLICY))
        .extracting(shape -> shape.pattern() + " " + shape.share())
        .containsExactly("+4\\9 109{5} 0.5", "+4\\9 19{4} 0.25", "+43 19{3} 0.25");
  }
}
