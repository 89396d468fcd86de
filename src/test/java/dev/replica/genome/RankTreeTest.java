package dev.replica.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RankTreeTest {

  @Test
  void whatIsParsedIsWhatWasPrinted() {
    for (int seed = 0; seed < 300; seed++) {
      RankTree.Node tree = node(new Random(seed), 6);
      assertThat(RankTree.parse(RankTree.print(tree))).isEqualTo(tree);
    }
  }

  @Test
  void aLeafIsReadAsItsJavadocSays() {
    assertThat(RankTree.parse(List.of("12 4:30 5 +2")))
        .isEqualTo(new RankTree.Leaf(List.of(1, 5, 6), List.of(12, 30, 5), 2));
    assertThat(RankTree.parse(List.of("3=5-8", "", "1")))
        .isEqualTo(new RankTree.Split(
            new RankTree.Within(3, 5, 8),
            new RankTree.Leaf(List.of(), List.of(), 0),
            new RankTree.Leaf(List.of(1), List.of(1), 0)));
  }

  @Test
  void aSubtreeThatFitsInALineIsNotParted() {
    RankTree.Node tree = node(new Random(7), 9);
    List<String> lines = RankTree.print(tree);
    assertThat(lines).hasSizeGreaterThan(5).allMatch(line -> line.length() <= 128);
    assertWhole(tree, lines);
  }

  private static void assertWhole(RankTree.Node tree, List<String> lines) {
    String text = String.join(";", RankTree.print(tree));
    if (text.length() <= 128) {
      assertThat(lines).anyMatch(line -> (";" + line + ";").contains(";" + text + ";"));
    } else if (tree instanceof RankTree.Split split) {
      assertWhole(split.yes(), lines);
      assertWhole(split.no(), lines);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'0<1', a split leads to nothing",
        "'0<1;1', a split leads to nothing",
        "'1;2', there are nodes behind the last leaf",
        "'0<1-3;1;1', is neither a split nor a leaf",
        "'0=3-3;1;1', the edges of \"0=3-3\" do not ascend",
        "'5:1 0:1', a run of \"5:1 0:1\" has no bins",
        "'0 0', has no weight",
        "'+2 1', is neither a split nor a leaf",
        "'1  2', is neither a split nor a leaf",
        "'1 2 ', is neither a split nor a leaf",
        "'-1', is neither a split nor a leaf",
        "'1234567', is neither a split nor a leaf",
        "'n;1;1', is neither a split nor a leaf",
        "'rm -rf', is neither a split nor a leaf"
      })
  void whatIsNoTreeIsToldWithTheStringThatIsWrong(String nodes, String problem) {
    assertThatThrownBy(() -> RankTree.parse(List.of(nodes.split(";", -1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aTreeOfEndlessDepthIsRefusedBeforeTheStackIs() {
    assertThatThrownBy(() -> RankTree.parse(Collections.nCopies(100_000, "0<1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 64 levels");
  }

  private static RankTree.Node node(Random random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      int[] ends =
          random.ints(1, 40).distinct().limit(1 + random.nextInt(9)).sorted().toArray();
      List<Integer> weights = random.ints(ends.length, 1, 10_000).boxed().toList();
      return random.nextInt(8) == 0
          ? new RankTree.Leaf(List.of(), List.of(), 0)
          : new RankTree.Leaf(Arrays.stream(ends).boxed().toList(), weights, random.nextInt(3));
    }
    int edge = random.nextInt(100);
    int variable = random.nextInt(30);
    RankTree.Question question = switch (random.nextInt(3)) {
      case 0 -> new RankTree.Below(variable, edge);
      case 1 -> new RankTree.Within(variable, edge, edge + 1 + random.nextInt(4));
      default -> new RankTree.Masked(random.nextInt(9));
    };
    return new RankTree.Split(question, node(random, depth - 1), node(random, depth - 1));
  }
}
