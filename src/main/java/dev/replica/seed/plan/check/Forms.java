package dev.replica.seed.plan.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Forms that expressions have, for the analysis. */
final class Forms {

  /** Casts that change no value, only its type. */
  private static final Set<ValueType.Kind> WIDE = Set.of(
      ValueType.Kind.TEXT,
      ValueType.Kind.BPCHAR,
      ValueType.Kind.CITEXT,
      ValueType.Kind.INT4,
      ValueType.Kind.INT8,
      ValueType.Kind.NUMERIC,
      ValueType.Kind.FLOAT8,
      ValueType.Kind.ENUM,
      ValueType.Kind.ARRAY);

  private Forms() {}

  /** The column that the expression is, under casts that keep its values (which PostgreSQL adds without being asked). */
  static Optional<String> column(Expression expression, Function<String, ValueType> types) {
    if (expression instanceof Expression.Column column) {
      return Optional.of(column.name());
    }
    if (expression instanceof Expression.Collate collate) {
      return column(collate.operand(), types);
    }
    if (expression instanceof Expression.Cast cast) {
      return column(cast.operand(), types)
          .filter(name -> keeps(types.apply(name), ValueType.named(cast.type())));
    }
    return Optional.empty();
  }

  private static boolean keeps(ValueType from, ValueType to) {
    if (from == null || !to.modifiers().isEmpty()) {
      return false;
    }
    if (from.kind() == to.kind() && from.kind() != ValueType.Kind.OTHER) {
      return true;
    }
    boolean text = to.kind() == ValueType.Kind.TEXT;
    return WIDE.contains(to.kind())
        && (text
                && (from.textual()
                    || from.kind() == ValueType.Kind.BPCHAR
                    || from.kind() == ValueType.Kind.CITEXT
                    || from.kind() == ValueType.Kind.ENUM)
            || from.integer() && to.number() && to.kind().compareTo(from.kind()) > 0
            || from.kind() == ValueType.Kind.FLOAT4 && to.kind() == ValueType.Kind.FLOAT8);
  }

  /** The column under whatever still lets a constant beside it say something of it. */
  static Optional<String> looseColumn(Expression expression) {
    if (expression instanceof Expression.Column column) {
      return Optional.of(column.name());
    }
    if (expression instanceof Expression.Cast cast) {
      return looseColumn(cast.operand());
    }
    if (expression instanceof Expression.Collate collate) {
      return looseColumn(collate.operand());
    }
    boolean transparent = expression instanceof Expression.Call call
        && Set.of(
                "lower",
                "upper",
                "btrim",
                "ltrim",
                "rtrim",
                "coalesce",
                "round",
                "trunc",
                "floor",
                "abs")
            .contains(call.name());
    return transparent
        ? looseColumn(((Expression.Call) expression).arguments().get(0))
        : Optional.empty();
  }

  /** The same condition with the negation inside, where that can be. */
  static Expression negate(Expression expression) {
    if (expression instanceof Expression.Not not) {
      return not.operand();
    }
    if (expression instanceof Expression.Comparison comparison) {
      return new Expression.Comparison(
          opposite(comparison.operator()), comparison.left(), comparison.right());
    }
    if (expression instanceof Expression.And and) {
      return new Expression.Or(and.operands().stream().map(Forms::negate).toList());
    }
    if (expression instanceof Expression.Or or) {
      return new Expression.And(or.operands().stream().map(Forms::negate).toList());
    }
    if (expression instanceof Expression.Quantified quantified) {
      return new Expression.Quantified(
          opposite(quantified.operator()),
          quantified.left(),
          quantified.array(),
          !quantified.all());
    }
    return new Expression.Not(expression);
  }

  static String opposite(String operator) {
    return switch (operator) {
      case "=" -> "<>";
      case "<>" -> "=";
      case "<" -> ">=";
      case "<=" -> ">";
      case ">" -> "<=";
      default -> "<";
    };
  }

  /** The operator that means the same with its sides exchanged. */
  static String mirrored(String operator) {
    return switch (operator) {
      case "<" -> ">";
      case "<=" -> ">=";
      case ">" -> "<";
      case ">=" -> "<=";
      default -> operator;
    };
  }

  static boolean call(Expression expression, String... names) {
    return expression instanceof Expression.Call call
        && List.of(names).contains(call.name().toLowerCase(Locale.ROOT));
  }

  /** The names of expressions that are all plain columns. */
  static Optional<List<String>> columns(List<Expression> expressions) {
    List<String> names = new ArrayList<>();
    for (Expression expression : expressions) {
      if (!(expression instanceof Expression.Column column)) {
        return Optional.empty();
      }
      names.add(column.name());
    }
    return Optional.of(names);
  }

  /** The column of {@code column IS NULL} or {@code column IS NOT NULL}. */
  static Optional<String> nullTest(Expression expression, boolean isNull) {
    Expression test =
        isNull ? expression : expression instanceof Expression.Not not ? not.operand() : null;
    return test instanceof Expression.IsNull form
            && form.operand() instanceof Expression.Column column
        ? Optional.of(column.name())
        : Optional.empty();
  }
}
