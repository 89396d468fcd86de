package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConditionalTreeTest {

  private static final int VARIABLES = 5;
  private static final int CODES = 12;

  @Test
  void aCompiledTreeLeadsWhereWalkingTheBranchesDoes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Branch root = branch(random, 6);
      ConditionalTree tree = ConditionalTree.of(root);
      int[] codes = new int[3 * VARIABLES];
      for (int row = 0; row < 100; row++) {
        for (int place = 0; place < codes.length; place++) {
          codes[place] = random.nextInt(CODES + 1) - 1;
        }
        int offset = VARIABLES * random.nextInt(3);
        double uniform = random.nextDouble();
        assertThat(tree.rank(codes, offset, uniform))
            .as("seed %d", seed)
            .isEqualTo(walk(root, codes, offset, uniform));
      }
    }
  }

  @Test
  void anAbsentCodeIsBelowEveryEdgeAndWithinNoBins() {
    Branch yes = new Branch.Leaf(Polyline.of(new double[] {0, .5}, new double[] {0, 1}));
    Branch no = new Branch.Leaf(Polyline.of(new double[] {.5, 1}, new double[] {0, 1}));
    int[] absent = {ConditionalTree.ABSENT};
    ConditionalTree below = ConditionalTree.of(new Branch.Split(0, Integer.MIN_VALUE, 0, yes, no));
    ConditionalTree within =
        ConditionalTree.of(new Branch.Split(0, 0, ConditionalTree.RANKS, yes, no));
    assertThat(below.rank(absent, 0, .3)).isLessThan(.5);
    assertThat(within.rank(absent, 0, .3)).isGreaterThan(.5);
    assertThat(within.rank(new int[] {ConditionalTree.code(.99)}, 0, .3)).isLessThan(.5);
  }

  @Test
  void aLeafAloneIsATree() {
    assertThat(ConditionalTree.of(new Branch.Leaf(null)).rank(new int[1], 0, .25))
        .isEqualTo(.25);
  }

  private static Branch branch(Random random, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      double from = random.nextDouble() / 2;
      return new Branch.Leaf(
          random.nextInt(5) == 0
              ? null
              : Polyline.of(new double[] {from, from + .4}, new double[] {0, 1}));
    }
    int from = random.nextInt(CODES);
    return new Branch.Split(
        random.nextInt(VARIABLES),
        random.nextBoolean() ? Integer.MIN_VALUE : from,
        from + random.nextInt(4),
        branch(random, depth - 1),
        branch(random, depth - 1));
  }

  private static double walk(Branch branch, int[] codes, int offset, double uniform) {
    if (branch instanceof Branch.Leaf leaf) {
      return leaf.ranks() == null ? uniform : leaf.ranks().quantile(uniform);
    }
    Branch.Split split = (Branch.Split) branch;
    int code = codes[offset + split.variable()];
    return walk(
        code >= split.from() && code < split.to() ? split.inside() : split.outside(),
        codes,
        offset,
        uniform);
  }
}
