package dev.replica.scan.publish;

import dev.replica.model.RadixSort;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A column of numbers as formulas see it.
 *
 * @param unit of the numbers
 * @param step units that its values are multiples of
 * @param sorted units of the present ones
 */
record FormulaColumn(String name, Numbers numbers, double unit, long step, long[] sorted) {

  /** Pieces that the middle of a column is cut into at the most, to see how narrow a rest is. */
  private static final int PIECES = 200;

  /** The middle is what lies between this share of the rows and as much from above. */
  private static final double OUTER = 0.1;

  /** A prime: rows that are far apart have nothing in common. */
  private static final long STRIDE = 1_000_003;

  /** What a double may have lost of a half. */
  private static final double SLACK = 1e-9;

  static FormulaColumn of(String name, Numbers numbers, PublishingPolicy policy) {
    return new FormulaColumn(
        name,
        numbers,
        numbers.unit().doubleValue(),
        Grid.of(numbers, policy).step(),
        numbers.sorted());
  }

  int present() {
    return sorted.length;
  }

  boolean varies() {
    return sorted.length > 0 && sorted[0] < sorted[sorted.length - 1];
  }

  boolean has(int row) {
    return numbers.units()[row] != Values.ABSENT;
  }

  /** The value in a row that has one. */
  double value(int row) {
    return numbers.units()[row] * unit;
  }

  /** The share of the other column's rows in which this one is present. */
  double covers(FormulaColumn other) {
    int both = 0;
    for (int row = 0; row < numbers.units().length; row++) {
      both += has(row) && other.has(row) ? 1 : 0;
    }
    return both / (double) Math.max(1, other.present());
  }

  /** Units that nobody tells apart. */
  double resolution() {
    int outer = (int) (sorted.length * OUTER);
    double width = sorted[sorted.length - 1 - outer] - (double) sorted[outer];
    double whole = width > 0 ? width : sorted[sorted.length - 1] - (double) sorted[0];
    return Math.max(step, whole / PIECES);
  }

  /** What the column exceeds the sum of the terms by, in units, the sum being on the column's grid; absent where one of all is. */
  long[] rest(List<FormulaTerm> terms, Map<String, FormulaColumn> columns) {
    long[] rest = new long[numbers.units().length];
    double grid = step * unit;
    double[] factors =
        terms.stream().mapToDouble(term -> term.factor().doubleValue()).toArray();
    FormulaColumn[][] parts = terms.stream()
        .map(term -> term.columns().stream().map(columns::get).toArray(FormulaColumn[]::new))
        .toArray(FormulaColumn[][]::new);
    for (int row = 0; row < rest.length; row++) {
      double sum = 0;
      boolean all = has(row);
      for (int term = 0; term < factors.length; term++) {
        double product = factors[term];
        for (FormulaColumn part : parts[term]) {
          all &= part.has(row);
          product *= part.value(row);
        }
        sum += product;
      }
      rest[row] = all ? numbers.units()[row] - step * rounded(sum / grid) : Values.ABSENT;
    }
    return rest;
  }

  /** Halves go away from zero, as the server rounds; the sum of what decimals are nearest to may lie a trifle below one. */
  private static long rounded(double steps) {
    double whole = Math.floor(Math.abs(steps) + .5 + SLACK);
    return (long) (steps < 0 ? -whole : whole);
  }

  /**
   * How far the shares of the column's frequent values were from what they are, together, had the rows each other's rests: 0 to 1.
   *
   * @param rest as {@link #rest} has it
   */
  double spoilt(long[] rest) {
    return spoilt(rest, (row, other) -> numbers.units()[row] - rest[row] + rest[other]);
  }

  /**
   * Likewise, had they each other's factors.
   *
   * @param products that are multiplied, in steps
   * @param power that factors are multiplied by
   */
  double spoilt(long[] products, long[] factors, double power) {
    return spoilt(
        factors, (row, other) -> step * rounded(products[row] * (factors[other] / power)));
  }

  private double spoilt(long[] rest, Mix mix) {
    int[] rows = new int[rest.length];
    int count = 0;
    for (int row = 0; row < rest.length; row++) {
      if (rest[row] != Values.ABSENT) {
        rows[count++] = row;
      }
    }
    long[] mixed = new long[count];
    long[] own = new long[count];
    for (int i = 0; i < count; i++) {
      int other = rows[(int) ((i + 1L) * STRIDE % count)];
      own[i] = numbers.units()[rows[i]];
      mixed[i] = mix.of(rows[i], other);
    }
    RadixSort.sort(own);
    RadixSort.sort(mixed);
    return Entropy.missed(own, mixed);
  }

  /** The value of a row that had what another one is told by. */
  private interface Mix {
    long of(int row, int other);
  }

  /** Numbers of the column's unit. */
  Numbers numbers(long[] units) {
    return numbers(units, numbers.unit());
  }

  static Numbers numbers(long[] units, BigDecimal unit) {
    long common = 0;
    for (long number : units) {
      common = number == Values.ABSENT ? common : gcd(Math.abs(number), common);
    }
    return new Numbers(Meaning.NUMBER, units, unit, Math.max(1, common));
  }

  private static long gcd(long first, long second) {
    return second == 0 ? first : gcd(second, first % second);
  }
}
