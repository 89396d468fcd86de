package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;

class CategoryOrderTest {

  private static final int ROWS = 6000;

  private static final int CATEGORIES = 7;

  /** Where each category stands on a line that no one has told of. */
  private static final double[] HIDDEN = {.5, .1, .9, .3, .7, .2, .8};

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g");

  private final SplittableRandom random = new SplittableRandom(3);
  private final int[] categories = random.ints(ROWS, 0, CATEGORIES).toArray();

  private Variable column() {
    return new Variable("column", categories, CATEGORIES);
  }

  /** Yes as likely as the category stands high. */
  private int[] answers() {
    return Arrays.stream(categories)
        .map(category -> random.nextDouble() < HIDDEN[category] ? 1 : 0)
        .toArray();
  }

  private static int[] sortedBy(double[] places) {
    return IntStream.range(0, places.length)
        .boxed()
        .sorted((one, other) -> Double.compare(places[one], places[other]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] turned(int[] order) {
    return IntStream.range(0, order.length)
        .map(at -> order[order.length - 1 - at])
        .toArray();
  }

  @Test
  void categoriesComeInTheOrderInWhichTheyDifferElsewhere() {
    List<Variable> others = List.of(
        new Variable("one", answers(), 2),
        new Variable("two", answers(), 2),
        new Variable("three", answers(), 2));
    int[] order = CategoryOrder.of(column(), CATEGORIES, NAMES, List.of(), others);
    assertThat(order).isIn(sortedBy(HIDDEN), turned(sortedBy(HIDDEN)));
  }

  @Test
  void theOrderIsThatOfTheFirstSingularVectorOfTheShrunkProfiles() {
    int[] answers = answers();
    int[] order = CategoryOrder.of(
        column(), CATEGORIES, NAMES, List.of(), List.of(new Variable("other", answers, 2)));
    double[] counts = new double[CATEGORIES];
    double[] share = new double[2];
    for (int row = 0; row < ROWS; row++) {
      counts[categories[row]]++;
      share[answers[row]] += 1.0 / ROWS;
    }
    DMatrixRMaj profiles = new DMatrixRMaj(CATEGORIES, 2);
    for (int row = 0; row < ROWS; row++) {
      for (int answer = 0; answer < 2; answer++) {
        double indicator = (answers[row] == answer ? 1 : 0) - share[answer];
        int category = categories[row];
        profiles.add(
            category,
            answer,
            indicator
                / Math.sqrt(share[answer])
                / (counts[category] + 20)
                * Math.sqrt(counts[category] / ROWS));
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(CATEGORIES, 2, true, false, true);
    assertThat(svd.decompose(profiles)).isTrue();
    int greatest = svd.getSingularValues()[0] > svd.getSingularValues()[1] ? 0 : 1;
    double[] places = new double[CATEGORIES];
    for (int category = 0; category < CATEGORIES; category++) {
      places[category] =
          svd.getU(null, false).get(category, greatest) / Math.sqrt(counts[category]);
    }
    assertThat(order).isIn(sortedBy(places), turned(sortedBy(places)));
  }

  @Test
  void whatNoOtherColumnTellsOfKeepsItsOwnOrder() {
    int[] unrelated = random.ints(ROWS, 0, 2).toArray();
    assertThat(CategoryOrder.of(
            column(), CATEGORIES, NAMES, List.of(), List.of(new Variable("other", unrelated, 2))))
        .isSorted();
  }
}
