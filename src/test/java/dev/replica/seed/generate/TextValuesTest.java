package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ModelChoice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextValuesTest {

  private static final String PLAIN = "[0-9]{5}";
  private static final String DASHED = "[0-9]{5}-[0-9]{3}";

  private static List<String> made(double shape, ValueModel.Shape... shapes) {
    ValueModel.Number length = ModelChoice.whole(3, 12);
    TextValues values = TextValues.of(
        new ValueModel.Text(0, null, List.of(shapes), length),
        7,
        ValueSource.length(length),
        null,
        100,
        null);
    Scratch scratch = new Scratch();
    return IntStream.range(0, 4000)
        .mapToObj(row -> values
            .value(.5, new double[] {shape}, Randomness.hash(3, row), scratch)
            .toString())
        .toList();
  }

  private static double share(List<String> strings, String pattern) {
    return strings.stream().filter(string -> string.matches(pattern)).count()
        / (double) strings.size();
  }

  @Test
  void codesOfRarePatternsLookLikeTheOthers() {
    ValueModel.Shape[] codes = {
      new ValueModel.Shape("9{5}", .6), new ValueModel.Shape("9{5}-9{3}", .2)
    };
    List<String> own = made(CompoundValues.OWN, codes);
    assertThat(share(own, PLAIN)).isCloseTo(.75, offset(.03));
    assertThat(share(own, DASHED)).isCloseTo(.25, offset(.03));
    assertThat(share(made(.59, codes), PLAIN)).as("the row says which").isEqualTo(1);
    assertThat(share(made(.61, codes), DASHED)).as("the row says which").isEqualTo(1);
    assertThat(share(made(.9, codes), PLAIN)).as("one of others").isCloseTo(.75, offset(.03));
  }

  @Test
  void wordsOfRarePatternsAreOfAnyLength() {
    List<String> words = made(CompoundValues.OWN, new ValueModel.Shape("Aa{4}", .6));
    assertThat(share(words, "[A-Z][a-z]{4}")).isCloseTo(.6, offset(.03));
    assertThat(words.stream().mapToInt(String::length).distinct().count()).isGreaterThan(5);
  }
}
