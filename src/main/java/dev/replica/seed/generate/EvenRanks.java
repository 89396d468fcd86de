package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Uniform numbers of a table of few rows, as even as can be among the rows of each stratum (stratified sampling): of few rows chance
 * alone moves shares more than what was learned does. A function of all the rows' random numbers, so that it is only for few.
 */
final class EvenRanks {

  private static final int LEAST = 64;
  private static final int MOST = 1 << 13;

  private EvenRanks() {}

  /** Whether a table of so many rows is one of few, but not of next to none. */
  static boolean few(long rows) {
    return rows >= LEAST && rows <= MOST;
  }

  /**
   * A uniform number for each row: of a stratum of n rows each n-th of 0 to 1 has one.
   *
   * @param strata of the rows: equal numbers for one stratum
   * @param key of the variable
   */
  static double[] of(double[] strata, long key) {
    double[] uniforms = new double[strata.length];
    Arrays.setAll(uniforms, row -> Randomness.uniform(Randomness.hash(key, row)));
    double[] within = uniforms.clone();
    int[] order = IntStream.range(0, strata.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(row -> strata[row])
            .thenComparingDouble(row -> within[row]))
        .mapToInt(Integer::intValue)
        .toArray();
    for (int start = 0; start < order.length; ) {
      int end = start;
      while (end < order.length && Double.compare(strata[order[end]], strata[order[start]]) == 0) {
        end++;
      }
      for (int place = start; place < end; place++) {
        int row = order[place];
        double apart = Randomness.uniform(Randomness.hash(~key, row));
        uniforms[row] = (place - start + apart) / (end - start);
      }
      start = end;
    }
    return uniforms;
  }
}
