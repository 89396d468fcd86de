package dev.replica.seed.generate;

import dev.replica.model.Randomness;

/**
 * Has gaps that were drawn one after the other add up to about what they are to: of the long ones, taken in any order, each is halved or
 * doubled at the most until the rest is small. The others stay what they are: most are of a length that many have.
 */
final class Bridge {

  /** Of the mean, what gaps that are changed in the first round have at the least; in each one after it a half of that. */
  private static final double LONG = 4;

  private static final int ROUNDS = 5;

  private Bridge() {}

  /**
   * Fits gaps to a span.
   *
   * @param count of the gaps that there are
   * @param span what they should add up to
   * @param near what they may miss it by
   * @param most what they must not exceed together
   * @param grain what changes are multiples of
   */
  static void fit(long[] gaps, int count, long span, long near, long most, long grain, long key) {
    long sum = 0;
    for (int gap = 0; gap < count; gap++) {
      sum += gaps[gap];
    }
    long lacking = sum < span - near
        ? (span - near - sum) / grain * grain
        : sum > span + near ? (span + near - sum) / grain * grain : 0;
    if (sum + lacking > most) {
      lacking = -Math.floorDiv(sum - most + grain - 1, grain) * grain;
    }
    int offset = (int) Randomness.bounded(key, count);
    double least = LONG * span / count;
    long unit = grain;
    for (int round = 0; round < ROUNDS && lacking != 0; round++) {
      for (int i = 0; i < count && lacking != 0; i++) {
        int gap = (i + offset) % count;
        if (gaps[gap] >= least) {
          long change = Math.max(-gaps[gap] / 2, Math.min(gaps[gap], lacking));
          change -= change % unit;
          gaps[gap] += change;
          lacking -= change;
        }
      }
      boolean late = round == ROUNDS - 2;
      least = late ? 0 : least / 2;
      // What must be shorter is so at any price.
      unit = late && lacking < 0 && sum > most ? 1 : grain;
    }
    if (lacking > 0) {
      gaps[offset] += lacking;
    }
  }
}
