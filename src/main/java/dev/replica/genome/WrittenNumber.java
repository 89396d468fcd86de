package dev.replica.genome;

/**
 * Decimal numbers without leading zeros: {@code 0} for whole ones, {@code 0.00} with two decimals, {@code 0.0##} with as many as they
 * need, one at the least.
 *
 * @param least decimals that any has, 0 or more
 * @param most decimals, {@code least} to 9
 */
public record WrittenNumber(int least, int most) implements WrittenForm {

  private static final int DECIMALS = 9;

  /** Digits that always fit in a long with room to spare. */
  private static final int DIGITS = 17;

  public WrittenNumber {
    if (least < 0 || most < least || most > DECIMALS) {
      throw new IllegalArgumentException("decimals are " + least + " to " + most);
    }
  }

  static WrittenNumber of(String pattern) {
    if (!pattern.matches("0(\\.0*#*)?") || pattern.endsWith(".")) {
      throw new IllegalArgumentException(
          "\"" + pattern + "\" is not a pattern of numbers: 0, 0.00 or 0.0## are");
    }
    int most = Math.max(0, pattern.length() - 2);
    int least = pattern.indexOf('#') < 0 ? most : pattern.indexOf('#') - 2;
    return new WrittenNumber(least, most);
  }

  @Override
  public String pattern() {
    return most == 0 ? "0" : "0." + "0".repeat(least) + "#".repeat(most - least);
  }

  @Override
  public long units(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int dot = text.indexOf('.');
    int end = dot < 0 ? text.length() : dot;
    int decimals = dot < 0 ? 0 : text.length() - dot - 1;
    boolean leading = end - start > 1 && text.charAt(start) == '0';
    boolean trailing = decimals > least && text.endsWith("0");
    if (end == start
        || leading
        || trailing
        || dot >= 0 && decimals == 0
        || decimals < least
        || decimals > most
        || end - start + most > DIGITS) {
      return NONE;
    }
    long units = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i != dot && (c < '0' || c > '9')) {
        return NONE;
      }
      units = i == dot ? units : units * 10 + c - '0';
    }
    for (int i = decimals; i < most; i++) {
      units *= 10;
    }
    // Nobody writes -0 but a program: it says something that a number does not.
    return start == 0 ? units : units == 0 ? NONE : -units;
  }

  @Override
  public void print(long units, long bits, StringBuilder text) {
    if (units < 0) {
      text.append('-');
    }
    String digits = String.valueOf(Math.abs(units));
    int whole = digits.length() - most;
    text.append(whole > 0 ? digits.substring(0, whole) : "0");
    if (most > 0) {
      int point = text.length();
      text.append('.');
      for (int i = whole; i < 0; i++) {
        text.append('0');
      }
      text.append(digits, Math.max(0, whole), digits.length());
      int kept = text.length();
      while (kept > point + 1 + least && text.charAt(kept - 1) == '0') {
        kept--;
      }
      text.setLength(kept == point + 1 ? point : kept);
    }
  }
}
