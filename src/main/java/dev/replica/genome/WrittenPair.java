package dev.replica.genome;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two numbers in one string, as coordinates and extents are: {@code 0.0####', '0.0####}, {@code 'POINT('-0.00' '0.00')'}, {@code
 * 0'x'0}. Immutable.
 *
 * @param first has what stands between the two as its suffix
 * @param second has no prefix
 */
public record WrittenPair(WrittenNumber first, WrittenNumber second) {

  private static final String NUMBER = "0(?:\\.0*#*)?";

  private static final Pattern PATTERN =
      Pattern.compile("((?:'[^']+'-)?" + NUMBER + "'[^']+')(" + NUMBER + "(?:'[^']+')?)");

  public WrittenPair {
    if (first.suffix().isEmpty() || !second.prefix().isEmpty()) {
      throw new IllegalArgumentException("nothing stands between two numbers");
    }
  }

  /** Whether a pattern is one of two numbers. */
  public static boolean is(String pattern) {
    return PATTERN.matcher(pattern).matches();
  }

  /**
   * The form of a pattern.
   *
   * @throws IllegalArgumentException for what is no pattern of two numbers
   */
  public static WrittenPair of(String pattern) {
    Matcher matcher = PATTERN.matcher(pattern);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + pattern + "\" is not a pattern of two numbers: 0.00', '0.00 is");
    }
    return new WrittenPair(WrittenNumber.of(matcher.group(1)), WrittenNumber.of(matcher.group(2)));
  }

  public String pattern() {
    return first.pattern() + second.pattern();
  }

  /** What the two say, in multiples of their units; null for strings of another form. */
  public long[] units(String text) {
    // A minus may stand between them: the first number has a digit before it.
    int between = text.indexOf(first.suffix(), first.prefix().length() + 1);
    if (between < 0) {
      return null;
    }
    int end = between + first.suffix().length();
    long one = first.units(text.substring(0, end));
    long other = second.units(text.substring(end));
    return one == WrittenForm.NONE || other == WrittenForm.NONE ? null : new long[] {one, other};
  }

  /** Writes what {@link #units} reads. */
  public void print(long one, long other, StringBuilder text) {
    first.print(one, 0, text);
    second.print(other, 0, text);
  }
}
