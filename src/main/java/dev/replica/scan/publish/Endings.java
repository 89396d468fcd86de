package dev.replica.scan.publish;

import dev.replica.model.Randomness;
import dev.replica.scan.profile.Values;
import dev.replica.scan.profile.Values.Meaning;
import dev.replica.scan.profile.Values.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What decimals have behind the point, where some endings are far more frequent than others: prices end in .99, minutes are hundredths of
 * an hour. A polyline has no knots for that; it tells the numbers with their endings spread out evenly, each over its share of the unit.
 *
 * @param modulus steps of a unit
 * @param endings in steps, ascending
 * @param cumulative shares up to each
 */
record Endings(int modulus, int[] endings, double[] cumulative) {

  /** Rows from which on endings are looked at. */
  private static final int ROWS = 500;

  /** Steps of a unit: of fewer, spread out numbers would often be taken for those of the next ending. */
  private static final int LEAST_STEPS = 50;

  private static final int MOST_STEPS = 1000;
  private static final int MOST_ENDINGS = 120;

  /** Share of the rows that have one of the endings that are told. */
  private static final double NEARLY_ALL = 0.995;

  /** How far from even endings have to be, in nats (Kullback and Leibler, 1951). */
  private static final double UNEVEN = 0.1;

  /** The endings of numbers; null where they say nothing. */
  static Endings of(Numbers numbers, PublishingPolicy policy) {
    BigDecimal step = BigDecimal.valueOf(numbers.step()).multiply(numbers.unit());
    int modulus = step.signum() > 0 && step.compareTo(BigDecimal.ONE) < 0
        ? (int) Math.min(MOST_STEPS + 1L, Math.round(1 / step.doubleValue()))
        : 0;
    boolean decimals = numbers.meaning() == Meaning.NUMBER
        && modulus >= LEAST_STEPS
        && modulus <= MOST_STEPS
        && step.multiply(BigDecimal.valueOf(modulus)).compareTo(BigDecimal.ONE) == 0;
    if (!decimals) {
      return null;
    }
    long[] counts = new long[modulus];
    long rows = 0;
    for (long unit : numbers.units()) {
      if (unit != Values.ABSENT) {
        counts[(int) Math.floorMod(unit / numbers.step(), (long) modulus)]++;
        rows++;
      }
    }
    return rows < ROWS ? null : of(counts, rows, policy);
  }

  private static Endings of(long[] counts, long rows, PublishingPolicy policy) {
    int[] told = new int[counts.length];
    int size = 0;
    double sum = 0;
    for (int ending = 0; ending < counts.length; ending++) {
      if (policy.tells(counts[ending])) {
        told[size++] = ending;
        sum += counts[ending];
      }
    }
    if (size == 0 || size > MOST_ENDINGS || sum < NEARLY_ALL * rows) {
      return null;
    }
    double[] cumulative = new double[size];
    double uneven = 0;
    double running = 0;
    for (int i = 0; i < size; i++) {
      double share = counts[told[i]] / sum;
      uneven += share * StrictMath.log(share * counts.length);
      running += counts[told[i]];
      cumulative[i] = i == size - 1 ? 1 : Rounding.rough(running / sum);
    }
    return uneven < UNEVEN
        ? null
        : new Endings(counts.length, Arrays.copyOf(told, size), cumulative);
  }

  /** The numbers with their endings spread out, each row's at a place of its own. */
  Numbers spread(Numbers numbers) {
    int[] place = new int[modulus];
    Arrays.fill(place, -1);
    for (int i = 0; i < endings.length; i++) {
      place[endings[i]] = i;
    }
    long[] units = numbers.units().clone();
    for (int row = 0; row < units.length; row++) {
      if (units[row] == Values.ABSENT) {
        continue;
      }
      long point = units[row] / numbers.step();
      int found = place[(int) Math.floorMod(point, (long) modulus)];
      if (found >= 0) {
        double low = found == 0 ? 0 : cumulative[found - 1];
        double within =
            low + Randomness.uniform(Randomness.hash(modulus, row)) * (cumulative[found] - low);
        long spread = Math.min(modulus - 1L, (long) (within * modulus));
        units[row] = (Math.floorDiv(point, (long) modulus) * modulus + spread) * numbers.step();
      }
    }
    return new Numbers(numbers.meaning(), units, numbers.unit(), numbers.step());
  }

  /** As they are published. */
  List<BigDecimal> values() {
    List<BigDecimal> values = new ArrayList<>();
    for (int ending : endings) {
      values.add(Rounding.plain(BigDecimal.valueOf(ending).divide(BigDecimal.valueOf(modulus))));
    }
    return values;
  }

  List<Double> ends() {
    return Arrays.stream(cumulative).boxed().toList();
  }
}
