package dev.replica.seed.load;

/**
 * The Gregorian calendar, extended backwards, in days since 2000-01-01, after Hinnant's {@code chrono}-compatible
 * algorithms. Years are astronomical: 1 BC is 0. Exact for all dates that PostgreSQL knows.
 */
final class Civil {

  /** Days from 0000-03-01, where eras of 400 years begin, to 2000-01-01. */
  private static final int SHIFT = 719_468 + 10_957;

  private static final int DAYS_PER_ERA = 146_097;

  private Civil() {}

  /** The date, packed: to be taken apart by {@link #year}, {@link #month} and {@link #day}. */
  static long ofDays(long days) {
    long shifted = days + SHIFT;
    long era = Math.floorDiv(shifted, (long) DAYS_PER_ERA);
    int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    // Years begin in March, so that the leap day is the last.
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year << 9 | (long) month << 5 | day;
  }

  static int year(long date) {
    return (int) (date >> 9);
  }

  static int month(long date) {
    return (int) date >> 5 & 0xF;
  }

  static int day(long date) {
    return (int) date & 0x1F;
  }

  /** @throws IllegalArgumentException if the month has no such day */
  static long toDays(int year, int month, int day) {
    long shifted = year - (month <= 2 ? 1L : 0L);
    long era = Math.floorDiv(shifted, 400L);
    long yearOfEra = shifted - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long days =
        era * DAYS_PER_ERA + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - SHIFT;
    long back = ofDays(days);
    if (year(back) != year || month(back) != month || day(back) != day) {
      throw new IllegalArgumentException("There is no such day in the calendar.");
    }
    return days;
  }
}
