package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiblingsTest {

  private static final int GROUPS = 4000;

  /** With so many groups of five or so, an estimate's standard error is about .01. */
  private static final double CHANCE = .03;

  private final Random random = new Random(3);
  private final int[] groups = groups();

  private int[] groups() {
    return random.ints(20_000, 0, GROUPS).toArray();
  }

  private double[] normals(double correlation) {
    double[] shared = random.doubles(GROUPS).map(Normal::quantile).toArray();
    return Arrays.stream(groups)
        .mapToDouble(group -> Math.sqrt(correlation) * shared[group]
            + Math.sqrt(1 - correlation) * Normal.quantile(random.nextDouble()))
        .toArray();
  }

  @Test
  void agreementIsTheShareOfPairsThatAreAlike() {
    byte[] kinds = new byte[groups.length];
    for (int row = 0; row < kinds.length; row++) {
      kinds[row] = (byte) (random.nextInt(9) - 1);
    }
    double pairs = 0;
    double rows = 0;
    Map<Integer, List<Byte>> ofGroups = new HashMap<>();
    for (int row = 0; row < kinds.length; row++) {
      if (kinds[row] >= 0) {
        ofGroups.computeIfAbsent(groups[row], group -> new ArrayList<>()).add(kinds[row]);
      }
    }
    for (List<Byte> group : ofGroups.values()) {
      long alike = group.stream()
          .mapToLong(one -> group.stream().filter(one::equals).count() - 1)
          .sum();
      pairs += group.size() < 2 ? 0 : (double) alike / (group.size() - 1);
      rows += group.size() < 2 ? 0 : group.size();
    }
    assertThat(new Siblings(groups, 10).agreement(kinds)).isCloseTo(pairs / rows, within(1e-12));
  }

  @Test
  void manyGroupsTakeLittleMemory() {
    int[] alone = IntStream.range(0, 100_000).toArray();
    Siblings siblings = new Siblings(alone, 10);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    siblings.agreement(new byte[alone.length]);
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20L * alone.length);
  }

  @Test
  void expectedAgreementIsThatOfDraws() {
    double[][] kinds = {{.7, .2, .1}, {.1, .1, .8}};
    double[][] shares = new double[groups.length][];
    byte[] codes = new byte[groups.length];
    for (int row = 0; row < codes.length; row++) {
      // What siblings have in common is what they are, no more.
      shares[row] = row % 10 == 0 ? null : kinds[groups[row] % 2];
      double drawn = random.nextDouble();
      codes[row] = shares[row] == null
          ? -1
          : (byte) (drawn < shares[row][0] ? 0 : drawn < shares[row][0] + shares[row][1] ? 1 : 2);
    }
    Siblings siblings = new Siblings(groups, 10);
    assertThat(siblings.agreement(shares)).isCloseTo((.54 + .66) / 2, within(CHANCE));
    assertThat(siblings.agreement(codes)).isCloseTo(siblings.agreement(shares), within(CHANCE));
  }

  @Test
  void theCorrelationOfLatentNumbersComesBack() {
    for (double correlation : new double[] {.1, .4, .8}) {
      assertThat(new Siblings(groups, 10).correlation(normals(correlation)))
          .isCloseTo(correlation, within(CHANCE));
    }
  }

  @Test
  void roundingToALevelDoesNotWeakenIt() {
    double[] normals = normals(.4);
    // Three levels, cut at the normal scores of .3 and .8.
    double[] cuts = {
      Double.NEGATIVE_INFINITY, Normal.quantile(.3), Normal.quantile(.8), Double.POSITIVE_INFINITY
    };
    double[] shares = {.3, .5, .2};
    double[] scores = Arrays.stream(normals)
        .map(z -> {
          int level = z < cuts[1] ? 0 : z < cuts[2] ? 1 : 2;
          return (Normal.density(cuts[level]) - Normal.density(cuts[level + 1])) / shares[level];
        })
        .toArray();
    assertThat(new Siblings(groups, 10).correlation(scores)).isCloseTo(.4, within(.05));
  }

  @Test
  void chanceIsNoCorrelation() {
    assertThat(new Siblings(groups, 10).correlation(normals(0))).isZero();
  }

  @Test
  void ofFewGroupsNothingIsTold() {
    int[] few = Arrays.stream(groups).map(group -> group % 9).toArray();
    double[] scores = Arrays.stream(few).mapToDouble(group -> group - 4).toArray();
    assertThat(new Siblings(few, 10).correlation(scores)).isZero();
    assertThat(new Siblings(few, 9).correlation(scores)).isPositive();
  }

  @Test
  void agreementIsThatOfAllPairs() {
    int rows = 400;
    int[] some = Arrays.stream(groups).limit(rows).map(group -> group % 40 - 1).toArray();
    byte[] codes = new byte[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = (byte) (random.nextInt(4) - 1);
    }
    double sum = 0;
    double weights = 0;
    for (int group = 0; group < 40; group++) {
      int members = 0;
      int pairs = 0;
      int same = 0;
      for (int a = 0; a < rows; a++) {
        members += some[a] == group && codes[a] >= 0 ? 1 : 0;
        for (int b = 0; b < rows; b++) {
          boolean both =
              a != b && some[a] == group && some[b] == group && codes[a] >= 0 && codes[b] >= 0;
          pairs += both ? 1 : 0;
          same += both && codes[a] == codes[b] ? 1 : 0;
        }
      }
      if (members > 1) {
        sum += members * (double) same / pairs;
        weights += members;
      }
    }
    assertThat(new Siblings(some, 1).agreement(codes)).isCloseTo(sum / weights, within(1e-12));
  }

  @Test
  void aCorrelationMakesPairsAgree() {
    // P(both below the median) = 1/4 + asin(rho) / (2 pi), twice (Sheppard, 1899).
    assertThat(Siblings.agreement(new Bins(new double[] {.5}), .5))
        .isCloseTo(.5 + StrictMath.asin(.5) / Math.PI, within(.015));
  }
}
