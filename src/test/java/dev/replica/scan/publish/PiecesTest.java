package dev.replica.scan.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {

  @Test
  void evenRowsAreOnePiece() {
    Random random = new Random(1);
    int[] below = new int[101];
    for (int cell = 1; cell < below.length; cell++) {
      below[cell] = below[cell - 1] + 100 + (int) Math.round(10 * random.nextGaussian());
    }
    assertThat(Pieces.needed(places(101), below, 20)).containsExactly(0, 100);
  }

  @Test
  void aValueThatManyRowsHaveStandsByItself() {
    int[] below = new int[101];
    for (int cell = 1; cell < below.length; cell++) {
      below[cell] = below[cell - 1] + (cell == 50 ? 300 : 100);
    }
    assertThat(Pieces.needed(places(101), below, 20)).containsExactly(0, 49, 50, 100);
  }

  @Test
  void aStretchWithoutRowsIsKeptApart() {
    int[] below = {0, 100, 200, 200, 300, 400};
    assertThat(Pieces.needed(places(6), below, 20)).containsExactly(0, 2, 3, 5);
  }

  @Test
  void whatIsNotWorthAKnotIsLost() {
    int[] below = {0, 100, 210, 310};
    assertThat(Pieces.needed(places(4), below, 1e9)).containsExactly(0, 3);
    assertThat(Pieces.needed(places(2), new int[] {0, 10}, 1e9)).containsExactly(0, 1);
  }

  private static double[] places(int count) {
    double[] at = new double[count];
    Arrays.setAll(at, place -> place);
    return at;
  }
}
