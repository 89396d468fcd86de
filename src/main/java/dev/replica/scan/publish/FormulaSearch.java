package dev.replica.scan.publish;

import dev.replica.model.LeastSquares;
import dev.replica.model.RadixSort;
import dev.replica.model.Selection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Looks for the terms that make up a column, in a sample of its rows. */
final class FormulaSearch {

  private static final int SAMPLE = 3000;

  /** Terms at the most. */
  private static final int TERMS = 5;

  /** Of more columns than these, pairs are too many. */
  private static final int PAIRED = 16;

  /** Significant digits of factors at the most. */
  private static final int DIGITS = 7;

  /** Bits that a term, one of a formula that leaves something, and a column and a digit of all factors have to save. */
  private static final double TERM = 0.05;

  private static final double WIDE_TERM = 0.15;

  private static final double DIGIT = 0.02;

  /** What a bit is worth that nobody sees: of what is exact, rounding included, more than a term. */
  private static final double FINE = 0.3;

  /** Share of the rows that factors are estimated from again, those that fit best. */
  private static final double FITTING = 0.9;

  private static final double SINGULAR = 1e-9;

  /** Share of the variance that a term has to explain to be looked at alone. */
  private static final double NEARLY = 0.9999;

  private final FormulaColumn target;
  private final List<List<FormulaColumn>> candidates = new ArrayList<>();
  private final int[] rows;

  /** For each candidate its products in the rows; not a number where one is absent. */
  private final double[][] products;

  private final double[] values;
  private final boolean positive;
  private List<FormulaTerm> best = List.of();
  private double least = Double.POSITIVE_INFINITY;

  /** @param positive whether factors must be */
  FormulaSearch(FormulaColumn target, List<FormulaColumn> others, boolean positive) {
    this.target = target;
    this.positive = positive;
    rows = sample(target);
    values = values(target, rows);
    others.forEach(other -> candidates.add(List.of(other)));
    for (int first = 0; first < others.size() && others.size() <= PAIRED; first++) {
      for (int second = 0; second < first; second++) {
        candidates.add(List.of(others.get(second), others.get(first)));
      }
    }
    Map<FormulaColumn, double[]> single = new IdentityHashMap<>();
    others.forEach(other -> single.put(other, values(other, rows)));
    products = new double[candidates.size()][];
    for (int c = 0; c < products.length; c++) {
      List<FormulaColumn> columns = candidates.get(c);
      double[] first = single.get(columns.get(0));
      products[c] = columns.size() == 1 ? first : product(first, single.get(columns.get(1)));
    }
  }

  private static int[] sample(FormulaColumn target) {
    int[] present = new int[target.present()];
    int count = 0;
    for (int row = 0; count < present.length; row++) {
      if (target.has(row)) {
        present[count++] = row;
      }
    }
    int size = Math.min(SAMPLE, present.length);
    int[] sample = new int[size];
    Arrays.setAll(sample, i -> present[(int) ((long) i * present.length / size)]);
    return sample;
  }

  /** Not a number where absent. */
  private static double[] values(FormulaColumn column, int[] rows) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = column.has(rows[i]) ? column.value(rows[i]) : Double.NaN;
    }
    return values;
  }

  private static double[] product(double[] first, double[] second) {
    double[] product = new double[first.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = first[i] * second[i];
    }
    return product;
  }

  /** The terms that leave least, for what they cost; empty for none. */
  List<FormulaTerm> best() {
    double[] left = centred(values);
    double[][] directions = new double[products.length][];
    double[] lengths = new double[products.length];
    for (int c = 0; c < products.length; c++) {
      directions[c] = centred(products[c]);
      lengths[c] = dot(directions[c], directions[c]);
    }
    for (int c = 0; c < products.length; c++) {
      // Of what nearly is the column the greatest part need not be the one that it is made of.
      double along = dot(left, directions[c]);
      if (along * along > NEARLY * lengths[c] * dot(left, left)) {
        consider(List.of(c));
      }
    }
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < TERMS) {
      int next = strongest(left, directions, lengths);
      if (next < 0) {
        break;
      }
      chosen.add(next);
      project(left, directions, next);
      consider(chosen);
    }
    return best;
  }

  /** Takes the terms where they are better than the best so far. */
  private void consider(List<Integer> chosen) {
    double[] factors = factors(chosen);
    int columns = chosen.stream().mapToInt(c -> candidates.get(c).size()).sum();
    double[] shorter = null;
    for (int digits = 1; digits <= DIGITS && factors != null; digits++) {
      double[] round = rounded(factors, digits);
      if (Arrays.equals(round, shorter)) {
        // One digit more that says nothing.
        continue;
      }
      shorter = round;
      double bits = bits(chosen, round);
      double cost =
          bits + (bits < FINE ? TERM : WIDE_TERM) * chosen.size() + DIGIT * (digits + columns);
      if (cost < least - SINGULAR && allowed(round)) {
        least = cost;
        best = terms(chosen, round);
      }
    }
  }

  private boolean allowed(double[] factors) {
    return Arrays.stream(factors).allMatch(factor -> factor != 0 && (!positive || factor > 0));
  }

  /** The candidate that explains most of what is left; -1 where none does. */
  private static int strongest(double[] left, double[][] directions, double[] lengths) {
    int strongest = -1;
    double most = SINGULAR * SINGULAR * dot(left, left);
    for (int c = 0; c < directions.length; c++) {
      double length = dot(directions[c], directions[c]);
      if (length > SINGULAR * lengths[c]) {
        double along = dot(left, directions[c]);
        if (along * along / length > most * (1 + SINGULAR)) {
          most = along * along / length;
          strongest = c;
        }
      }
    }
    return strongest;
  }

  /** Takes the part along a candidate out of all. */
  private static void project(double[] left, double[][] directions, int chosen) {
    double[] along = directions[chosen].clone();
    double length = dot(along, along);
    remove(left, along, length);
    for (double[] direction : directions) {
      remove(direction, along, length);
    }
    Arrays.fill(directions[chosen], 0);
  }

  private static void remove(double[] vector, double[] along, double length) {
    double factor = dot(vector, along) / length;
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= factor * along[i];
    }
  }

  private static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }

  /** Less the mean; 0 where absent. */
  private static double[] centred(double[] values) {
    double sum = 0;
    int present = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        present++;
      }
    }
    double mean = sum / Math.max(1, present);
    double[] centred = new double[values.length];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = Double.isNaN(values[i]) ? 0 : values[i] - mean;
    }
    return centred;
  }

  /** Least squares, and again of the rows that fit best; null where the terms cannot be told apart. */
  private double[] factors(List<Integer> chosen) {
    double[] factors = null;
    boolean[] used = new boolean[rows.length];
    Arrays.fill(used, true);
    for (int round = 0; round < 3; round++) {
      factors = LeastSquares.solve(
          chosen.stream().map(c -> products[c]).toArray(double[][]::new), values, used);
      if (factors == null) {
        return null;
      }
      double[] rest = rest(chosen, factors);
      double[] told = present(rest);
      if (told.length == 0) {
        return null;
      }
      double middle = Selection.of(told, told.length / 2);
      double farthest = Selection.of(distances(told, middle), (int) (FITTING * (told.length - 1)));
      double[] all = distances(rest, middle);
      for (int i = 0; i < used.length; i++) {
        used[i] = all[i] <= farthest;
      }
    }
    return factors;
  }

  private static double[] distances(double[] values, double middle) {
    double[] distances = new double[values.length];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(values[i] - middle);
    }
    return distances;
  }

  private static double[] present(double[] values) {
    double[] present = new double[values.length];
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        present[count++] = value;
      }
    }
    return Arrays.copyOf(present, count);
  }

  private double[] rest(List<Integer> chosen, double[] factors) {
    double[] rest = values.clone();
    for (int term = 0; term < factors.length; term++) {
      double[] product = products[chosen.get(term)];
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= factors[term] * product[i];
      }
    }
    return rest;
  }

  private double bits(List<Integer> chosen, double[] factors) {
    double[] left = present(rest(chosen, factors));
    long[] rest = new long[left.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Math.round(left[i] / target.unit());
    }
    RadixSort.sort(rest);
    return Entropy.bits(rest, target.resolution()) + FINE * Entropy.bits(rest, target.step());
  }

  private static double[] rounded(double[] factors, int digits) {
    MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
    return Arrays.stream(factors)
        .map(factor -> new BigDecimal(factor).round(context).doubleValue())
        .toArray();
  }

  private List<FormulaTerm> terms(List<Integer> chosen, double[] factors) {
    List<FormulaTerm> terms = new ArrayList<>();
    for (int term = 0; term < factors.length; term++) {
      terms.add(new FormulaTerm(
          Rounding.plain(BigDecimal.valueOf(factors[term])),
          candidates.get(chosen.get(term)).stream().map(FormulaColumn::name).toList()));
    }
    return terms;
  }
}
