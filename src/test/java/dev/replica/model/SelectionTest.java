package dev.replica.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void eachPlaceHasTheNumberThatSortingPutsThere() {
    Random random = new Random(1);
    for (int size = 1; size < 60; size++) {
      for (int different : new int[] {1, 2, 5, 1000}) {
        double[] numbers =
            random.ints(size, 0, different).mapToDouble(number -> number - 2.5).toArray();
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        for (int place = 0; place < size; place++) {
          assertThat(Selection.of(numbers.clone(), place)).isEqualTo(sorted[place]);
        }
      }
    }
  }
}
