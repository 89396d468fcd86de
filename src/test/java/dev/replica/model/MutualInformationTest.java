package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutualInformationTest {

  private static final int ROWS = 50_000;

  @Test
  void ofIndependentVariablesIsNoneButForChance() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      // Twice the rows times it is chi-square of 15 x 15 degrees but for the bias: five deviations.
      double bound = 5 * Math.sqrt(2 * 225) / (2 * ROWS);
      assertThat(of(uniform(random, 64), uniform(random, 16))).isBetween(0.0, bound);
    }
  }

  @Test
  void ofAFlagThatIsFlippedIsItsTheory() {
    Random random = new Random(1);
    byte[] flag = uniform(random, 2);
    byte[] noisy = new byte[ROWS];
    for (int row = 0; row < ROWS; row++) {
      noisy[row] = (byte) (random.nextDouble() < .1 ? 1 - flag[row] : flag[row]);
    }
    double theory = Math.log(2) + .1 * Math.log(.1) + .9 * Math.log(.9);
    // The standard error is sqrt(.1 * .9) * ln(9) / sqrt(50,000) = .003.
    assertThat(of(flag, noisy)).isCloseTo(theory, within(.012));
  }

  @Test
  void ofNormalVariablesIsNearlyItsTheory() {
    for (double rho : new double[] {.2, .5, .8}) {
      Random random = new Random(2);
      double[] first =
          IntStream.range(0, ROWS).mapToDouble(row -> random.nextGaussian()).toArray();
      byte[] a = new byte[ROWS];
      byte[] b = new byte[ROWS];
      for (int row = 0; row < ROWS; row++) {
        double second = rho * first[row] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        a[row] = (byte) (64 * Normal.cdf(first[row]));
        b[row] = (byte) (64 * Normal.cdf(second));
      }
      double theory = -Math.log(1 - rho * rho) / 2;
      // Sixteen bins lose a tenth at .8, and less of weaker ones.
      assertThat(of(a, b)).isBetween(.88 * theory - .002, 1.02 * theory + .002);
    }
  }

  @Test
  void anAbsentValueTellsToo() {
    Random random = new Random(3);
    byte[] flag = uniform(random, 2);
    byte[] absent = uniform(random, 8);
    for (int row = 0; row < ROWS; row++) {
      absent[row] = flag[row] == 0 ? ConditionalTree.ABSENT : absent[row];
    }
    assertThat(of(flag, absent)).isCloseTo(Math.log(2), within(.001));
  }

  @Test
  void theOrderIsAMaximumSpanningTree() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int count = 2 + random.nextInt(8);
      double[][] information = new double[count][count];
      for (int a = 0; a < count; a++) {
        for (int b = 0; b < a; b++) {
          information[a][b] = random.nextDouble();
          information[b][a] = information[a][b];
        }
      }
      int[] order = MutualInformation.order(information);
      assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, count).toArray());
      double sum = 0;
      for (int place = 1; place < count; place++) {
        double best = 0;
        for (int before = 0; before < place; before++) {
          best = Math.max(best, information[order[place]][order[before]]);
        }
        sum += best;
      }
      assertThat(sum).isCloseTo(spanning(information), within(1e-9));
    }
  }

  /** The slow way: edges by weight, each that joins two parts (Kruskal, 1956). */
  private static double spanning(double[][] information) {
    int count = information.length;
    int[] part = IntStream.range(0, count).toArray();
    double sum = 0;
    for (int edge = 1; edge < count; edge++) {
      int a = -1;
      int b = -1;
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          if (part[i] != part[j] && (a < 0 || information[i][j] > information[a][b])) {
            a = i;
            b = j;
          }
        }
      }
      sum += information[a][b];
      int joined = part[b];
      for (int i = 0; i < count; i++) {
        part[i] = part[i] == joined ? part[a] : part[i];
      }
    }
    return sum;
  }

  private static double of(byte[] first, byte[] second) {
    return new MutualInformation(
            new BinnedRows(new byte[][] {first, second}, new int[] {bins(first), bins(second)}))
        .between(0, 1);
  }

  private static int bins(byte[] codes) {
    int most = 0;
    for (byte code : codes) {
      most = Math.max(most, code + 1);
    }
    return most;
  }

  private static byte[] uniform(Random random, int bins) {
    byte[] codes = new byte[ROWS];
    for (int row = 0; row < ROWS; row++) {
      codes[row] = (byte) random.nextInt(bins);
    }
    return codes;
  }
}
