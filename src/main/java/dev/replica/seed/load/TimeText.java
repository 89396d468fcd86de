package dev.replica.seed.load;

import dev.replica.seed.generate.RowWriter;
import java.nio.charset.StandardCharsets;

/**
 * Dates, times and intervals as PostgreSQL prints them under {@code DateStyle ISO}, {@code TimeZone UTC} and
 * {@code IntervalStyle postgres}. All methods write into a buffer with {@link #ROOM} bytes and return where the text
 * ends.
 */
final class TimeText {

  /** Longer than the longest interval. */
  static final int ROOM = 120;

  static final long MICROS_PER_SECOND = 1_000_000;
  static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  private static final byte[] INFINITY = ascii("infinity");
  private static final byte[] MINUS_INFINITY = ascii("-infinity");
  private static final byte[] BEFORE_CHRIST = ascii(" BC");
  private static final byte[] YEAR = ascii(" year");
  private static final byte[] MONTH = ascii(" mon");
  private static final byte[] DAY = ascii(" day");

  private TimeText() {}

  static int date(byte[] buffer, int at, int days) {
    if (days == RowWriter.DATE_INFINITY || days == Integer.MIN_VALUE) {
      return put(buffer, at, days > 0 ? INFINITY : MINUS_INFINITY);
    }
    long date = Civil.ofDays(days);
    return era(buffer, date(buffer, at, date), date);
  }

  /** @param zoned whether it is a timestamp with time zone */
  static int timestamp(byte[] buffer, int at, long micros, boolean zoned) {
    if (micros == RowWriter.TIMESTAMP_INFINITY || micros == Long.MIN_VALUE) {
      return put(buffer, at, micros > 0 ? INFINITY : MINUS_INFINITY);
    }
    long days = Math.floorDiv(micros, MICROS_PER_DAY);
    long date = Civil.ofDays(days);
    int end = date(buffer, at, date);
    buffer[end] = ' ';
    end = time(buffer, end + 1, micros - days * MICROS_PER_DAY);
    return era(buffer, zoned ? zone(buffer, end, 0) : end, date);
  }

  /** A time from 00:00:00 to 24:00:00; more hours have more digits. */
  static int time(byte[] buffer, int at, long micros) {
    long hours = micros / MICROS_PER_HOUR;
    long restMicros = micros - hours * MICROS_PER_HOUR;
    int rest = (int) (restMicros / MICROS_PER_SECOND);
    int fraction = (int) (restMicros - rest * MICROS_PER_SECOND);
    int end = hours < 100 ? Digits.two(buffer, at, (int) hours) : Digits.write(buffer, at, hours);
    buffer[end] = ':';
    end = Digits.two(buffer, end + 1, rest / 60);
    buffer[end] = ':';
    end = Digits.two(buffer, end + 1, rest % 60);
    if (fraction == 0) {
      return end;
    }
    buffer[end] = '.';
    end = Digits.unsigned(buffer, end + 1, fraction, 6);
    while (buffer[end - 1] == '0') {
      end--;
    }
    return end;
  }

  /** Hours east of Greenwich, and minutes and seconds where there are some. */
  static int zone(byte[] buffer, int at, int offsetSeconds) {
    int offset = Math.abs(offsetSeconds);
    buffer[at] = (byte) (offsetSeconds < 0 ? '-' : '+');
    int end = Digits.two(buffer, at + 1, offset / 3600);
    if (offset % 3600 != 0) {
      buffer[end] = ':';
      end = Digits.two(buffer, end + 1, offset / 60 % 60);
    }
    if (offset % 60 != 0) {
      buffer[end] = ':';
      end = Digits.two(buffer, end + 1, offset % 60);
    }
    return end;
  }

  static int interval(byte[] buffer, int at, int months, int days, long micros) {
    if (months == Integer.MAX_VALUE && days == Integer.MAX_VALUE && micros == Long.MAX_VALUE) {
      return put(buffer, at, INFINITY);
    }
    if (months == Integer.MIN_VALUE && days == Integer.MIN_VALUE && micros == Long.MIN_VALUE) {
      return put(buffer, at, MINUS_INFINITY);
    }
    int end = part(buffer, at, at, months / 12, YEAR, false);
    end = part(buffer, at, end, months % 12, MONTH, months / 12 < 0);
    boolean monthsNegative = months % 12 != 0 ? months % 12 < 0 : months / 12 < 0;
    end = part(buffer, at, end, days, DAY, monthsNegative);
    if (micros == 0 && end > at) {
      return end;
    }
    if (end > at) {
      buffer[end++] = ' ';
    }
    // A part behind a negative one shows its sign, lest it is taken for negative too.
    boolean negative = days != 0 ? days < 0 : monthsNegative;
    if (micros < 0) {
      buffer[end++] = '-';
    } else if (negative) {
      buffer[end++] = '+';
    }
    if (micros == Long.MIN_VALUE) {
      return put(buffer, end, ascii("2562047788:00:54.775808"));
    }
    return time(buffer, end, Math.abs(micros));
  }

  private static int part(
      byte[] buffer, int start, int at, int value, byte[] unit, boolean afterNegative) {
    if (value == 0) {
      return at;
    }
    int end = at;
    if (end > start) {
      buffer[end++] = ' ';
    }
    if (value > 0 && afterNegative) {
      buffer[end++] = '+';
    }
    end = put(buffer, Digits.write(buffer, end, value), unit);
    if (value != 1) {
      buffer[end++] = 's';
    }
    return end;
  }

  private static int date(byte[] buffer, int at, long date) {
    int year = Civil.year(date);
    int shown = year > 0 ? year : 1 - year;
    int end;
    if (shown < 10_000) {
      end = Digits.two(buffer, Digits.two(buffer, at, shown / 100), shown % 100);
    } else {
      end = Digits.write(buffer, at, shown);
    }
    buffer[end] = '-';
    end = Digits.two(buffer, end + 1, Civil.month(date));
    buffer[end] = '-';
    return Digits.two(buffer, end + 1, Civil.day(date));
  }

  private static int era(byte[] buffer, int at, long date) {
    return Civil.year(date) > 0 ? at : put(buffer, at, BEFORE_CHRIST);
  }

  private static int put(byte[] buffer, int at, byte[] text) {
    System.arraycopy(text, 0, buffer, at, text.length);
    return at + text.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
