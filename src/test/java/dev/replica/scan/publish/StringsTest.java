package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.replica.genome.ValueModel;
import dev.replica.scan.profile.Values.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StringsTest {

  private static final PublishingPolicy POLICY = new PublishingPolicy(10);

  @Test
  void noLiteralOfFewRowsIsTold() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int values = 1 + random.nextInt(300);
      // Zipf-like: a few frequent strings, many rare ones.
      List<String> rows = IntStream.range(0, 500 + random.nextInt(2000))
          .mapToObj(row -> "v" + (int) (values * StrictMath.pow(random.nextDouble(), 3)))
          .toList();
      Texts texts = texts(rows);
      Map<String, Long> counts = new HashMap<>(Literals.counted(texts));
      Literals literals = Literals.of(texts, POLICY);
      assertThat(literals.values())
          .allSatisfy(value -> assertThat(counts.get(value)).isGreaterThanOrEqualTo(10));
      assertThat(literals.told() + literals.others()).isEqualTo(texts.texts().length);
    }
  }

  @Test
  void proseIsNeverToldHoweverManyRowsShareIt() {
    String prose = "the quick brown fox jumps over the lazy dog again";
    Literals literals = Literals.of(texts(Collections.nCopies(500, prose)), POLICY);
    assertThat(literals.values()).isEmpty();
    ValueModel.Text looks = Strings.looks(texts(Collections.nCopies(500, prose)), 1, 500, POLICY);
    assertThat(looks.shapes()).isEmpty();
    assertThat(looks.toString()).doesNotContain("quick");
  }

  @Test
  void sharesWithoutOthersAddUpToOne() {
    List<String> rows = new ArrayList<>();
    for (int value = 0; value < 7; value++) {
      rows.addAll(Collections.nCopies(11 + 13 * value, "value " + value));
    }
    ValueModel.Category category = (ValueModel.Category)
        Strings.category(texts(rows), Literals.of(texts(rows), POLICY), true, 7, POLICY);
    assertThat(category.other()).isNull();
    assertThat(category.shares().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, Offset.offset(1e-12));
  }

  @Test
  void rareLabelsOfATypeHaveNoShare() {
    List<String> rows = new ArrayList<>(Collections.nCopies(100, "t"));
    rows.addAll(Collections.nCopies(3, "f"));
    Literals labels = Literals.ofLabels(texts(rows), List.of("f", "t"), POLICY);
    assertThat(labels.values()).containsExactly("f", "t");
    assertThat(labels.shares()).containsExactly(0.0, 1.0);
  }

  @Test
  void emailAddressesHaveAShape() {
    Random random = new Random(3);
    List<String> rows = IntStream.range(0, 400)
        .mapToObj(row -> letters(random, 3, 9) + "." + letters(random, 4, 8) + "@example.com")
        .toList();
    assertThat(Shapes.of(rows, POLICY)).singleElement().satisfies(shape -> {
      assertThat(shape.share()).isEqualTo(1);
      assertThat(shape.pattern()).isEqualTo("a{3,8}.a{4,7}@a{7}.a{3}");
    });
  }

  @Test
  void lettersThatAllStringsHaveAreTold() {
    List<String> rows = IntStream.range(0, 400)
        .mapToObj(row -> String.format(Locale.ROOT, "Ab-%06d", row * 7919 % 1_000_000))
        .toList();
    assertThat(Shapes.of(rows, POLICY))
        .extracting(ValueModel.Shape::pattern)
        .containsExactly("\\Ab-9{6}");
    assertThat(Shapes.of(rows.subList(0, 40), POLICY))
        .extracting(ValueModel.Shape::pattern)
        .containsExactly("Aa-9{6}");
  }

  @Test
  void hashesAreHexadecimal() {
    Random random = new Random(4);
    List<String> rows = IntStream.range(0, 300)
        .mapToObj(row -> String.format(Locale.ROOT, "%016x", random.nextLong()))
        .toList();
    assertThat(Shapes.of(rows, POLICY)).containsExactly(new ValueModel.Shape("h{16}", 1));
  }

  @Test
  void mixedCodesAreAnyLetterOrDigit() {
    Random random = new Random(4);
    List<String> rows = IntStream.range(0, 300)
        .mapToObj(row ->
            "*" + Long.toString(random.nextLong() >>> 1 | 1L << 62, 36).toUpperCase(Locale.ROOT))
        .toList();
    assertThat(Shapes.of(rows, POLICY).get(0).pattern()).startsWith("\\*").contains("*{");
  }

  @Test
  void wordsAreNoCodesHoweverTheyAreWritten() {
    Random random = new Random(4);
    List<String> rows = IntStream.range(0, 300)
        .mapToObj(row -> IntStream.rangeClosed(0, row % 5)
            .mapToObj(
                word -> (random.nextBoolean() ? "Ch" : "ch") + "ai".repeat(1 + random.nextInt(4)))
            .collect(Collectors.joining(" ")))
        .toList();
    assertThat(Shapes.of(rows, POLICY))
        .isNotEmpty()
        .noneMatch(shape -> shape.pattern().contains("*"));
  }

  @Test
  void frequenciesOfUntoldStringsAreTold() {
    List<String> rows = new ArrayList<>();
    for (int value = 0; value < 100; value++) {
      rows.addAll(Collections.nCopies(value < 10 ? 91 : 1, "x" + value));
    }
    ValueModel.Text looks = Strings.looks(texts(rows), 100, 1000, POLICY);
    assertThat(looks.distinct()).isEqualTo(100);
    assertThat(looks.ranks().cumulative()).anyMatch(share -> Math.abs(share - 0.91) < 0.02);
    assertThat(Strings.looks(texts(rows), 1000, 1000, POLICY).distinct()).isZero();
  }

  private static String letters(Random random, int least, int below) {
    int length = least + random.nextInt(below - least);
    StringBuilder letters = new StringBuilder();
    random.ints(length, 'a', 'z' + 1).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  static Texts texts(List<String> rows) {
    return new Texts(
        rows.toArray(String[]::new), rows.stream().mapToInt(String::length).toArray());
  }
}
