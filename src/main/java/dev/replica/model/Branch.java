package dev.replica.model;

/**
 * A conditional tree before it is compiled. A variable's code is a whole number: a bin, a bit, a day of the week, or a rank cut to
 * {@link ConditionalTree#RANKS} steps; {@link ConditionalTree#ABSENT} where it is null.
 */
public sealed interface Branch {

  /**
   * Asks whether the code of {@code variable} lies from {@code from} inclusive to {@code to} exclusive.
   *
   * @param variable 0 or more
   */
  record Split(int variable, int from, int to, Branch inside, Branch outside) implements Branch {
    public Split {
      if (variable < 0 || from > to) {
        throw new IllegalArgumentException(
            "A split is expected to ask a variable for a range, found %d for %d to %d"
                .formatted(variable, from, to));
      }
    }
  }

  /**
   * The distribution of the rank.
   *
   * @param ranks distribution function over ranks, from 0 to 1; null for uniform ones
   */
  record Leaf(Polyline ranks) implements Branch {}
}
