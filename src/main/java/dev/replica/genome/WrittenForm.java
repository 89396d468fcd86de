package dev.replica.genome;

/**
 * How strings write numbers or times, so that they can be told by their distribution: {@code 0.00} for numbers of two decimals, or a
 * pattern of dates and times in the letters of {@link java.time.format.DateTimeFormatter}. Immutable.
 */
public sealed interface WrittenForm permits WrittenNumber, WrittenTime {

  /** What {@link #units} gives for strings of another form. */
  long NONE = Long.MIN_VALUE;

  /** The pattern that {@link #of} reads. */
  String pattern();

  /**
   * What a string of this form says: multiples of 10 to the power of minus {@link WrittenNumber#most()} for numbers; microseconds from
   * 2000-01-01, or from midnight where there is no day, for times. {@link #NONE} for strings of another form.
   */
  long units(String text);

  /**
   * Writes what {@link #units} reads.
   *
   * @param bits settle what units do not tell: digits behind those of microseconds
   */
  void print(long units, long bits, StringBuilder text);

  /**
   * The form of a pattern.
   *
   * @throws IllegalArgumentException for what is no pattern of numbers or times
   */
  static WrittenForm of(String pattern) {
    return pattern.indexOf('0') == 0 ? WrittenNumber.of(pattern) : WrittenTime.of(pattern);
  }
}
