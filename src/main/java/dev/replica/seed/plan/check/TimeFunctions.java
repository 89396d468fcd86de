package dev.replica.seed.plan.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Functions and operators on dates and times, as far as no time zone and no clock has a say. */
final class TimeFunctions {

  private static final Set<Object> INFINITIES = Set.of(
      LocalDate.MAX, LocalDate.MIN, LocalDateTime.MAX, LocalDateTime.MIN, Instant.MAX, Instant.MIN);

  private TimeFunctions() {}

  static boolean finite(Object value) {
    return !INFINITIES.contains(value);
  }

  private static boolean late(Object value) {
    return value.equals(LocalDate.MAX)
        || value.equals(LocalDateTime.MAX)
        || value.equals(Instant.MAX);
  }

  static Operand call(String name, List<Operand> arguments) throws Unsupported {
    if (name.equals("isfinite")
        && arguments.size() == 1
        && temporal(arguments.get(0).type())) {
      return Compiler.strict(ValueType.BOOLEAN, arguments.get(0), TimeFunctions::finite);
    }
    if (arguments.size() != 2 || name.equals("make_date")) {
      throw new Unsupported(name);
    }
    String field = arguments.get(0).text();
    Operand source = arguments.get(1);
    if (name.equals("date_trunc")) {
      return truncate(field, source);
    }
    Function<Object, BigDecimal> extraction = extraction(field, source.type());
    boolean numeric = name.equals("extract");
    // Infinity has infinite years, and no month, day or hour.
    boolean endless = field.equals("year") || field.equals("isoyear");
    return Compiler.strict(numeric ? ValueType.NUMERIC : ValueType.FLOAT8, source, value -> {
      if (!finite(value)) {
        return endless
            ? (Object) (late(value) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY)
            : null;
      }
      BigDecimal part = extraction.apply(value);
      return numeric ? (Object) part : (Double) part.doubleValue();
    });
  }

  /** Whether a cast between the types asks for a time zone. */
  static boolean inZone(ValueType.Kind source, ValueType target) {
    boolean zoned = source == ValueType.Kind.TIMESTAMPTZ;
    boolean local = source == ValueType.Kind.DATE || source == ValueType.Kind.TIMESTAMP;
    return zoned
            && (target.kind() == ValueType.Kind.DATE || target.kind() == ValueType.Kind.TIMESTAMP)
        || local && target.kind() == ValueType.Kind.TIMESTAMPTZ;
  }

  /** Such a cast of a constant in UTC, the zone of the session that loads rows. */
  static Object toZoneOfLoading(Object value, ValueType.Kind target) {
    if (target == ValueType.Kind.TIMESTAMPTZ) {
      LocalDateTime local = ValueOrder.midnight(value);
      return finite(local)
          ? local.toInstant(ZoneOffset.UTC)
          : late(local) ? Instant.MAX : Instant.MIN;
    }
    LocalDateTime local = finite(value)
        ? LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC)
        : late(value) ? LocalDateTime.MAX : LocalDateTime.MIN;
    return target == ValueType.Kind.TIMESTAMP ? local : Casts.day(local);
  }

  private static boolean temporal(ValueType type) {
    return switch (type.kind()) {
      case DATE, TIMESTAMP, TIMESTAMPTZ -> true;
      default -> false;
    };
  }

  private static Function<Object, BigDecimal> extraction(String field, ValueType type)
      throws Unsupported {
    boolean date = type.kind() == ValueType.Kind.DATE || type.kind() == ValueType.Kind.TIMESTAMP;
    boolean time = type.kind() == ValueType.Kind.TIME || type.kind() == ValueType.Kind.TIMESTAMP;
    if (type.kind() == ValueType.Kind.INTERVAL) {
      return ofInterval(field);
    }
    if (date) {
      Function<LocalDate, Number> part = switch (field) {
        // There is no year 0: before the year 1 comes the year -1.
        case "year" -> day -> day.getYear() > 0 ? day.getYear() : day.getYear() - 1;
        case "isoyear" -> day -> day.get(IsoFields.WEEK_BASED_YEAR);
        case "quarter" -> day -> day.get(IsoFields.QUARTER_OF_YEAR);
        case "month" -> LocalDate::getMonthValue;
        case "week" -> day -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        case "day" -> LocalDate::getDayOfMonth;
        case "dow" -> day -> day.getDayOfWeek().getValue() % 7;
        case "isodow" -> day -> day.getDayOfWeek().getValue();
        case "doy" -> LocalDate::getDayOfYear;
        default -> null;
      };
      if (part != null) {
        return value -> BigDecimal.valueOf(
            part.apply(ValueOrder.midnight(value).toLocalDate()).longValue());
      }
    }
    if (time) {
      Function<LocalTime, BigDecimal> part = switch (field) {
        case "hour" -> clock -> BigDecimal.valueOf(clock.getHour());
        case "minute" -> clock -> BigDecimal.valueOf(clock.getMinute());
        case "second" ->
          clock -> BigDecimal.valueOf(clock.getSecond() * 1_000_000L + clock.getNano() / 1000, 6);
        default -> null;
      };
      if (part != null) {
        return value -> part.apply(
            value instanceof LocalDateTime stamp ? stamp.toLocalTime() : (LocalTime) value);
      }
    }
    throw new Unsupported(field + " of " + type.kind());
  }

  private static Function<Object, BigDecimal> ofInterval(String field) throws Unsupported {
    Function<Interval, BigDecimal> part = switch (field) {
      case "year" -> value -> BigDecimal.valueOf(value.months() / 12);
      case "month" -> value -> BigDecimal.valueOf(value.months() % 12);
      case "day" -> value -> BigDecimal.valueOf(value.days());
      case "hour" -> value -> BigDecimal.valueOf(value.micros() / 3_600_000_000L);
      case "minute" -> value -> BigDecimal.valueOf(value.micros() / 60_000_000 % 60);
      case "second" -> value -> BigDecimal.valueOf(value.micros() % 60_000_000, 6);
      case "epoch" -> TimeFunctions::epoch;
      default -> throw new Unsupported(field);
    };
    return value -> part.apply((Interval) value);
  }

  /** Seconds, a year being 365.25 days and a month that is left over 30. */
  private static BigDecimal epoch(Interval interval) {
    BigDecimal days = BigDecimal.valueOf(interval.months() / 12)
        .multiply(new BigDecimal("365.25"))
        .add(BigDecimal.valueOf(interval.months() % 12 * 30L + interval.days()));
    return days.multiply(BigDecimal.valueOf(86_400)).add(BigDecimal.valueOf(interval.micros(), 6));
  }

  private static Operand truncate(String field, Operand source) throws Unsupported {
    ValueType.Kind kind = source.type().kind();
    if (kind != ValueType.Kind.TIMESTAMP && kind != ValueType.Kind.ZONED_DATE) {
      throw new Unsupported("date_trunc of " + kind);
    }
    Function<LocalDateTime, LocalDateTime> truncation = switch (field.toLowerCase(Locale.ROOT)) {
      case "microseconds" -> value -> value;
      case "milliseconds" ->
        value -> value.with(ChronoField.MILLI_OF_SECOND, value.get(ChronoField.MILLI_OF_SECOND));
      case "second" -> value -> value.truncatedTo(ChronoUnit.SECONDS);
      case "minute" -> value -> value.truncatedTo(ChronoUnit.MINUTES);
      case "hour" -> value -> value.truncatedTo(ChronoUnit.HOURS);
      case "day" -> value -> value.truncatedTo(ChronoUnit.DAYS);
      case "week" ->
        value ->
            value.truncatedTo(ChronoUnit.DAYS).minusDays(value.getDayOfWeek().getValue() - 1);
      case "month" -> value -> value.toLocalDate().withDayOfMonth(1).atStartOfDay();
      case "quarter" ->
        value -> value
            .toLocalDate()
            .withDayOfMonth(1)
            .withMonth((value.getMonthValue() - 1) / 3 * 3 + 1)
            .atStartOfDay();
      case "year" -> value -> value.toLocalDate().withDayOfYear(1).atStartOfDay();
      default -> throw new Unsupported(field);
    };
    return Compiler.strict(
        source.type(),
        source,
        value -> finite(value) ? truncation.apply((LocalDateTime) value) : value);
  }

  static Operand arithmetic(String operator, Operand left, Operand right) throws Unsupported {
    ValueType.Kind one = left.type().kind();
    ValueType.Kind other = right.type().kind();
    if (operator.equals("+")
        && (left.type().integer() || one == ValueType.Kind.INTERVAL)
        && other != ValueType.Kind.INTERVAL) {
      return arithmetic(operator, right, left);
    }
    int sign = sign(operator);
    if (one == ValueType.Kind.DATE && right.type().integer()) {
      return guarded(
          left.type(),
          left,
          right,
          (a, b) -> finite(a) ? ((LocalDate) a).plusDays(sign * (Long) b) : a);
    }
    if (other == ValueType.Kind.INTERVAL) {
      return plusInterval(sign, left, right);
    }
    boolean difference = sign < 0 && one == other;
    if (difference && one == ValueType.Kind.DATE) {
      return guarded(
          ValueType.INT4,
          left,
          right,
          (a, b) -> ChronoUnit.DAYS.between(onlyFinite((LocalDate) b), onlyFinite((LocalDate) a)));
    }
    if (difference && one == ValueType.Kind.TIMESTAMP) {
      return guarded(
          ValueType.INTERVAL,
          left,
          right,
          (a, b) ->
              days(Duration.between(onlyFinite((LocalDateTime) b), onlyFinite((LocalDateTime) a))));
    }
    if (difference && one == ValueType.Kind.TIMESTAMPTZ) {
      return guarded(
          ValueType.INTERVAL,
          left,
          right,
          (a, b) -> days(Duration.between(onlyFinite((Instant) b), onlyFinite((Instant) a))));
    }
    if (difference && one == ValueType.Kind.TIME) {
      return guarded(
          ValueType.INTERVAL,
          left,
          right,
          (a, b) -> new Interval(0, 0, micros(Duration.between((LocalTime) b, (LocalTime) a))));
    }
    throw new Unsupported(operator);
  }

  private static int sign(String operator) throws Unsupported {
    if (!operator.equals("+") && !operator.equals("-")) {
      throw new Unsupported(operator);
    }
    return operator.equals("+") ? 1 : -1;
  }

  private static Operand plusInterval(int sign, Operand left, Operand interval) throws Unsupported {
    return switch (left.type().kind()) {
      case DATE, TIMESTAMP ->
        guarded(
            ValueType.of(ValueType.Kind.TIMESTAMP),
            left,
            interval,
            (a, b) -> plus(ValueOrder.midnight(a), (Interval) b, sign));
      case TIMESTAMPTZ -> {
        // A day, and a month, is as long as the session's time zone has it.
        boolean clock = interval.constant()
            && interval.value() instanceof Interval span
            && span.months() == 0
            && span.days() == 0;
        if (!clock && left.constant() && interval.constant()) {
          yield guarded(
              left.type(),
              left,
              interval,
              (a, b) -> finite(a)
                  ? plus(LocalDateTime.ofInstant((Instant) a, ZoneOffset.UTC), (Interval) b, sign)
                      .toInstant(ZoneOffset.UTC)
                  : a);
        }
        if (!clock) {
          throw new Unsupported("timestamptz + interval");
        }
        yield guarded(
            left.type(),
            left,
            interval,
            (a, b) -> finite(a)
                ? ((Instant) a).plus(sign * ((Interval) b).micros(), ChronoUnit.MICROS)
                : a);
      }
      case TIME ->
        guarded(
            left.type(),
            left,
            interval,
            (a, b) -> ((LocalTime) a)
                .plus(
                    sign * (((Interval) b).micros() % Interval.MICROS_PER_DAY), ChronoUnit.MICROS));
      case INTERVAL ->
        guarded(left.type(), left, interval, (a, b) -> sum((Interval) a, (Interval) b, sign));
      default -> throw new Unsupported("+ interval");
    };
  }

  private static LocalDateTime plus(LocalDateTime time, Interval interval, int sign) {
    return finite(time)
        ? time.plusMonths(sign * (long) interval.months())
            .plusDays(sign * (long) interval.days())
            .plus(sign * interval.micros(), ChronoUnit.MICROS)
        : time;
  }

  private static Interval sum(Interval left, Interval right, int sign) {
    return new Interval(
        Math.addExact(left.months(), sign * right.months()),
        Math.addExact(left.days(), sign * right.days()),
        Math.addExact(left.micros(), sign * right.micros()));
  }

  private static <T> T onlyFinite(T value) {
    if (!finite(value)) {
      throw Failure.RAISED;
    }
    return value;
  }

  /** A difference of timestamps has days of 24 hours and no months. */
  private static Interval days(Duration duration) {
    long micros = micros(duration);
    return new Interval(
        0, (int) (micros / Interval.MICROS_PER_DAY), micros % Interval.MICROS_PER_DAY);
  }

  private static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1000);
  }

  /** What leaves the range of a type is an error. */
  private static Operand guarded(
      ValueType type, Operand left, Operand right, BiFunction<Object, Object, Object> function) {
    return Compiler.strict(type, left, right, (a, b) -> {
      try {
        return function.apply(a, b);
      } catch (DateTimeException | ArithmeticException e) {
        throw Failure.RAISED;
      }
    });
  }
}
