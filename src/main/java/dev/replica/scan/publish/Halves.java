package dev.replica.scan.publish;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ways to tell a whole number by another one, fitted on every second row; the others are predicted. All give a hundredth to any value
 * of the column alike, so that none is impossible.
 */
final class Halves {

  /** Pieces of the same number of rows that factors or values are cut into, of all rows. */
  private static final int ALL = 64;

  /** Of those with like bases, and into how many bases are. */
  private static final int SOME = 16;

  private static final int[] KNOWN = {6, 16};

  private static final double ANY = 0.01;

  private final double[] values;
  private final double[] bases;

  /** What any value of the column is likely by. */
  private final double any;

  /**
   * @param values whole numbers
   * @param bases above 0, as many
   */
  Halves(double[] values, double[] bases) {
    this.values = values;
    this.bases = bases;
    double least = Arrays.stream(values).min().orElse(0);
    any = ANY / (Arrays.stream(values).max().orElse(0) - least + 1);
  }

  /** Logarithms of how likely the values of the other half are, were each its base times a factor that knows nothing of it. */
  double[] multiplied() {
    double[] factors = fitted();
    for (int i = 0; i < factors.length; i++) {
      factors[i] = values[2 * i] / bases[2 * i];
    }
    double[] knots = knots(factors, ALL);
    double[] likely = predicted();
    for (int i = 0; i < likely.length; i++) {
      likely[i] = likely(knots, values[2 * i + 1], bases[2 * i + 1]);
    }
    return likely;
  }

  /** How likely they are if bases tell nothing of them. */
  double[] independent() {
    return conditional(1);
  }

  /** How likely they are given a piece of the bases: the best such way. */
  double[] conditional() {
    double[] best = conditional(KNOWN[0]);
    double[] finer = conditional(KNOWN[1]);
    return Arrays.stream(finer).sum() > Arrays.stream(best).sum() ? finer : best;
  }

  private double[] conditional(int pieces) {
    double[] known = fitted();
    for (int i = 0; i < known.length; i++) {
      known[i] = bases[2 * i];
    }
    double[] ends = ends(known, pieces);
    double[][] knots = new double[ends.length + 1][];
    for (int piece = 0; piece < knots.length; piece++) {
      int within = piece;
      double[] told = IntStream.range(0, known.length)
          .filter(i -> piece(ends, bases[2 * i]) == within)
          .mapToDouble(i -> values[2 * i])
          .toArray();
      knots[piece] = knots(told, pieces == 1 ? ALL : SOME);
    }
    double[] likely = predicted();
    for (int i = 0; i < likely.length; i++) {
      likely[i] = likely(knots[piece(ends, bases[2 * i + 1])], values[2 * i + 1], 1);
    }
    return likely;
  }

  /** Numbers that part the given ones into so many of about as many, and their ends. */
  private static double[] knots(double[] numbers, int most) {
    Arrays.sort(numbers);
    int pieces = Math.max(1, Math.min(most, numbers.length - 1));
    double[] knots = new double[pieces + 1];
    for (int knot = 0; knot <= pieces && numbers.length > 0; knot++) {
      knots[knot] = numbers[(int) ((long) knot * (numbers.length - 1) / pieces)];
    }
    return knots;
  }

  /** The logarithm of how likely a value is that is its base times what the knots part. */
  private double likely(double[] knots, double value, double base) {
    double low = share(knots, (value - .5) / base);
    double high = share(knots, (value + .5) / base);
    return StrictMath.log(any + (1 - ANY) * Math.max(0, high - low));
  }

  private double[] fitted() {
    return new double[(values.length + 1) / 2];
  }

  private double[] predicted() {
    return new double[values.length / 2];
  }

  /** The share of factors below one, between knots of as many each. */
  private static double share(double[] knots, double factor) {
    int pieces = knots.length - 1;
    int above = 0;
    while (above <= pieces && knots[above] <= factor) {
      above++;
    }
    if (above == 0 || above > pieces) {
      return above == 0 ? 0 : 1;
    }
    double within = (factor - knots[above - 1]) / (knots[above] - knots[above - 1]);
    return (above - 1 + within) / pieces;
  }

  /** The last number of each piece but the last one. */
  private static double[] ends(double[] numbers, int pieces) {
    Arrays.sort(numbers);
    double[] ends = new double[pieces - 1];
    int count = 0;
    for (int piece = 1; piece < pieces; piece++) {
      double end = numbers[(int) ((long) piece * numbers.length / pieces)];
      if (end < numbers[numbers.length - 1] && (count == 0 || end > ends[count - 1])) {
        ends[count++] = end;
      }
    }
    return Arrays.copyOf(ends, count);
  }

  private static int piece(double[] ends, double number) {
    int found = Arrays.binarySearch(ends, number);
    return found < 0 ? -found - 1 : found;
  }
}
