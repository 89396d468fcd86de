package dev.replica.seed.plan.check;

import java.util.List;
import java.util.Optional;

/** Moves what stands around a column in a comparison with a constant to the other side, one step at a time. */
final class Isolation {

  private Isolation() {}

  /**
   * A comparison that says the same, or nearly, of less; empty where there is none.
   *
   * @param operator {@code =}, {@code <} and so on; {@code left} has the column
   */
  static Optional<Expression.Comparison> step(String operator, Expression left, Expression right) {
    if (Constants.value(right).isEmpty()) {
      return Optional.empty();
    }
    if (left instanceof Expression.Binary binary) {
      return sum(operator, binary, right);
    }
    if (left instanceof Expression.Call call && call.arguments().size() == 2) {
      Expression first = call.arguments().get(0);
      Expression second = call.arguments().get(1);
      if (call.name().equals("age") && Constants.value(first).isPresent()) {
        return Optional.of(new Expression.Comparison(
            Forms.mirrored(operator),
            withoutZone(second),
            new Expression.Binary("-", first, right)));
      }
      boolean years = (call.name().equals("extract") || call.name().equals("date_part"))
          && Constants.text(first).equals(Optional.of("year"));
      if (years
          && Forms.call(second, "age")
          && ((Expression.Call) second).arguments().size() == 2) {
        return years(operator, (Expression.Call) second, right);
      }
    }
    if (left instanceof Expression.Cast cast
        && ValueType.named(cast.type()).kind() == ValueType.Kind.DATE) {
      return day(operator, cast.operand(), right);
    }
    Expression bare = withoutZone(left);
    return bare.equals(left)
        ? Optional.empty()
        : Optional.of(new Expression.Comparison(operator, bare, right));
  }

  private static Optional<Expression.Comparison> sum(
      String operator, Expression.Binary sum, Expression right) {
    boolean plus = sum.operator().equals("+");
    if (!plus && !sum.operator().equals("-")) {
      return Optional.empty();
    }
    if (Constants.value(sum.right()).isPresent()) {
      Expression other = plus
          ? new Expression.Binary("-", right, sum.right())
          // What is added stands behind: an interval to a time, days to a date.
          : new Expression.Binary("+", sum.right(), right);
      return Optional.of(new Expression.Comparison(operator, withoutZone(sum.left()), other));
    }
    if (Constants.value(sum.left()).isPresent()) {
      return Optional.of(
          plus
              ? new Expression.Comparison(
                  operator, withoutZone(sum.right()), new Expression.Binary("-", right, sum.left()))
              : new Expression.Comparison(
                  Forms.mirrored(operator),
                  withoutZone(sum.right()),
                  new Expression.Binary("-", sum.left(), right)));
    }
    return Optional.empty();
  }

  /** Full years since a time: at least 18 where it lies 18 years back or more. */
  private static Optional<Expression.Comparison> years(
      String operator, Expression.Call age, Expression right) {
    if (Constants.value(age.arguments().get(0)).isEmpty()
        || !(Constants.value(right).orElse(null) instanceof Number number)
        || operator.equals("=")
        || operator.equals("<>")) {
      return Optional.empty();
    }
    boolean whole = operator.equals(">=") || operator.equals("<");
    long years = number.longValue() + (whole ? 0 : 1);
    Expression span = new Expression.Cast(
        new Expression.Literal(Expression.LiteralKind.STRING, years + " years"), "interval");
    return Optional.of(new Expression.Comparison(
        operator.startsWith(">") ? "<=" : ">",
        withoutZone(age.arguments().get(1)),
        new Expression.Binary("-", age.arguments().get(0), span)));
  }

  /** The day of a time is compared as the time is with a midnight. */
  private static Optional<Expression.Comparison> day(
      String operator, Expression time, Expression right) {
    if (!operator.matches("[<>]=?")) {
      return Optional.empty();
    }
    boolean next = operator.equals("<=") || operator.equals(">");
    Expression midnight = next
        ? new Expression.Binary(
            "+",
            new Expression.Cast(right, "date"),
            new Expression.Literal(Expression.LiteralKind.NUMBER, "1"))
        : right;
    return Optional.of(new Expression.Comparison(
        operator.startsWith(">") ? ">=" : "<", time, new Expression.Cast(midnight, "timestamp")));
  }

  private static Expression withoutZone(Expression expression) {
    boolean widened = expression instanceof Expression.Cast cast
        && List.of(ValueType.Kind.TIMESTAMP, ValueType.Kind.TIMESTAMPTZ)
            .contains(ValueType.named(cast.type()).kind());
    return widened ? withoutZone(((Expression.Cast) expression).operand()) : expression;
  }
}
