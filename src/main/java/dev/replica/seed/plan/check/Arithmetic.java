package dev.replica.seed.plan.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** PostgreSQL's operators on numbers: integers that overflow and divisions by zero are errors, numerics are exact but for division. */
final class Arithmetic {

  /** A quotient of numerics has at least so many significant digits (NUMERIC_MIN_SIG_DIGITS). */
  private static final int SIGNIFICANT_DIGITS = 16;

  /** Numerics are calculated in digits of four decimals each. */
  private static final int DECIMALS_PER_DIGIT = 4;

  private Arithmetic() {}

  static Operand unary(String operator, Operand operand) throws Unsupported {
    ValueType type = operand.type();
    if (operator.equals("+") && type.number()) {
      return operand;
    }
    if (operator.equals("-") && type.integer()) {
      return Compiler.strict(type, operand, value -> inRange(type, Math.negateExact((Long) value)));
    }
    if (operator.equals("-") && type.kind() == ValueType.Kind.NUMERIC) {
      return Compiler.strict(
          type,
          operand,
          value -> value instanceof Double special
              ? (Object) (-special)
              : ((BigDecimal) value).negate());
    }
    if (operator.equals("-") && type.floating()) {
      return Compiler.strict(type, operand, value -> -(Double) value);
    }
    if (operator.equals("~") && type.integer()) {
      return Compiler.strict(type, operand, value -> ~(Long) value);
    }
    throw new Unsupported(operator);
  }

  static Operand binary(String operator, Operand left, Operand right) throws Unsupported {
    if (left.type().kind() == ValueType.Kind.NULL || right.type().kind() == ValueType.Kind.NULL) {
      throw new Unsupported("NULL without a type");
    }
    if (left.type().integer() && right.type().integer()) {
      return integers(operator, left, right);
    }
    if (left.type().number() && right.type().number()) {
      boolean floating = left.type().floating() || right.type().floating();
      return floating ? floats(operator, left, right) : numerics(operator, left, right);
    }
    if (left.type().kind() == ValueType.Kind.MONEY
        && right.type().kind() == ValueType.Kind.MONEY
        && operator.matches("[-+]")) {
      return Compiler.strict(
          left.type(),
          left,
          right,
          operator.equals("+")
              ? (a, b) -> ((BigDecimal) a).add((BigDecimal) b)
              : (a, b) -> ((BigDecimal) a).subtract((BigDecimal) b));
    }
    return TimeFunctions.arithmetic(operator, left, right);
  }

  private static Operand integers(String operator, Operand left, Operand right) throws Unsupported {
    ValueType type =
        left.type().kind().compareTo(right.type().kind()) >= 0 ? left.type() : right.type();
    BiFunction<Object, Object, Object> function = switch (operator) {
      case "+" -> (a, b) -> inRange(type, exact(() -> Math.addExact((Long) a, (Long) b)));
      case "-" -> (a, b) -> inRange(type, exact(() -> Math.subtractExact((Long) a, (Long) b)));
      case "*" -> (a, b) -> inRange(type, exact(() -> Math.multiplyExact((Long) a, (Long) b)));
      case "/" -> (a, b) -> inRange(type, (Long) a / nonZero((Long) b));
      case "%" -> (a, b) -> (Long) a % nonZero((Long) b);
      case "&" -> (a, b) -> (Long) a & (Long) b;
      case "|" -> (a, b) -> (Long) a | (Long) b;
      default -> throw new Unsupported(operator);
    };
    return Compiler.strict(type, left, right, function);
  }

  private static long exact(LongSupplier calculation) {
    try {
      return calculation.getAsLong();
    } catch (ArithmeticException e) {
      throw Failure.RAISED;
    }
  }

  private static long nonZero(long divisor) {
    if (divisor == 0) {
      throw Failure.RAISED;
    }
    return divisor;
  }

  /** {@code value} where the integer type holds it. */
  static Long inRange(ValueType type, long value) {
    boolean fits = switch (type.kind()) {
      case INT2 -> value == (short) value;
      case INT4 -> value == (int) value;
      default -> true;
    };
    if (!fits) {
      throw Failure.RAISED;
    }
    return value;
  }

  private static Operand numerics(String operator, Operand left, Operand right) throws Unsupported {
    BiFunction<BigDecimal, BigDecimal, Object> function = switch (operator) {
      case "+" -> BigDecimal::add;
      case "-" -> BigDecimal::subtract;
      case "*" -> BigDecimal::multiply;
      case "/" -> Arithmetic::divide;
      case "%" -> (a, b) -> a.remainder(nonZero(b));
      default -> throw new Unsupported(operator);
    };
    return Compiler.strict(
        ValueType.NUMERIC, left, right, (a, b) -> function.apply(decimal(a), decimal(b)));
  }

  /** With as many decimals as {@code select_div_scale} of PostgreSQL's numeric.c gives. */
  static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    nonZero(divisor);
    int weight = weight(dividend) - weight(divisor);
    if (firstDigit(dividend) <= firstDigit(divisor)) {
      weight--;
    }
    int scale = Math.max(
        SIGNIFICANT_DIGITS - weight * DECIMALS_PER_DIGIT,
        Math.max(dividend.scale(), divisor.scale()));
    return dividend.divide(divisor, Math.min(Math.max(scale, 0), 1000), RoundingMode.HALF_UP);
  }

  /** The power of 10,000 of the first digit; 0 for zero. */
  private static int weight(BigDecimal value) {
    return value.signum() == 0
        ? 0
        : Math.floorDiv(value.precision() - value.scale() - 1, DECIMALS_PER_DIGIT);
  }

  private static int firstDigit(BigDecimal value) {
    return value.signum() == 0
        ? 0
        : value.abs().movePointLeft(weight(value) * DECIMALS_PER_DIGIT).intValue();
  }

  private static BigDecimal nonZero(BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw Failure.RAISED;
    }
    return divisor;
  }

  private static Operand floats(String operator, Operand left, Operand right) throws Unsupported {
    boolean single =
        left.type().kind() == ValueType.Kind.FLOAT4 && right.type().kind() == ValueType.Kind.FLOAT4;
    BiFunction<Object, Object, Object> function = switch (operator) {
      case "+" -> (a, b) -> checked(toDouble(a) + toDouble(b), a, b, single);
      case "-" -> (a, b) -> checked(toDouble(a) - toDouble(b), a, b, single);
      case "*" -> (a, b) -> checked(toDouble(a) * toDouble(b), a, b, single);
      case "/" ->
        (a, b) -> {
          if (toDouble(b) == 0) {
            throw Failure.RAISED;
          }
          return checked(toDouble(a) / toDouble(b), a, b, single);
        };
      default -> throw new Unsupported(operator);
    };
    return Compiler.strict(single ? left.type() : ValueType.FLOAT8, left, right, function);
  }

  private static double toDouble(Object value) {
    return ((Number) value).doubleValue();
  }

  /** What overflows is an error; rounding the double result of two floats gives the float result. */
  private static Double checked(double result, Object left, Object right, boolean single) {
    double rounded = single ? (float) result : result;
    if (Double.isInfinite(rounded)
        && !Double.isInfinite(toDouble(left))
        && !Double.isInfinite(toDouble(right))) {
      throw Failure.RAISED;
    }
    return rounded;
  }

  /** The value as a numeric; NaN and the infinities, which are Doubles, do not take part in arithmetic. */
  static BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    throw Failure.RAISED;
  }
}
