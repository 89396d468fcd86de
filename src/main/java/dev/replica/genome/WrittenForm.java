package dev.replica.genome;

/**
 * How strings write numbers or times, so that they can be told by their distribution. Immutable.
 *
 * <ul>
 *   <li>{@link WrittenNumber}: {@code 0.00} for numbers of two decimals, {@code '$'#,##0.00} for amounts
 *   <li>{@link WrittenTime}: dates and times of day in the letters of {@link java.time.format.DateTimeFormatter}
 *   <li>{@link WrittenDuration}: {@code m:ss.SSS}, as of laps
 *   <li>{@link WrittenVersion}: <code>{10}.{50}.{100}</code>
 * </ul>
 */
public sealed interface WrittenForm
    permits WrittenNumber, WrittenTime, WrittenDuration, WrittenVersion {

  /** What {@link #units} gives for strings of another form. */
  long NONE = Long.MIN_VALUE;

  /** What the units of a form are, as a model counts them. */
  enum Meaning {
    /** Numbers by their decimals. */
    NUMBER,
    /** Seconds. */
    SECONDS,
    /** A day, and a time of day where the form has one. */
    DAY,
    CLOCK
  }

  /** The pattern that {@link #of} reads. */
  String pattern();

  Meaning meaning();

  /** Decimal places of a unit of numbers, 0 to 9; 6 for all others. */
  int scale();

  /**
   * What a string of this form says: multiples of 10 to the power of minus {@link #scale()} for numbers; microseconds from 2000-01-01,
   * from midnight where there is no day, or of their own, for times. {@link #NONE} for strings of another form.
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
    String bare = pattern.replaceAll("'[^']*'", "");
    if (bare.indexOf('{') >= 0) {
      return WrittenVersion.of(pattern);
    }
    if (bare.indexOf('0') >= 0) {
      return WrittenNumber.of(pattern);
    }
    boolean counted = bare.startsWith("h") || bare.startsWith("m");
    return counted && bare.indexOf('a') < 0 ? WrittenDuration.of(pattern) : WrittenTime.of(pattern);
  }

  /** Text in quotes, nothing for none; a text with a quote in it has no pattern. */
  static String quoted(String text) {
    return text.isEmpty() ? "" : "'" + text + "'";
  }

  /** The number that so many digits from a place on write; -1 for none. */
  static int digits(String text, int at, int count) {
    if (at + count > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = at; i < at + count; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }

  /** Writes a number with zeros before it, as many digits as asked for at the least. */
  static void padded(long number, int length, StringBuilder text) {
    String digits = String.valueOf(number);
    for (int i = digits.length(); i < length; i++) {
      text.append('0');
    }
    text.append(digits);
  }
}
