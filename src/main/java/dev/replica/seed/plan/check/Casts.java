package dev.replica.seed.plan.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Casts, of constants from their text and of values where neither locale, nor time zone, nor a setting matters. */
final class Casts {

  private static final int FLOAT4_DIGITS = 6;
  private static final int FLOAT8_DIGITS = 15;

  private Casts() {}

  static Operand cast(Operand operand, ValueType target) throws Unsupported {
    ValueType source = operand.type();
    if (source.kind() == ValueType.Kind.NULL) {
      return Operand.constant(target, null);
    }
    if (operand.constant() && source.kind() == ValueType.Kind.TEXT && !target.textual()) {
      return constant(operand, target);
    }
    if (target.kind() == ValueType.Kind.ARRAY && source.kind() == ValueType.Kind.ARRAY) {
      return elements(operand, target);
    }
    if (target.integer()
        || target.floating()
        || target.kind() == ValueType.Kind.NUMERIC
        || target.kind() == ValueType.Kind.MONEY) {
      return number(operand, target);
    }
    if (target.textual()
        || target.kind() == ValueType.Kind.BPCHAR
        || target.kind() == ValueType.Kind.CITEXT) {
      return text(operand, target);
    }
    return time(operand, target);
  }

  private static Operand constant(Operand operand, ValueType target) throws Unsupported {
    Object value = Literals.parse(target, operand.text());
    if (value == null) {
      throw new Unsupported("a constant of " + target.kind());
    }
    Operand constant = Operand.constant(target, value);
    return target.kind() == ValueType.Kind.NUMERIC && !target.modifiers().isEmpty()
        ? number(constant, target)
        : constant;
  }

  private static Operand elements(Operand operand, ValueType target) throws Unsupported {
    ValueType from = operand.type().element();
    if (from.kind() == target.element().kind() && target.element().modifiers().isEmpty()
        || from.kind() == ValueType.Kind.NULL) {
      return operand.as(target);
    }
    // One cast serves all elements: it reads them through a row of one column.
    Node node =
        cast(new Operand(from, row -> row.value(0), false), target.element()).node();
    return Compiler.strict(target, operand, array -> {
      List<Object> elements = new ArrayList<>();
      for (Object element : (List<?>) array) {
        elements.add(node.value(column -> element));
      }
      return elements;
    });
  }

  private static Operand number(Operand operand, ValueType target) throws Unsupported {
    ValueType source = operand.type();
    if (source.kind() == ValueType.Kind.BOOLEAN && target.kind() == ValueType.Kind.INT4) {
      return Compiler.strict(target, operand, value -> (Boolean) value ? 1L : 0L);
    }
    if (source.textual() && target.kind() != ValueType.Kind.MONEY) {
      return scaled(
          Compiler.strict(target, operand, value -> parsed(target, (String) value)), target);
    }
    if (source.kind() == target.kind() && source.kind() != ValueType.Kind.NUMERIC) {
      return operand.as(target);
    }
    if (target.kind() == ValueType.Kind.MONEY
        && (source.integer() || source.kind() == ValueType.Kind.NUMERIC)) {
      return Compiler.strict(
          target, operand, value -> Arithmetic.decimal(value).setScale(2, RoundingMode.HALF_UP));
    }
    if (target.kind() == ValueType.Kind.NUMERIC && source.kind() == ValueType.Kind.MONEY) {
      return scaled(operand.as(target), target);
    }
    if (!source.number()) {
      throw new Unsupported("cast of " + source.kind() + " to " + target.kind());
    }
    if (target.integer()) {
      return Compiler.strict(
          target,
          operand,
          value -> Arithmetic.inRange(
              target,
              source.floating() ? rounded((Double) value) : rounded(Arithmetic.decimal(value))));
    }
    if (target.floating()) {
      Function<Object, Object> widen = value -> finite(((Number) value).doubleValue(), value);
      Function<Object, Object> narrow = value -> finite(((Number) value).floatValue(), value);
      return Compiler.strict(
          target, operand, target.kind() == ValueType.Kind.FLOAT8 ? widen : narrow);
    }
    if (!source.floating()) {
      return scaled(
          Compiler.strict(
              target,
              operand,
              value -> value instanceof Double ? value : Arithmetic.decimal(value)),
          target);
    }
    MathContext digits = new MathContext(
        source.kind() == ValueType.Kind.FLOAT4 ? FLOAT4_DIGITS : FLOAT8_DIGITS,
        RoundingMode.HALF_EVEN);
    return scaled(
        Compiler.strict(target, operand, value -> decimal((Double) value, digits)), target);
  }

  private static Object parsed(ValueType target, String text) {
    Object value = Literals.parse(target, text);
    if (value == null) {
      throw Failure.RAISED;
    }
    return value;
  }

  /** To the modifiers' precision and scale, where the type has them. */
  private static Operand scaled(Operand operand, ValueType target) {
    if (target.kind() != ValueType.Kind.NUMERIC || target.modifiers().isEmpty()) {
      return operand;
    }
    int precision = target.modifiers().get(0);
    int scale = target.modifiers().size() > 1 ? target.modifiers().get(1) : 0;
    return Compiler.strict(target, operand, value -> {
      if (value instanceof Double special && special.isNaN()) {
        return special;
      }
      BigDecimal rounded = Arithmetic.decimal(value).setScale(scale, RoundingMode.HALF_UP);
      if (rounded.signum() != 0 && rounded.precision() > precision) {
        throw Failure.RAISED;
      }
      return rounded;
    });
  }

  private static long rounded(double value) {
    double rounded = StrictMath.rint(value);
    if (!(rounded >= Long.MIN_VALUE && rounded < 0x1p63)) {
      throw Failure.RAISED;
    }
    return (long) rounded;
  }

  private static long rounded(BigDecimal value) {
    BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
    if (whole.precision() > 19 || whole.unscaledValue().bitLength() > 63) {
      throw Failure.RAISED;
    }
    return whole.longValue();
  }

  private static Double finite(double result, Object value) {
    if (Double.isInfinite(result) && !(value instanceof Double source && source.isInfinite())) {
      throw Failure.RAISED;
    }
    return result;
  }

  private static Object decimal(Double value, MathContext digits) {
    return value.isNaN() || value.isInfinite()
        ? (Object) value
        : new BigDecimal(value).round(digits);
  }

  private static Operand text(Operand operand, ValueType target) throws Unsupported {
    Operand text = switch (operand.type().kind()) {
      case TEXT, ORDERED_TEXT, BPCHAR, CITEXT, UUID -> operand;
      case ENUM, JSON -> operand;
      case INT2, INT4, INT8 -> Compiler.strict(target, operand, Object::toString);
      case BOOLEAN -> Compiler.strict(target, operand, Object::toString);
      default -> throw new Unsupported("cast of " + operand.type().kind() + " to text");
    };
    if (target.kind() == ValueType.Kind.BPCHAR) {
      return Compiler.strict(
          target,
          text,
          value ->
              TextFunctions.stripBlanks(TextFunctions.left((String) value, target.modifiers())));
    }
    return target.modifiers().isEmpty()
        ? text.as(target)
        : Compiler.strict(
            target, text, value -> TextFunctions.left((String) value, target.modifiers()));
  }

  private static Operand time(Operand operand, ValueType target) throws Unsupported {
    ValueType.Kind source = operand.type().kind();
    if (source == target.kind() && target.modifiers().isEmpty()) {
      return source == ValueType.Kind.OTHER && !operand.type().name().equals(target.name())
          ? other(operand, target)
          : operand;
    }
    if (target.kind() == ValueType.Kind.ENUM || target.kind() == ValueType.Kind.OTHER) {
      return other(operand, target);
    }
    boolean plain = target.modifiers().isEmpty();
    if (plain && operand.constant() && TimeFunctions.inZone(source, target)) {
      return Compiler.strict(
          target, operand, value -> TimeFunctions.toZoneOfLoading(value, target.kind()));
    }
    if (plain && source == ValueType.Kind.DATE && target.kind() == ValueType.Kind.TIMESTAMP) {
      return Compiler.strict(target, operand, ValueOrder::midnight);
    }
    if (plain && source == ValueType.Kind.DATE && target.kind() == ValueType.Kind.TIMESTAMPTZ) {
      return Compiler.strict(
          ValueType.of(ValueType.Kind.ZONED_DATE), operand, ValueOrder::midnight);
    }
    if (plain && source == ValueType.Kind.TIMESTAMP && target.kind() == ValueType.Kind.DATE) {
      return Compiler.strict(target, operand, value -> day((LocalDateTime) value));
    }
    if (plain && source == ValueType.Kind.TIMESTAMP && target.kind() == ValueType.Kind.TIME) {
      // Infinity has no time of day: the cast gives NULL.
      return Compiler.strict(
          target,
          operand,
          value -> TimeFunctions.finite(value) ? ((LocalDateTime) value).toLocalTime() : null);
    }
    throw new Unsupported("cast of " + source + " to " + target.kind());
  }

  static LocalDate day(LocalDateTime value) {
    return value.equals(LocalDateTime.MAX)
        ? LocalDate.MAX
        : value.equals(LocalDateTime.MIN) ? LocalDate.MIN : value.toLocalDate();
  }

  /** A cast of an enum to itself, which tells its name alone. */
  private static Operand other(Operand operand, ValueType target) throws Unsupported {
    if (operand.type().kind() == ValueType.Kind.ENUM
        && operand.type().name().equals(target.name())) {
      return operand;
    }
    throw new Unsupported("cast to " + target.name());
  }
}
