package dev.replica.seed.load;

import dev.replica.seed.generate.RowWriter;

/** Reads dates and times in PostgreSQL's ISO form, which is {@link TimeText}'s. */
final class TimeLiterals {

  private TimeLiterals() {}

  static int date(String text) {
    String literal = text.strip();
    return switch (literal) {
      case "infinity" -> RowWriter.DATE_INFINITY;
      case "-infinity" -> Integer.MIN_VALUE;
      default -> {
        Cursor cursor = new Cursor(literal);
        int[] date = date(cursor);
        long days = days(cursor, date);
        cursor.expectEnd();
        yield Math.toIntExact(days);
      }
    };
  }

  /** Microseconds of a timestamp with or without time zone; without a zone in the text it is UTC. */
  static long timestamp(String text) {
    String literal = text.strip();
    if (literal.equals("infinity")) {
      return RowWriter.TIMESTAMP_INFINITY;
    }
    if (literal.equals("-infinity")) {
      return Long.MIN_VALUE;
    }
    Cursor cursor = new Cursor(literal);
    int[] date = date(cursor);
    long time = 0;
    long offset = 0;
    if (cursor.take('T') || cursor.take('t')) {
      time = clock(cursor);
      offset = offset(cursor);
    } else {
      cursor.skipBlanks();
      if (cursor.atDigit()) {
        time = clock(cursor);
        offset = offset(cursor);
      }
    }
    long days = days(cursor, date);
    cursor.expectEnd();
    long midnight = Math.multiplyExact(days, TimeText.MICROS_PER_DAY);
    return Math.addExact(midnight, time - offset * TimeText.MICROS_PER_SECOND);
  }

  static long time(String text) {
    Cursor cursor = new Cursor(text.strip());
    long time = clock(cursor);
    cursor.expectEnd();
    return time;
  }

  static void timetz(BinaryRowWriter out, String text) {
    Cursor cursor = new Cursor(text.strip());
    long time = clock(cursor);
    int offset = offset(cursor);
    cursor.expectEnd();
    out.timetz(time, offset);
  }

  /** Hours, minutes and, where they are there, seconds. */
  static long clock(Cursor cursor) {
    long micros = Math.multiplyExact(cursor.digits(), TimeText.MICROS_PER_HOUR);
    cursor.expect(':');
    micros = Math.addExact(micros, below(cursor, 60) * TimeText.MICROS_PER_MINUTE);
    if (cursor.take(':')) {
      // A minute may be given sixty seconds, which carry over.
      micros = Math.addExact(micros, below(cursor, 61) * TimeText.MICROS_PER_SECOND);
      if (cursor.take('.')) {
        micros = Math.addExact(micros, cursor.millionths());
      }
    }
    return micros;
  }

  /** Seconds east of Greenwich; none is UTC. */
  private static int offset(Cursor cursor) {
    if (cursor.take('Z') || cursor.take('z')) {
      return 0;
    }
    boolean west = cursor.peek() == '-';
    if (!cursor.take('+') && !cursor.take('-')) {
      return 0;
    }
    int seconds = below(cursor, 16) * 3600;
    if (cursor.take(':')) {
      seconds += below(cursor, 60) * 60;
      if (cursor.take(':')) {
        seconds += below(cursor, 60);
      }
    }
    return west ? -seconds : seconds;
  }

  private static int[] date(Cursor cursor) {
    int year = cursor.number();
    cursor.expect('-');
    int month = cursor.number();
    cursor.expect('-');
    return new int[] {year, month, cursor.number()};
  }

  /** The date with its era, which stands at the very end. */
  private static long days(Cursor cursor, int[] date) {
    cursor.skipBlanks();
    String era = cursor.word();
    boolean beforeChrist = era.equals("bc");
    if (!beforeChrist && !era.isEmpty() && !era.equals("ad")) {
      throw cursor.malformed("BC");
    }
    return Civil.toDays(beforeChrist ? 1 - date[0] : date[0], date[1], date[2]);
  }

  private static int below(Cursor cursor, int limit) {
    int value = cursor.number();
    if (value >= limit) {
      throw cursor.malformed("a number below " + limit);
    }
    return value;
  }
}
