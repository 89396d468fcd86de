package dev.replica.genome;

import dev.replica.genome.TimeField.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Durations, as of laps: {@code h:mm:ss}, {@code h:mm}, {@code m:ss}, each with a fraction of the second as {@link WrittenTime} has it.
 * The first number may be of any size and has as many digits as letters at the least; those below zero begin with a minus.
 */
public final class WrittenDuration implements WrittenForm {

  private static final long SECOND = 1_000_000;
  private static final int SIXTY = 60;
  private static final int MICROS = 6;

  /** Digits of the first number: with them a duration is a long by far. */
  private static final int DIGITS = 7;

  private final String pattern;

  /** Least digits of the first number, and what one of it is in seconds. */
  private final int least;

  private final int unit;
  private final boolean seconds;
  private final List<TimePiece> pieces;

  private WrittenDuration(String pattern, int least, int unit, List<TimePiece> pieces) {
    this.pattern = pattern;
    this.least = least;
    this.unit = unit;
    this.pieces = List.copyOf(pieces);
    seconds = has(TimeField.SECOND);
    boolean fraction = this.pieces.stream().anyMatch(TimePiece.Fraction.class::isInstance);
    boolean minutes = has(TimeField.MINUTE);
    boolean complete = unit == SIXTY ? seconds && !minutes : minutes;
    if (!complete || fraction && !seconds) {
      throw new IllegalArgumentException(
          "\"" + pattern + "\" is no duration: h:mm, h:mm:ss and m:ss are");
    }
  }

  private boolean has(TimeField field) {
    return pieces.contains(new TimePiece.Number(field));
  }

  static WrittenDuration of(String pattern) {
    char first = pattern.charAt(0);
    int least = 1;
    while (least < pattern.length() && pattern.charAt(least) == first) {
      least++;
    }
    List<TimePiece> pieces = new ArrayList<>();
    int at = least;
    while (at < pattern.length()) {
      if (pattern.charAt(at) == '[' || pattern.startsWith(".S", at)) {
        at = TimePiece.Fraction.of(pattern, at, pieces);
      } else if (pattern.startsWith(":mm", at) || pattern.startsWith(":ss", at)) {
        pieces.add(new TimePiece.Literal(":", false));
        pieces.add(new TimePiece.Number(
            pattern.startsWith(":mm", at) ? TimeField.MINUTE : TimeField.SECOND));
        at += 3;
      } else {
        throw new IllegalArgumentException(
            "\"" + pattern + "\" is no duration: h:mm, h:mm:ss and m:ss are");
      }
    }
    return new WrittenDuration(pattern, least, first == 'h' ? SIXTY * SIXTY : SIXTY, pieces);
  }

  @Override
  public String pattern() {
    return pattern;
  }

  @Override
  public Meaning meaning() {
    return Meaning.SECONDS;
  }

  @Override
  public int scale() {
    return MICROS;
  }

  @Override
  public long units(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int at = start;
    while (at < text.length() && at - start < DIGITS && WrittenForm.digits(text, at, 1) >= 0) {
      at++;
    }
    int count = at - start;
    if (count < least || count > least && text.charAt(start) == '0') {
      return NONE;
    }
    int[] numbers = new int[Place.values().length];
    long whole = WrittenForm.digits(text, start, count);
    for (TimePiece piece : pieces) {
      at = piece.read(text, at, numbers);
      if (at < 0) {
        return NONE;
      }
    }
    int minute = numbers[Place.MINUTE.ordinal()];
    int second = numbers[Place.SECOND.ordinal()];
    if (at < text.length() || minute >= SIXTY || second >= SIXTY) {
      return NONE;
    }
    long micros =
        (whole * unit + minute * (long) SIXTY + second) * SECOND + numbers[Place.MICROS.ordinal()];
    return start == 0 ? micros : micros == 0 ? NONE : -micros;
  }

  @Override
  public void print(long units, long bits, StringBuilder text) {
    if (units < 0) {
      text.append('-');
    }
    long micros = Math.abs(units);
    long all = micros / SECOND;
    int[] numbers = new int[Place.values().length];
    numbers[Place.MINUTE.ordinal()] = (int) (all / SIXTY % SIXTY);
    numbers[Place.SECOND.ordinal()] = (int) (all % SIXTY);
    numbers[Place.MICROS.ordinal()] = (int) (micros % SECOND);
    WrittenForm.padded(all / unit, least, text);
    for (TimePiece piece : pieces) {
      piece.print(numbers, bits, text);
    }
  }
}
