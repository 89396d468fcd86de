package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  /** Half of the words are "the" and "of", each other one is of some row alone. */
  private static List<String> texts(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 12; word++) {
        text.append(word == 0 ? "" : " ");
        if (word % 2 == 0) {
          text.append(word == 0 ? "The" : word == 2 ? "of" : "the");
        } else {
          text.append("ban".repeat(1 + random.nextInt(3))).append(row % 26 == 0 ? "q" : "a");
          text.append(word == 11 ? "." : word == 5 ? "," : "");
        }
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void commonWordsAreToldWithTheirShares() {
    ValueModel.Prose prose = Sentences.of(texts(2000), POLICY);
    assertThat(prose.words()).startsWith("the");
    assertThat(prose.shares().get(prose.words().indexOf("the"))).isCloseTo(5.0 / 12, within(.001));
    assertThat(prose.shares().get(prose.words().indexOf("of"))).isCloseTo(1.0 / 12, within(.001));
    assertThat(prose.sentence()).as("stops within").isZero();
    assertThat(prose.closed()).isEqualTo(1);
    assertThat(prose.titled()).isZero();
    assertThat(prose.clause()).isEqualTo(12);
    assertThat(prose.capital()).isEqualTo(1);
  }

  /** A word that hardly any other text has, behind each "the" and "of". */
  private static List<String> rareWords(int rows) {
    SplittableRandom random = new SplittableRandom(4);
    return IntStream.range(0, rows)
        .mapToObj(row -> IntStream.range(0, 10)
            .mapToObj(word -> (word == 2 ? "of " : "the ")
                + random
                    .ints(5, 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()))
            .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void theMostFrequentWordsAreToldWithThoseThatFollowThem() {
    List<ValueModel.Followers> followers = Sentences.of(rareWords(2000), POLICY).followers();
    assertThat(followers)
        .extracting(ValueModel.Followers::after)
        .containsExactly("the", "of", "", ValueModel.Followers.BEGINNING);
    assertThat(followers.get(0).words()).as("another word").containsExactly("");
    assertThat(followers.get(0).shares()).containsExactly(1.0);
    assertThat(followers.get(2).words()).containsExactly("the", "of");
    assertThat(followers.get(2).shares()).containsExactly(.8889, .1111);
    assertThat(followers.get(3).words()).containsExactly("the");
  }

  @Test
  void nothingIsToldOfWordsThatFollowEachOtherInOneString() {
    List<String> texts = new ArrayList<>(rareWords(500));
    texts.set(
        0, "of the of the of the of the of the of the of the of the of the of the of the of the");
    assertThat(Sentences.of(texts, POLICY).followers())
        .filteredOn(followers -> followers.after().equals("of"))
        .flatExtracting(ValueModel.Followers::words)
        .containsExactly("");
  }

  @Test
  void lettersAreToldWithThoseThatFollowThem() {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < 500; row++) {
      texts.add("x".repeat(1 + row % 7) + "y" + Integer.toString(row, 36).replaceAll("[0-9]", "z")
          + " zzz");
    }
    assertThat(Sentences.of(texts, POLICY).letters()).anyMatch(letters -> letters.startsWith("^x"));
    assertThat(Sentences.of(texts, POLICY).letters())
        .anyMatch(letters -> letters.startsWith("xxy"));
  }

  @Test
  void aWordOfFewStringsIsNotToldHoweverOftenTheyHaveIt() {
    List<String> texts = texts(2000);
    for (int row = 0; row < 9; row++) {
      texts.set(row, "secret ".repeat(300 + row) + "word");
    }
    assertThat(Sentences.of(texts, POLICY).words()).doesNotContain("secret", "word");
    for (int row = 9; row < 60; row++) {
      texts.set(
          row, "secret ".repeat(row) + "thing" + (char) ('a' + row % 26) + (char) ('a' + row / 26));
    }
    assertThat(Sentences.of(texts, POLICY).words()).contains("secret").doesNotContain("word");
  }

  @Test
  void whatIsNoProseHasNone() {
    assertThat(Sentences.of(Collections.nCopies(100, "one sentence of many rows"), POLICY))
        .isNull();
    assertThat(Sentences.of(Collections.nCopies(100, "single"), POLICY)).isNull();
    assertThat(Sentences.of(List.of("a few words", "that stand alone"), POLICY)).isNull();
    assertThat(Sentences.of(Collections.nCopies(100, "12 34 56"), POLICY)).isNull();
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }
}
