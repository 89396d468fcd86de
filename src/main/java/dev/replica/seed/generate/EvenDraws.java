package dev.replica.seed.generate;

import dev.replica.model.Randomness;

/** The uniform numbers that variables of few rows are drawn by at the first attempt: even ones, once they are made. */
final class EvenDraws {

  private final double[][] variables;
  private double[] patterns;

  /** @param count of variables */
  EvenDraws(int count) {
    variables = new double[count][];
  }

  /** @param numbers by row; null for what chance says */
  void variable(int variable, double[] numbers) {
    variables[variable] = numbers;
  }

  /** The same of the null patterns. */
  void patterns(double[] numbers) {
    patterns = numbers;
  }

  /** The number of a variable in a row. */
  double uniform(int variable, long key, long row) {
    return uniform(variables[variable], key, row);
  }

  /** That of the row's null pattern. */
  double pattern(long key, long row) {
    return uniform(patterns, key, row);
  }

  private static double uniform(double[] even, long key, long row) {
    return even == null || row >= even.length
        ? Randomness.uniform(Randomness.hash(key, row))
        : even[(int) row];
  }
}
