package dev.replica.scan.publish;

import java.util.function.DoubleToIntFunction;

/** What a character of trees has to gain in likelihood (nats) to be told. */
final class Price {

  /**
   * The lowest. A weight takes three to four characters, so that it has to gain 2.4 to 3.2: one of no use gains half a one by chance,
   * but the best of ten that were tried ln 10 = 2.3. On halves of tables that were not fitted, less than this predicts little better.
   */
  static final double CHEAPEST = 0.8;

  private static final double DEAREST = 1e6;
  private static final int HALVINGS = 10;

  private Price() {}

  /**
   * The lowest price at which so many characters are enough, roughly.
   *
   * @param size characters at a price
   */
  static double within(int characters, DoubleToIntFunction size) {
    if (size.applyAsInt(CHEAPEST) <= characters) {
      return CHEAPEST;
    }
    double low = CHEAPEST;
    double high = low;
    do {
      high *= 4;
    } while (size.applyAsInt(high) > characters && high < DEAREST);
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = Math.sqrt(low * high);
      if (size.applyAsInt(middle) > characters) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
