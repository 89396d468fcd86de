package dev.replica.genome;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decimal numbers without leading zeros: {@code 0} for whole ones, {@code 0.00} with two decimals, {@code 0.0##} with as many as they
 * need, one at the least; {@code #,##0} with a sign between thousands. In quotes what stands before and after all of them. Those
 * below zero begin with a minus, or as the pattern tells: {@code '$'-0.00}, {@code ('$'0.00)}.
 *
 * @param prefix without digits and quotes
 * @param minus where it stands in numbers below zero
 * @param grouping between thousands; 0 for nothing
 * @param point before the decimals
 * @param least decimals that any has, 0 or more
 * @param most decimals, {@code least} to 9
 * @param suffix without digits and quotes
 */
public record WrittenNumber(
    String prefix, Minus minus, char grouping, char point, int least, int most, String suffix)
    implements WrittenForm {

  /** How numbers below zero are told from others. */
  public enum Minus {
    FIRST,
    BEHIND_PREFIX,
    PARENTHESES
  }

  private static final int DECIMALS = 9;

  /** Digits that always fit in a long with room to spare. */
  private static final int DIGITS = 17;

  private static final int THOUSAND = 3;

  private static final Pattern PATTERN = Pattern.compile(
      "(\\()?(?:'([^'0-9]+)')?(-)?(?:#([^0-9#'])##)?0(?:([.,])(?=[0#])(0*)(#*))?(?:'([^'0-9]+)')?(\\))?");

  public WrittenNumber {
    if (least < 0 || most < least || most > DECIMALS) {
      throw new IllegalArgumentException("decimals are " + least + " to " + most);
    }
    if (grouping == point) {
      throw new IllegalArgumentException("thousands and decimals have the same sign before them");
    }
  }

  /** Nothing but the number. */
  public WrittenNumber(int least, int most) {
    this("", Minus.FIRST, '\0', '.', least, most, "");
  }

  static WrittenNumber of(String pattern) {
    Matcher matcher = PATTERN.matcher(pattern);
    boolean matches = matcher.matches();
    boolean parentheses = matches && matcher.group(1) != null;
    if (!matches
        || matcher.group(4) != null && matcher.group(4).equals(matcher.group(5))
        || parentheses != (matcher.group(9) != null)
        || parentheses && matcher.group(3) != null) {
      throw new IllegalArgumentException("\"" + pattern
          + "\" is not a pattern of numbers: 0, 0.00, 0.0##, #,##0.00 and '$'0.00 are");
    }
    int least = matcher.group(6) == null ? 0 : matcher.group(6).length();
    int most = matcher.group(7) == null ? least : least + matcher.group(7).length();
    return new WrittenNumber(
        orEmpty(matcher.group(2)),
        parentheses
            ? Minus.PARENTHESES
            : matcher.group(3) == null ? Minus.FIRST : Minus.BEHIND_PREFIX,
        matcher.group(4) == null ? '\0' : matcher.group(4).charAt(0),
        matcher.group(5) != null
            ? matcher.group(5).charAt(0)
            : ".".equals(matcher.group(4)) ? ',' : '.',
        least,
        most,
        orEmpty(matcher.group(8)));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  @Override
  public String pattern() {
    boolean parentheses = minus == Minus.PARENTHESES;
    return (parentheses ? "(" : "")
        + WrittenForm.quoted(prefix)
        + (minus == Minus.BEHIND_PREFIX ? "-" : "")
        + (grouping == 0 ? "0" : "#" + grouping + "##0")
        + (most == 0 ? "" : point + "0".repeat(least) + "#".repeat(most - least))
        + WrittenForm.quoted(suffix)
        + (parentheses ? ")" : "");
  }

  @Override
  public Meaning meaning() {
    return Meaning.NUMBER;
  }

  @Override
  public int scale() {
    return most;
  }

  @Override
  public long units(String text) {
    int start = 0;
    int end = text.length();
    boolean negative = false;
    if (minus == Minus.PARENTHESES && text.startsWith("(") && text.endsWith(")") && end > 1) {
      negative = true;
      start = 1;
      end--;
    } else if (minus == Minus.FIRST && text.startsWith("-")) {
      negative = true;
      start = 1;
    }
    int behind = end - suffix.length();
    if (!text.startsWith(prefix, start)
        || behind < start + prefix.length()
        || !text.startsWith(suffix, behind)) {
      return NONE;
    }
    start += prefix.length();
    if (minus == Minus.BEHIND_PREFIX && start < behind && text.charAt(start) == '-') {
      negative = true;
      start++;
    }
    long units = amount(text, start, behind);
    // Nobody writes -0 but a program: it says something that a number does not.
    return !negative || units == NONE ? units : units == 0 ? NONE : -units;
  }

  private long amount(String text, int start, int end) {
    int dot = text.indexOf(point, start);
    int wholeEnd = dot < 0 || dot >= end ? end : dot;
    int decimals = wholeEnd == end ? 0 : end - wholeEnd - 1;
    boolean leading = wholeEnd - start > 1 && text.charAt(start) == '0';
    boolean ungrouped = grouping != 0 && (wholeEnd - start) % (THOUSAND + 1) == 0;
    boolean trailing = decimals > least && text.charAt(end - 1) == '0';
    if (wholeEnd == start
        || leading
        || ungrouped
        || trailing
        || wholeEnd < end && decimals == 0
        || decimals < least
        || decimals > most
        || wholeEnd - start + most > DIGITS) {
      return NONE;
    }
    long units = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean separates =
          grouping != 0 && i > start && i < wholeEnd && (wholeEnd - i) % (THOUSAND + 1) == 0;
      if (i != wholeEnd && (separates ? c != grouping : !digit)) {
        return NONE;
      }
      units = digit ? units * 10 + c - '0' : units;
    }
    for (int i = decimals; i < most; i++) {
      units *= 10;
    }
    return units;
  }

  @Override
  public void print(long units, long bits, StringBuilder text) {
    boolean parentheses = units < 0 && minus == Minus.PARENTHESES;
    if (units < 0 && minus != Minus.BEHIND_PREFIX) {
      text.append(parentheses ? '(' : '-');
    }
    text.append(prefix);
    if (units < 0 && minus == Minus.BEHIND_PREFIX) {
      text.append('-');
    }
    String digits = String.valueOf(Math.abs(units));
    int whole = digits.length() - most;
    if (whole <= 0) {
      text.append('0');
    }
    for (int i = 0; i < whole; i++) {
      if (grouping != 0 && i > 0 && (whole - i) % THOUSAND == 0) {
        text.append(grouping);
      }
      text.append(digits.charAt(i));
    }
    if (most > 0) {
      printDecimals(digits, whole, text);
    }
    text.append(suffix);
    if (parentheses) {
      text.append(')');
    }
  }

  private void printDecimals(String digits, int whole, StringBuilder text) {
    int place = text.length();
    text.append(point);
    for (int i = whole; i < 0; i++) {
      text.append('0');
    }
    text.append(digits, Math.max(0, whole), digits.length());
    int kept = text.length();
    while (kept > place + 1 + least && text.charAt(kept - 1) == '0') {
      kept--;
    }
    text.setLength(kept == place + 1 ? place : kept);
  }
}
