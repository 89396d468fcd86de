package dev.replica.seed.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Times of a genome: ISO 8601 text and seconds from 2000-01-01, or from midnight for a time of day. */
public final class TimeText {

  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
  private static final long NANOS = 1_000_000_000L;

  private TimeText() {}

  /**
   * Seconds of {@code text}: a date, a date and time, or a time of day, which may lie outside the day by hours of 24 or a minus.
   *
   * @throws java.time.DateTimeException or {@link NumberFormatException} if it is none of them
   */
  public static BigDecimal seconds(String text) {
    int t = text.indexOf('T');
    if (t >= 0) {
      LocalDateTime time = LocalDateTime.parse(text);
      long days = time.toLocalDate().toEpochDay() - EPOCH.toEpochDay();
      return BigDecimal.valueOf(days * 86_400)
          .add(BigDecimal.valueOf(time.toLocalTime().toNanoOfDay(), 9));
    }
    if (text.indexOf(':') < 0) {
      return BigDecimal.valueOf((LocalDate.parse(text).toEpochDay() - EPOCH.toEpochDay()) * 86_400);
    }
    boolean negative = text.startsWith("-");
    String[] parts = text.substring(negative ? 1 : 0).split(":");
    BigDecimal seconds =
        BigDecimal.valueOf(Integer.parseInt(parts[0]) * 3600L + Integer.parseInt(parts[1]) * 60L);
    if (parts.length > 2) {
      seconds = seconds.add(new BigDecimal(parts[2]));
    }
    return negative ? seconds.negate() : seconds;
  }

  /** The date and time so many seconds from 2000-01-01; a date alone where it is midnight. */
  static String print(BigDecimal seconds) {
    BigDecimal nanos = seconds.movePointRight(9);
    long days = nanos.divideToIntegralValue(BigDecimal.valueOf(86_400 * NANOS)).longValue();
    LocalDateTime time = EPOCH.plusDays(days).atStartOfDay();
    time = time.plusNanos(nanos
        .subtract(BigDecimal.valueOf(days).multiply(BigDecimal.valueOf(86_400 * NANOS)))
        .longValue());
    return time.toLocalTime().toNanoOfDay() == 0 ? time.toLocalDate().toString() : time.toString();
  }
}
