package dev.replica.genome;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Dates, times of day, or both, in a pattern of {@code yyyy MM dd HH mm ss}, {@code .SSS} for a fraction of the second with as many
 * digits, {@code [.SSSSSS]} for one with as many as it needs ({@code [.SSS][SSS]} in threes), texts in quotes, and other characters
 * that are no letters. A text that is an offset from UTC, {@code 'Z'} or {@code '+02:00'}, stands for any of its kind: what is read is
 * the time on the wall.
 */
public final class WrittenTime implements WrittenForm {

  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final int DIGITS = 9;
  private static final int MICROS = 6;

  private enum Field {
    YEAR("yyyy"),
    MONTH("MM"),
    DAY("dd"),
    HOUR("HH"),
    MINUTE("mm"),
    SECOND("ss");

    private final String letters;

    Field(String letters) {
      this.letters = letters;
    }
  }

  private sealed interface Piece {}

  private record Number(Field field) implements Piece {}

  private record Literal(String text, boolean offset) implements Piece {}

  /**
   * A fraction of a second, with its point.
   *
   * @param least digits, {@code most} and {@code step} from one number of them to the next; no point where there are none
   */
  private record Fraction(int least, int most, int step) implements Piece {}

  private final String pattern;
  private final List<Piece> pieces;
  private final boolean days;
  private final boolean clock;

  private WrittenTime(String pattern, List<Piece> pieces) {
    this.pattern = pattern;
    this.pieces = List.copyOf(pieces);
    days = has(Field.YEAR) && has(Field.MONTH) && has(Field.DAY);
    clock = has(Field.HOUR) && has(Field.MINUTE);
    boolean neither = !days && !clock
        || !days && (has(Field.YEAR) || has(Field.MONTH) || has(Field.DAY))
        || !clock && (has(Field.HOUR) || has(Field.MINUTE) || has(Field.SECOND));
    boolean fraction = pieces.stream().anyMatch(Fraction.class::isInstance);
    if (neither || fraction && !has(Field.SECOND)) {
      throw new IllegalArgumentException("\"" + pattern + "\" is neither a day nor a time of day");
    }
  }

  private boolean has(Field field) {
    return pieces.contains(new Number(field));
  }

  static WrittenTime of(String pattern) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      int from = at;
      char c = pattern.charAt(at);
      if (c == '\'') {
        at = pattern.indexOf('\'', at + 1) + 1;
        if (at == 0) {
          throw new IllegalArgumentException("\"" + pattern + "\" has a quote without its end");
        }
        String text = pattern.substring(from + 1, at - 1);
        pieces.add(new Literal(text, offset(text, 0) == text.length()));
      } else if (c == '[' || pattern.startsWith(".S", at)) {
        at = fraction(pattern, at, pieces);
      } else if (Character.isLetter(c)) {
        Number number = number(pattern, at);
        pieces.add(number);
        at += number.field().letters.length();
      } else {
        pieces.add(new Literal(String.valueOf(c), false));
        at++;
      }
    }
    return new WrittenTime(pattern, pieces);
  }

  private static Number number(String pattern, int at) {
    for (Field field : Field.values()) {
      if (pattern.startsWith(field.letters, at)) {
        return new Number(field);
      }
    }
    throw new IllegalArgumentException(
        "\"" + pattern + "\" has letters that are none of yyyy, MM, dd, HH, mm, ss and SSS");
  }

  private static int fraction(String pattern, int at, List<Piece> pieces) {
    int end = at;
    int digits = 0;
    int first = 0;
    while (end < pattern.length() && "[.S]".indexOf(pattern.charAt(end)) >= 0) {
      digits += pattern.charAt(end) == 'S' ? 1 : 0;
      first = first == 0 && pattern.charAt(end) == ']' ? digits : first;
      end++;
    }
    if (digits < 1 || digits > DIGITS) {
      throw new IllegalArgumentException(
          "\"" + pattern + "\" has not 1 to " + DIGITS + " digits of a second's fraction");
    }
    Fraction fraction = pattern.charAt(at) == '.'
        ? new Fraction(digits, digits, 1)
        : new Fraction(0, digits, first == digits ? 1 : Math.max(1, first));
    if (!pattern.substring(at, end).equals(spelt(fraction))) {
      throw new IllegalArgumentException("\"" + pattern + "\": " + pattern.substring(at, end)
          + " is no fraction of a second, .SSS, [.SSS] and [.SSS][SSS] are");
    }
    pieces.add(fraction);
    return end;
  }

  private static String spelt(Fraction fraction) {
    if (fraction.least() > 0) {
      return "." + "S".repeat(fraction.most());
    }
    int step = fraction.step() == 1 ? fraction.most() : fraction.step();
    String group = "S".repeat(step);
    return "[." + group + "]" + ("[" + group + "]").repeat(fraction.most() / step - 1);
  }

  /** Where an offset that begins at {@code at} ends; {@code at} for none. */
  private static int offset(String text, int at) {
    if (at >= text.length()) {
      return at;
    }
    if (text.charAt(at) == 'Z') {
      return at + 1;
    }
    boolean signed = text.charAt(at) == '+' || text.charAt(at) == '-';
    if (!signed || digits(text, at + 1, 2) < 0) {
      return at;
    }
    int colon = at + 3 < text.length() && text.charAt(at + 3) == ':' ? 1 : 0;
    return digits(text, at + 3 + colon, 2) < 0 ? at + 3 : at + 5 + colon;
  }

  private static int digits(String text, int at, int count) {
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

  @Override
  public String pattern() {
    return pattern;
  }

  /** Whether strings have a day, and whether they have a time of day. */
  public boolean days() {
    return days;
  }

  public boolean clock() {
    return clock;
  }

  /** Digits of the fraction of a second that a string of this form has. */
  public int fractionDigits(String text) {
    int point = text.indexOf('.', Math.max(0, text.indexOf(':')));
    int digits = 0;
    while (clock && point >= 0 && digits(text, point + 1 + digits, 1) >= 0) {
      digits++;
    }
    return digits;
  }

  @Override
  public long units(String text) {
    int[] numbers = {2000, 1, 1, 0, 0, 0};
    long micros = 0;
    int at = 0;
    for (Piece piece : pieces) {
      if (piece instanceof Number number) {
        int length = number.field().letters.length();
        int found = digits(text, at, length);
        if (found < 0) {
          return NONE;
        }
        numbers[number.field().ordinal()] = found;
        at += length;
      } else if (piece instanceof Literal literal) {
        int end = literal.offset() ? offset(text, at) : at + literal.text().length();
        if (literal.offset() ? end == at : !text.startsWith(literal.text(), at)) {
          return NONE;
        }
        at = end;
      } else if (piece instanceof Fraction fraction) {
        int point = at;
        int count = 0;
        if (at < text.length() && text.charAt(at) == '.') {
          at++;
          while (count <= DIGITS && digits(text, at, 1) >= 0) {
            micros = count < MICROS ? micros * 10 + digits(text, at, 1) : micros;
            count++;
            at++;
          }
        }
        boolean fits = count >= fraction.least()
            && count <= fraction.most()
            && (count - fraction.least()) % fraction.step() == 0;
        if (!fits || at == point + 1) {
          return NONE;
        }
        for (int digit = count; digit < MICROS; digit++) {
          micros *= 10;
        }
      }
    }
    return at == text.length() ? units(numbers, micros) : NONE;
  }

  private static long units(int[] numbers, long micros) {
    int year = numbers[0];
    int month = numbers[1];
    int day = numbers[2];
    boolean date = year > 0
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
    if (!date || numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59) {
      return NONE;
    }
    long days = LocalDate.of(year, month, day).toEpochDay() - EPOCH_DAY;
    return days * DAY + (numbers[3] * 3600L + numbers[4] * 60L + numbers[5]) * SECOND + micros;
  }

  @Override
  public void print(long units, long bits, StringBuilder text) {
    LocalDate date = LocalDate.ofEpochDay(EPOCH_DAY + Math.floorDiv(units, DAY));
    long micros = Math.floorMod(units, DAY);
    int seconds = (int) (micros / SECOND);
    for (Piece piece : pieces) {
      if (piece instanceof Number number) {
        switch (number.field()) {
          case YEAR -> padded(date.getYear(), 4, text);
          case MONTH -> padded(date.getMonthValue(), 2, text);
          case DAY -> padded(date.getDayOfMonth(), 2, text);
          case HOUR -> padded(seconds / 3600, 2, text);
          case MINUTE -> padded(seconds / 60 % 60, 2, text);
          case SECOND -> padded(seconds % 60, 2, text);
        }
      } else if (piece instanceof Literal literal) {
        text.append(literal.text());
      } else if (piece instanceof Fraction fraction) {
        print(fraction, micros % SECOND * 1000 + Long.remainderUnsigned(bits, 1000), text);
      }
    }
  }

  private static void print(Fraction fraction, long nanos, StringBuilder text) {
    long digits = nanos;
    for (int dropped = fraction.most(); dropped < DIGITS; dropped++) {
      digits /= 10;
    }
    int count = fraction.most();
    while (count > fraction.least() && digits % 10 == 0) {
      digits /= 10;
      count--;
    }
    while ((count - fraction.least()) % fraction.step() != 0) {
      digits *= 10;
      count++;
    }
    if (count > 0) {
      padded(digits, count, text.append('.'));
    }
  }

  private static void padded(long number, int length, StringBuilder text) {
    String digits = String.valueOf(number);
    for (int i = digits.length(); i < length; i++) {
      text.append('0');
    }
    text.append(digits);
  }
}
