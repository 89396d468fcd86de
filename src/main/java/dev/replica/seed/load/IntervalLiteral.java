package dev.replica.seed.load;

import java.util.Locale;

/**
 * Reads an interval as PostgreSQL prints it in the styles {@code postgres}, {@code postgres_verbose} and
 * {@code iso_8601}.
 */
final class IntervalLiteral {

  private long months;
  private long days;
  private long micros;

  private IntervalLiteral() {}

  static void write(BinaryRowWriter out, String text) {
    String literal = text.strip();
    String lower = literal.toLowerCase(Locale.ROOT);
    if (lower.equals("infinity")) {
      out.interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
      return;
    }
    if (lower.equals("-infinity")) {
      out.interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);
      return;
    }
    IntervalLiteral interval = new IntervalLiteral();
    Cursor cursor = new Cursor(literal);
    if (cursor.take('P')) {
      interval.readIso(cursor);
    } else {
      interval.readWords(cursor);
    }
    out.interval(Math.toIntExact(interval.months), Math.toIntExact(interval.days), interval.micros);
  }

  private void readIso(Cursor cursor) {
    boolean time = false;
    if (cursor.atEnd()) {
      throw cursor.malformed("a part of the interval");
    }
    while (!cursor.atEnd()) {
      if (cursor.take('T')) {
        time = true;
        continue;
      }
      int sign = sign(cursor);
      long whole = cursor.digits();
      long millionths = cursor.take('.') ? cursor.millionths() : 0;
      char unit = cursor.next();
      add(
          cursor,
          switch (unit) {
            case 'Y' -> "year";
            case 'M' -> time ? "min" : "mon";
            case 'W' -> "week";
            case 'D' -> "day";
            case 'H' -> "hour";
            case 'S' -> "sec";
            default -> throw cursor.malformed("a unit of ISO 8601");
          },
          sign,
          whole,
          millionths);
    }
  }

  private void readWords(Cursor cursor) {
    cursor.take('@');
    cursor.skipBlanks();
    if (cursor.atEnd()) {
      throw cursor.malformed("a part of the interval");
    }
    while (!cursor.atEnd()) {
      if (cursor.peek() == 'a') {
        readAgo(cursor);
        return;
      }
      int sign = sign(cursor);
      Cursor clock = cursor.copy();
      long whole = cursor.digits();
      if (cursor.peek() == ':') {
        micros = Math.addExact(micros, sign * TimeLiterals.clock(clock));
        cursor.moveTo(clock);
      } else {
        long millionths = cursor.take('.') ? cursor.millionths() : 0;
        cursor.skipBlanks();
        String unit = cursor.word();
        add(
            cursor,
            unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit,
            sign,
            whole,
            millionths);
      }
      cursor.skipBlanks();
    }
  }

  private void readAgo(Cursor cursor) {
    if (!cursor.word().equals("ago") || !cursor.atEnd()) {
      throw cursor.malformed("ago");
    }
    months = -months;
    days = -days;
    micros = Math.negateExact(micros);
  }

  private static int sign(Cursor cursor) {
    if (cursor.take('-')) {
      return -1;
    }
    cursor.take('+');
    return 1;
  }

  private void add(Cursor cursor, String unit, int sign, long whole, long millionths) {
    switch (unit) {
      case "year" -> addMonths(cursor, 12L * sign, whole, millionths);
      case "mon", "month" -> addMonths(cursor, sign, whole, millionths);
      case "week" -> addDays(cursor, 7L * sign, whole, millionths);
      case "day" -> addDays(cursor, sign, whole, millionths);
      case "hour" -> addMicros(sign * TimeText.MICROS_PER_HOUR, whole, millionths);
      case "min", "minute" -> addMicros(sign * TimeText.MICROS_PER_MINUTE, whole, millionths);
      case "sec", "second", "" -> addMicros(sign * TimeText.MICROS_PER_SECOND, whole, millionths);
      default -> throw cursor.malformed("a unit of time");
    }
  }

  private void addMonths(Cursor cursor, long unit, long whole, long millionths) {
    requireWhole(cursor, millionths);
    months = Math.addExact(months, Math.multiplyExact(unit, whole));
  }

  private void addDays(Cursor cursor, long unit, long whole, long millionths) {
    requireWhole(cursor, millionths);
    days = Math.addExact(days, Math.multiplyExact(unit, whole));
  }

  private void addMicros(long unit, long whole, long millionths) {
    long fraction = millionths * (unit / TimeText.MICROS_PER_SECOND);
    micros = Math.addExact(micros, Math.addExact(Math.multiplyExact(unit, whole), fraction));
  }

  /** PostgreSQL never prints a fraction of a day or month, and spreads one that it reads by rules of its own. */
  private static void requireWhole(Cursor cursor, long millionths) {
    if (millionths != 0) {
      throw cursor.malformed("a whole number");
    }
  }
}
