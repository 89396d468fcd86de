package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A column that a check sets equal to an expression of other columns, of itself ({@code month = date_trunc('month', month)}), or
 * to an element of an array.
 *
 * @param columns that the expression mentions
 */
public record Equality(String column, Expression expression, Set<String> columns) {

  public Equality {
    columns = Set.copyOf(columns);
  }

  /** All equalities that stand in a conjunction; both ways round where both sides are columns. */
  public static List<Equality> in(Expression check, Function<String, SqlType> columnTypes) {
    Function<String, ValueType> types =
        name -> Optional.ofNullable(columnTypes.apply(name)).map(ValueType::of).orElse(null);
    List<Equality> found = new ArrayList<>();
    read(check, types, found);
    return found;
  }

  private static void read(
      Expression check, Function<String, ValueType> types, List<Equality> found) {
    if (check instanceof Expression.And and) {
      and.operands().forEach(operand -> read(operand, types, found));
    } else if (check instanceof Expression.Comparison comparison
        && comparison.operator().equals("=")) {
      add(comparison.left(), comparison.right(), types, found);
      add(comparison.right(), comparison.left(), types, found);
    } else if (check instanceof Expression.Quantified quantified
        && quantified.operator().equals("=")
        && !quantified.all()) {
      Expression first = new Expression.Literal(Expression.LiteralKind.NUMBER, "1");
      add(quantified.left(), new Expression.ArrayIndex(quantified.array(), first), types, found);
    }
  }

  private static void add(
      Expression side, Expression other, Function<String, ValueType> types, List<Equality> found) {
    Set<String> mentioned = new LinkedHashSet<>();
    boolean constant = !mention(other, mentioned) || mentioned.isEmpty();
    Forms.column(side, types)
        .filter(column -> !constant)
        .ifPresent(column -> found.add(new Equality(column, local(other), mentioned)));
  }

  /**
   * The same with times that have no zone: PostgreSQL truncates a date as a timestamp with one, and the day that comes out is the
   * same. It is only a proposal; the check itself still judges it.
   */
  private static Expression local(Expression expression) {
    if (expression instanceof Expression.Cast cast) {
      String type = cast.type().equals("timestamp with time zone")
          ? "timestamp without time zone"
          : cast.type();
      return new Expression.Cast(local(cast.operand()), type);
    }
    if (expression instanceof Expression.Call call) {
      return new Expression.Call(
          call.name(), call.arguments().stream().map(Equality::local).toList());
    }
    return expression;
  }

  /** Collects columns; false where the expression has a form that is none of the plain ones. */
  private static boolean mention(Expression expression, Set<String> columns) {
    if (expression instanceof Expression.Column column) {
      columns.add(column.name());
      return true;
    }
    if (expression instanceof Expression.Literal) {
      return true;
    }
    return parts(expression)
        .map(parts -> parts.stream().allMatch(part -> mention(part, columns)))
        .orElse(false);
  }

  private static Optional<List<Expression>> parts(Expression expression) {
    if (expression instanceof Expression.Cast cast) {
      return Optional.of(List.of(cast.operand()));
    }
    if (expression instanceof Expression.Unary unary) {
      return Optional.of(List.of(unary.operand()));
    }
    if (expression instanceof Expression.Binary binary) {
      return Optional.of(List.of(binary.left(), binary.right()));
    }
    if (expression instanceof Expression.Call call) {
      return Optional.of(call.arguments());
    }
    if (expression instanceof Expression.ArrayIndex index) {
      return Optional.of(List.of(index.array(), index.index()));
    }
    return Optional.empty();
  }
}
