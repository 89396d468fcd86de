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
      0,
      List.of()));

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
        List.of("Senior", "Engineer", "of", "A"),
        List.of(.25, .25, .25, .25),
        List.of("aba", "ba", "^ab"),
        ModelChoice.whole(2, 5),
        0,
        0,
        1,
        1,
        .5,
        List.of()));
    int closed = 0;
    for (int row = 0; row < 1000; row++) {
      Scratch scratch = new Scratch();
      common.write(2 + row % 60, Randomness.hash(4, row), scratch);
      String text = scratch.toString();
      assertThat(text)
          .hasSize(2 + row % 60)
          .matches("((Senior|Engineer|[oO]f|A|[AB][ab]*)( |\\.?$))+");
      closed += text.endsWith(".") ? 1 : 0;
    }
    assertThat(closed / 1000.0).isCloseTo(.5, offset(.08));
  }

  @Test
  void wordsFollowEachOtherAsOftenAsTheyDid() {
    Prose prose = Prose.of(new ValueModel.Prose(
        List.of("the", "of", "and", "in"),
        List.of(.3, .1, .1, .3),
        List.of("xx", "^x"),
        ModelChoice.whole(2, 5),
        0,
        0,
        0,
        0,
        0,
        List.of(
            new ValueModel.Followers("^", List.of("the"), List.of(1.0)),
            new ValueModel.Followers("the", List.of("", "of"), List.of(.75, .25)),
            // The rest is divided among those without followers.
            new ValueModel.Followers("of", List.of("and"), List.of(.2)))));
    int[] after = new int[5];
    int[] behind = new int[5];
    for (int row = 0; row < 2000; row++) {
      Scratch scratch = new Scratch();
      prose.write(150, Randomness.hash(6, row), scratch);
      String[] words = scratch.toString().split(" ");
      assertThat(words[0]).isEqualTo("the");
      for (int i = 1; i < words.length - 3; i++) {
        int[] counts = words[i - 1].equals("the") ? after : behind;
        if (!words[i - 1].matches("x+|and|in")) {
          counts[List.of("the", "of", "and", "in").indexOf(words[i]) + 1]++;
        }
      }
    }
    double the = after[0] + after[1] + after[2] + after[3];
    assertThat(after[0] / the).isCloseTo(.75, offset(.01));
    assertThat(after[2] / the).isCloseTo(.25, offset(.01));
    double of = behind[0] + behind[1] + behind[2] + behind[3] + behind[4];
    assertThat(behind[3] / of).as("and").isCloseTo(.2, offset(.02));
    assertThat(behind[4] / of).as("in").isCloseTo(.8, offset(.02));
  }

  @Test
  void anyCommonWordFollowsWhereNothingIsToldTo() {
    Prose prose = Prose.of(new ValueModel.Prose(
        List.of("red", "car"),
        List.of(.5, .5),
        List.of(),
        null,
        0,
        0,
        0,
        0,
        0,
        List.of(
            new ValueModel.Followers("red", List.of(), List.of()),
            new ValueModel.Followers("car", List.of("red"), List.of(1.0)))));
    for (int row = 0; row < 200; row++) {
      Scratch scratch = new Scratch();
      prose.write(19, Randomness.hash(8, row), scratch);
      assertThat(scratch.toString()).hasSize(19).matches("((red|car)( |$))+");
    }
  }
}
