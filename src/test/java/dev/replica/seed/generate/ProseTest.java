package dev.replica.seed.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.replica.genome.ValueModel;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ModelChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {

  private static final Prose PROSE = Prose.of(new ValueModel.Prose(
      List.of("the", "of"),
      List.of(.4, .1),
      List.of("aba", "bé", "^ab"),
      ModelChoice.whole(2, 5),
      8,
      16,
      1,
      0,
      0));

  private static String made(int length, long bits) {
    Scratch scratch = new Scratch();
    PROSE.write(length, bits, scratch);
    return scratch.toString();
  }

  @Test
  void textHasItsLengthAndNoSpaceAtItsEnds() {
    for (int length = 0; length < 300; length++) {
      assertThat(made(length, Randomness.hash(1, length)))
          .hasSize(length)
          .matches("([\\p{L}]+[.,]?( [\\p{L}]+[.,]?)*)?");
    }
  }

  @Test
  void commonWordsAndMarksComeAsOftenAsTheyDid() {
    int words = 0;
    int the = 0;
    int of = 0;
    int stops = 0;
    int commas = 0;
    for (int row = 0; row < 400; row++) {
      for (String word : made(600, Randomness.hash(2, row)).split(" ")) {
        words++;
        the += word.toLowerCase(java.util.Locale.ROOT).matches("the[.,]?") ? 1 : 0;
        of += word.toLowerCase(java.util.Locale.ROOT).matches("of[.,]?") ? 1 : 0;
        stops += word.endsWith(".") ? 1 : 0;
        commas += word.endsWith(",") ? 1 : 0;
      }
    }
    assertThat((double) the / words).isCloseTo(.4, offset(.01));
    assertThat((double) of / words).isCloseTo(.1, offset(.01));
    assertThat((double) stops / words).isCloseTo(1.0 / 8, offset(.01));
    assertThat((double) commas / words).isCloseTo(1.0 / 16, offset(.01));
  }

  @Test
  void otherWordsAreOfLettersThatFollowEachOther() {
    // The last word may be cut.
    String text = made(2000, 3).toLowerCase(java.util.Locale.ROOT);
    for (String word : text.substring(0, text.lastIndexOf(' ')).split("[ .,]+")) {
      assertThat(word).matches("the|of|([abé]{2,5})").doesNotContain("bb", "ba", "éé");
    }
  }

  @Test
  void noWordIsCutAndTextsEndAsTheyDid() {
    Prose common = Prose.of(new ValueModel.Prose(
        List.of("senior", "engineer", "of", "a"),
        List.of(.25, .25, .25, .25),
        List.of("aba", "ba", "^ab"),
        ModelChoice.whole(2, 5),
        0,
        0,
        1,
        1,
        .5));
    int closed = 0;
    for (int row = 0; row < 1000; row++) {
      Scratch scratch = new Scratch();
      common.write(2 + row % 60, Randomness.hash(4, row), scratch);
      String text = scratch.toString();
      assertThat(text)
          .hasSize(2 + row % 60)
          .matches("((Senior|Engineer|Of|A|[AB][ab]*)( |\\.?$))+");
      closed += text.endsWith(".") ? 1 : 0;
    }
    assertThat(closed / 1000.0).isCloseTo(.5, offset(.08));
  }
}
