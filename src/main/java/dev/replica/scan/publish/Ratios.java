package dev.replica.scan.publish;

import dev.replica.model.Selection;
import dev.replica.scan.profile.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds columns of numbers that are another one times a number with a limit, or one or a product of two times a number of few
 * digits: a cost that is .4 to .8 of the price and never above it, a discount of whole percents. The factor takes the column's place
 * as a variable.
 *
 * <p>One half of the rows predicts the other: a factor that does not depend on what it is multiplied by has to make the column's
 * values likelier than pieces of the other column do, as a tree would tell it, and than nothing does ({@link Halves}).
 */
final class Ratios {

  /** Rows that are looked at, at the most. */
  private static final int SAMPLE = 2000;

  /** Rows at the least. */
  private static final int ROWS = 200;

  /** Standard errors that a factor has to be better by; many are tried. */
  private static final double CLEAR = 3;

  /** Of more columns than these, pairs are too many. */
  private static final int PAIRED = 16;

  /** Share of rows in which a factor of few digits explains the value. */
  private static final double NEARLY_ALL = 0.999;

  /** Share of rows in which one of so few digits may do so by chance. */
  private static final double CHANCE = 0.5;

  private static final int MOST_DECIMALS = 3;

  /** Significant digits of a factor that has any. */
  private static final int DIGITS = 4;

  /** Share of rows whose frequent values may be spoilt. */
  private static final double SPOILT = 0.1;

  private static final double NONE = Double.NEGATIVE_INFINITY;

  private final FormulaColumn target;
  private final boolean few;

  private Ratios(FormulaColumn target, boolean few) {
    this.target = target;
    this.few = few;
  }

  /**
   * What the column is a multiple of, with the factors; null for nothing.
   *
   * @param few whether factors have to have few digits
   */
  static Formulas.Formula of(FormulaColumn target, List<FormulaColumn> others, boolean few) {
    if (target.present() < ROWS || target.sorted()[0] < 0 || !target.varies()) {
      return null;
    }
    return new Ratios(target, few).best(others);
  }

  private Formulas.Formula best(List<FormulaColumn> others) {
    List<List<FormulaColumn>> candidates = new ArrayList<>();
    others.forEach(other -> candidates.add(List.of(other)));
    for (int first = 0; first < others.size() && others.size() <= PAIRED; first++) {
      for (int second = 0; second < first; second++) {
        candidates.add(List.of(others.get(second), others.get(first)));
      }
    }
    Formulas.Formula best = null;
    double most = NONE;
    for (List<FormulaColumn> columns : candidates) {
      double[] base = base(columns);
      if (base == null) {
        continue;
      }
      double gain = gain(base);
      if (gain > most) {
        Formulas.Formula found = formula(columns, base);
        best = found == null ? best : found;
        most = found == null ? most : gain;
      }
    }
    return best;
  }

  /** The product in each row, not a number where one of all is absent; null where it is no factor's. */
  private double[] base(List<FormulaColumn> columns) {
    double[] base = new double[target.numbers().units().length];
    boolean below = true;
    boolean above = true;
    for (int row = 0; row < base.length; row++) {
      base[row] = target.has(row) ? 1 : Double.NaN;
      for (FormulaColumn column : columns) {
        base[row] = column.has(row) ? base[row] * column.value(row) : Double.NaN;
      }
      if (!Double.isNaN(base[row])) {
        double value = target.value(row);
        if (base[row] < 0 || base[row] == 0 && value != 0) {
          return null;
        }
        below &= value <= base[row];
        above &= value >= base[row];
      }
    }
    boolean bounded = !few && columns.size() == 1 && (below || above);
    return bounded || decimals(base) >= 0 ? base : null;
  }

  /** Decimals of a factor that nearly all rows have, though few would by chance; -1 for none. */
  private int decimals(double[] base) {
    double half = target.step() * target.unit() / 2;
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      double power = StrictMath.pow(10, decimals);
      int rows = 0;
      int met = 0;
      double chance = 0;
      for (int row : sample(base)) {
        double nearest = Math.rint(target.value(row) / base[row] * power) / power;
        rows++;
        met += Math.abs(nearest * base[row] - target.value(row)) <= half * (1 + 1e-6) ? 1 : 0;
        chance += Math.min(1, 2 * half / base[row] * power);
      }
      if (chance > CHANCE * rows) {
        return -1;
      }
      if (met >= NEARLY_ALL * rows) {
        return decimals;
      }
    }
    return -1;
  }

  /** Rows that have both, all over the table. */
  private int[] sample(double[] base) {
    int[] rows = new int[base.length];
    int count = 0;
    for (int row = 0; row < base.length; row++) {
      if (base[row] > 0) {
        rows[count++] = row;
      }
    }
    int size = Math.min(SAMPLE, count);
    int[] sample = new int[size];
    for (int i = 0; i < size; i++) {
      sample[i] = rows[(int) ((long) i * count / size)];
    }
    return sample;
  }

  /** How likely the factor makes a row, as a logarithm, where it predicts better than others do. */
  private double gain(double[] base) {
    int[] sample = sample(base);
    if (sample.length < ROWS) {
      return NONE;
    }
    double[] values = new double[sample.length];
    double[] bases = new double[sample.length];
    for (int i = 0; i < sample.length; i++) {
      values[i] = target.value(sample[i]) / (target.step() * target.unit());
      bases[i] = base[sample[i]] / (target.step() * target.unit());
    }
    Halves halves = new Halves(values, bases);
    double[] multiplied = halves.multiplied();
    boolean better = HeldOut.better(multiplied, halves.conditional(), CLEAR)
        && HeldOut.better(multiplied, halves.independent(), CLEAR);
    return better ? Arrays.stream(multiplied).average().orElse(0) : NONE;
  }

  private Formulas.Formula formula(List<FormulaColumn> columns, double[] base) {
    int told = decimals(base);
    int decimals = told < 0 ? decimals(middle(base)) : told;
    double power = StrictMath.pow(10, decimals);
    long[] factors = new long[base.length];
    long[] products = new long[base.length];
    double grid = target.step() * target.unit();
    for (int row = 0; row < factors.length; row++) {
      boolean has = base[row] > 0;
      factors[row] = has ? Math.round(target.value(row) / base[row] * power) : Values.ABSENT;
      products[row] = has ? Math.round(base[row] / grid) : Values.ABSENT;
    }
    return target.spoilt(products, factors, power) > SPOILT
        ? null
        : Formulas.Formula.times(
            List.of(new FormulaTerm(
                BigDecimal.ONE, columns.stream().map(FormulaColumn::name).toList())),
            FormulaColumn.numbers(factors, BigDecimal.ONE.movePointLeft(decimals)));
  }

  /** A factor in the middle. */
  private double middle(double[] base) {
    int[] sample = sample(base);
    double[] factors = new double[sample.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = target.value(sample[i]) / base[sample[i]];
    }
    return Selection.of(factors, factors.length / 2);
  }

  private static int decimals(double factor) {
    int whole = factor <= 0 ? 0 : (int) Math.floor(StrictMath.log10(factor)) + 1;
    return Math.max(0, Math.min(9, DIGITS - whole));
  }
}
