package dev.replica.seed.plan.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Constants of expressions, and their texts as a {@link Restriction} has them. */
final class Constants {

  private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
      .appendPattern("HH:mm:ss")
      .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
      .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
      .append(DateTimeFormatter.ISO_LOCAL_DATE)
      .appendLiteral('T')
      .append(TIME)
      .toFormatter(Locale.ROOT);

  private Constants() {}

  /** The value of an expression without columns; empty where it has any, or is NULL. */
  static Optional<Object> value(Expression expression) {
    try {
      Operand operand = new Compiler(name -> null, name -> -1).compile(expression);
      return operand.constant() ? Optional.ofNullable(operand.value()) : Optional.empty();
    } catch (Unsupported | Failure e) {
      return Optional.empty();
    }
  }

  /** The text of a constant; empty for what has none, such as infinity. */
  static Optional<String> text(Expression expression) {
    return value(expression).flatMap(Constants::text);
  }

  /** Texts of the elements of a constant array; empty where one of them has none. */
  static Optional<List<String>> texts(Expression array) {
    List<String> texts = new ArrayList<>();
    if (!(value(array).orElse(null) instanceof List<?> elements)) {
      return Optional.empty();
    }
    for (Object element : elements) {
      Optional<String> text = element == null ? Optional.empty() : text(element);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(texts);
  }

  /** The text of a value as {@link ColumnValues} has it; empty where it has none. */
  static Optional<String> text(Object value) {
    if (value instanceof String string) {
      return Optional.of(string);
    }
    if (value instanceof Boolean truth) {
      return Optional.of(truth ? "t" : "f");
    }
    if (value instanceof Long) {
      return Optional.of(value.toString());
    }
    if (value instanceof BigDecimal decimal) {
      return Optional.of(plain(decimal));
    }
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite()
          ? Optional.empty()
          : Optional.of(plain(new BigDecimal(number)));
    }
    if (value instanceof Interval interval) {
      BigDecimal days = BigDecimal.valueOf(interval.months() * 30L + interval.days());
      return Optional.of(plain(
          days.multiply(BigDecimal.valueOf(86_400)).add(BigDecimal.valueOf(interval.micros(), 6))));
    }
    return temporal(value);
  }

  private static String plain(BigDecimal decimal) {
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }

  private static Optional<String> temporal(Object value) {
    if (value instanceof LocalTime time) {
      return Optional.of(time.format(TIME));
    }
    if (!TimeFunctions.finite(value)) {
      return Optional.empty();
    }
    if (value instanceof LocalDate date) {
      return common(date).map(LocalDate::toString);
    }
    Object local =
        value instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : value;
    return local instanceof LocalDateTime time
        ? common(time.toLocalDate()).map(day -> time.format(TIMESTAMP))
        : Optional.empty();
  }

  /** Years of four digits, so that texts are ordered as times are. */
  private static Optional<LocalDate> common(LocalDate date) {
    return date.getYear() > 0 && date.getYear() < 10_000 ? Optional.of(date) : Optional.empty();
  }
}
