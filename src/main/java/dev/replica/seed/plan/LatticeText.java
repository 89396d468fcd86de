package dev.replica.seed.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.ZoneOffset;

/** Values as models and PostgreSQL write them, in units of a lattice. */
final class LatticeText {

  private LatticeText() {}

  /** A model's value in units of the lattice. */
  static long units(Lattice lattice, BigDecimal value, RoundingMode rounding) {
    BigDecimal units = lattice.kind() == Lattice.Kind.DATE
        ? value.divide(BigDecimal.valueOf(86_400), 0, rounding)
        : value.multiply(BigDecimal.valueOf(lattice.perOne())).setScale(0, rounding);
    return units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) > 0
        ? units.signum() * (Long.MAX_VALUE / 4)
        : units.longValueExact();
  }

  /** A value as PostgreSQL prints it, in units; null for one that has no number of them. */
  static Long parse(Lattice lattice, String text) {
    if (lattice.kind() == Lattice.Kind.INTERVAL) {
      return interval(lattice, text);
    }
    if (lattice.kind() == Lattice.Kind.MONEY) {
      // Whatever the currency's sign and the separators are, the digits are hundredths.
      String digits = text.replaceAll("[^0-9]", "");
      return digits.isEmpty() || digits.length() > 18
          ? null
          : text.indexOf('-') >= 0 ? -Long.parseLong(digits) : Long.parseLong(digits);
    }
    if (lattice.temporal()) {
      return time(lattice, text);
    }
    return text.equals("NaN") || text.contains("Inf")
        ? null
        : units(lattice, new BigDecimal(text), RoundingMode.CEILING);
  }

  /** Days and a time as PostgreSQL prints them, in units; null for an interval of months, which are none. */
  private static Long interval(Lattice lattice, String text) {
    String[] parts = text.split(" ");
    boolean days = parts.length >= 2 && parts[1].startsWith("day");
    String time = parts.length == 3 && days || parts.length == 1 ? parts[parts.length - 1] : "";
    if (parts.length > 3 || parts.length > 1 && !days) {
      return null;
    }
    try {
      BigDecimal seconds =
          days ? BigDecimal.valueOf(86_400).multiply(new BigDecimal(parts[0])) : BigDecimal.ZERO;
      return units(
          lattice,
          time.isEmpty() ? seconds : seconds.add(TimeText.seconds(time)),
          RoundingMode.CEILING);
    } catch (DateTimeException | NumberFormatException otherStyle) {
      return null;
    }
  }

  /** A time as PostgreSQL prints it, a zone's hours behind it or not, in units; null for one beyond our calendar. */
  private static Long time(Lattice lattice, String text) {
    int zone = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    boolean zoned = zone > text.indexOf(':') && text.indexOf(':') > 0;
    try {
      BigDecimal seconds =
          TimeText.seconds((zoned ? text.substring(0, zone) : text).replace(' ', 'T'));
      if (zoned) {
        int east = ZoneOffset.of(text.substring(zone)).getTotalSeconds();
        seconds =
            seconds.subtract(BigDecimal.valueOf(lattice.kind() == Lattice.Kind.TIMETZ ? 0 : east));
      }
      return units(lattice, seconds, RoundingMode.CEILING);
    } catch (DateTimeException | NumberFormatException infinityOrOtherCalendar) {
      return null;
    }
  }
}
