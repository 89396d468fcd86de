package dev.replica.genome;

import dev.replica.genome.TimeField.Place;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Dates, months, times of day, or days with times, in a pattern of {@code yyyy MM dd HH mm ss}, {@code M d H} for numbers without a
 * zero before them, {@code MMM} for months by name ({@code Mar}), {@code hh} or {@code h} for hours up to twelve with {@code a} for
 * AM or PM, {@code .SSS} for a fraction of the second with as many digits, {@code [.SSSSSS]} for one with as many as it needs
 * ({@code [.SSS][SSS]} in threes), texts in quotes, and other characters that are no letters. A text that is an offset from UTC, {@code
 * 'Z'} or {@code '+02:00'}, stands for any of its kind: what is read is the time on the wall.
 */
public final class WrittenTime implements WrittenForm {

  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final int SECOND = 1_000_000;
  private static final long DAY = 86_400L * SECOND;
  private static final int MICROS = 6;
  private static final int NOON = 12;

  /** A month without a day is its middle, so that what is hardly off stays within it. */
  private static final int MIDDLE = 15;

  private final String pattern;
  private final List<TimePiece> pieces;
  private final boolean days;
  private final boolean clock;
  private final boolean halves;

  private WrittenTime(String pattern, List<TimePiece> pieces) {
    this.pattern = pattern;
    this.pieces = List.copyOf(pieces);
    days = has(Place.YEAR) && has(Place.MONTH);
    clock = has(Place.HOUR) && has(Place.MINUTE);
    halves = has(Place.HALF);
    boolean neither = !days && !clock
        || !days && (has(Place.YEAR) || has(Place.MONTH) || has(Place.DAY))
        || !clock && (has(Place.HOUR) || has(Place.MINUTE) || has(Place.SECOND))
        || clock && days && !has(Place.DAY);
    boolean counted = this.pieces.stream()
        .anyMatch(
            piece -> piece instanceof TimePiece.Number number && number.field().ofHalf());
    boolean fraction = pieces.stream().anyMatch(TimePiece.Fraction.class::isInstance);
    if (neither || counted != halves || fraction && !has(Place.SECOND)) {
      throw new IllegalArgumentException("\"" + pattern + "\" is neither a day nor a time of day");
    }
  }

  private boolean has(Place place) {
    return pieces.stream()
        .anyMatch(
            piece -> piece instanceof TimePiece.Number number && number.field().place() == place);
  }

  static WrittenTime of(String pattern) {
    List<TimePiece> pieces = new ArrayList<>();
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
        pieces.add(new TimePiece.Literal(text, TimePiece.Literal.offset(text, 0) == text.length()));
      } else if (c == '[' || pattern.startsWith(".S", at)) {
        at = TimePiece.Fraction.of(pattern, at, pieces);
      } else if (Character.isLetter(c)) {
        TimeField field = field(pattern, at);
        pieces.add(new TimePiece.Number(field));
        at += field.letters().length();
      } else {
        pieces.add(new TimePiece.Literal(String.valueOf(c), false));
        at++;
      }
    }
    return new WrittenTime(pattern, pieces);
  }

  private static TimeField field(String pattern, int at) {
    for (TimeField field : TimeField.values()) {
      if (pattern.startsWith(field.letters(), at)) {
        return field;
      }
    }
    throw new IllegalArgumentException(
        "\"" + pattern + "\" has letters that are none of yyyy, MM, dd, HH, mm, ss and SSS");
  }

  @Override
  public String pattern() {
    return pattern;
  }

  @Override
  public Meaning meaning() {
    return days ? Meaning.DAY : Meaning.CLOCK;
  }

  @Override
  public int scale() {
    return MICROS;
  }

  /** Whether strings have a day, or at least a month, and whether they have a time of day. */
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
    while (clock && point >= 0 && WrittenForm.digits(text, point + 1 + digits, 1) >= 0) {
      digits++;
    }
    return digits;
  }

  @Override
  public long units(String text) {
    int[] numbers = {2000, 1, days && !has(Place.DAY) ? MIDDLE : 1, 0, 0, 0, 0, 0};
    int at = 0;
    for (TimePiece piece : pieces) {
      at = piece.read(text, at, numbers);
      if (at < 0) {
        return NONE;
      }
    }
    if (at < text.length()) {
      return NONE;
    }
    int hour = number(numbers, Place.HOUR) + (halves ? NOON * number(numbers, Place.HALF) : 0);
    int minute = number(numbers, Place.MINUTE);
    int second = number(numbers, Place.SECOND);
    int year = number(numbers, Place.YEAR);
    int month = number(numbers, Place.MONTH);
    int day = number(numbers, Place.DAY);
    boolean date = year > 0
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
    if (!date || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    long since = LocalDate.of(year, month, day).toEpochDay() - EPOCH_DAY;
    return since * DAY
        + (hour * 3600L + minute * 60L + second) * SECOND
        + number(numbers, Place.MICROS);
  }

  private static int number(int[] numbers, Place place) {
    return numbers[place.ordinal()];
  }

  @Override
  public void print(long units, long bits, StringBuilder text) {
    LocalDate date = LocalDate.ofEpochDay(EPOCH_DAY + Math.floorDiv(units, DAY));
    long micros = Math.floorMod(units, DAY);
    int seconds = (int) (micros / SECOND);
    int[] numbers = {
      date.getYear(),
      date.getMonthValue(),
      date.getDayOfMonth(),
      seconds / 3600,
      seconds / 60 % 60,
      seconds % 60,
      0,
      (int) (micros % SECOND)
    };
    for (TimePiece piece : pieces) {
      piece.print(numbers, bits, text);
    }
  }
}
