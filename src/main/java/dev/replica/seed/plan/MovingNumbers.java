package dev.replica.seed.plan;

import dev.replica.seed.plan.check.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets numbered columns move on to numbers that no row has taken where a check may reject those that they begin with: a hash
 * partition that is not there, {@code CHECK (id % 2 = 0)}. What limits tell of a column needs none of that.
 */
final class MovingNumbers {

  private final List<RowCheck> checks;
  private final Map<Numbering, Numbering> moving = new HashMap<>();

  private MovingNumbers(List<RowCheck> checks) {
    this.checks = checks;
  }

  /** The cells, those that move replaced. */
  static List<CellPlan> in(List<CellPlan> cells, List<RowCheck> checks, long rows) {
    MovingNumbers numbers = new MovingNumbers(checks);
    for (CellPlan cell : cells) {
      if (cell instanceof CellPlan.Numbered numbered
          && numbered.numbering().reference() < 0
          && numbered.numbering().space() > rows
          && numbers.asked(cell.column().name())) {
        Numbering own = numbered.numbering();
        numbers.moving.put(own, own.moved());
      }
    }
    if (numbers.moving.isEmpty()) {
      return cells;
    }
    List<CellPlan> moved = new ArrayList<>();
    for (CellPlan cell : cells) {
      moved.add(
          cell instanceof CellPlan.Numbered numbered
              ? new CellPlan.Numbered(
                  cell.column(),
                  numbered.domain(),
                  numbers.moving.getOrDefault(numbered.numbering(), numbered.numbering()),
                  numbered.radix())
              : cell);
    }
    return moved;
  }

  private boolean asked(String column) {
    return checks.stream()
        .filter(check -> check.mentionsAny(List.of(column)))
        .anyMatch(check -> check.expression().map(found -> !plain(found)).orElse(true));
  }

  /** Whether the column's limits say all that the check does. */
  private static boolean plain(Expression check) {
    if (check instanceof Expression.And and) {
      return and.operands().stream().allMatch(MovingNumbers::plain);
    } else if (check instanceof Expression.Or or) {
      Set<String> columns = new HashSet<>();
      or.operands().forEach(operand -> collect(operand, columns));
      return columns.size() == 1 && or.operands().stream().allMatch(MovingNumbers::plain);
    } else if (check instanceof Expression.Not not) {
      return not.operand() instanceof Expression.IsNull;
    } else if (check instanceof Expression.Comparison comparison) {
      return !comparison.operator().equals("<>")
          && operand(comparison.left())
          && constant(comparison.right());
    } else if (check instanceof Expression.Quantified quantified) {
      return quantified.operator().equals("=") && operand(quantified.left());
    } else if (check instanceof Expression.Regex regex) {
      return operand(regex.operand());
    }
    return check instanceof Expression.Like like && operand(like.operand());
  }

  private static boolean operand(Expression expression) {
    if (expression instanceof Expression.Cast cast) {
      return operand(cast.operand());
    } else if (expression instanceof Expression.Call call) {
      return call.name().endsWith("length") && operand(call.arguments().get(0));
    }
    return expression instanceof Expression.Column;
  }

  private static boolean constant(Expression expression) {
    return expression instanceof Expression.Literal
        || expression instanceof Expression.Cast cast && constant(cast.operand())
        || expression instanceof Expression.Unary unary && constant(unary.operand());
  }

  private static void collect(Expression check, Set<String> columns) {
    if (check instanceof Expression.And and) {
      and.operands().forEach(operand -> collect(operand, columns));
    } else if (check instanceof Expression.Or or) {
      or.operands().forEach(operand -> collect(operand, columns));
    } else if (check instanceof Expression.Not not) {
      collect(not.operand(), columns);
    } else if (check instanceof Expression.IsNull isNull) {
      collect(isNull.operand(), columns);
    } else if (check instanceof Expression.Comparison comparison) {
      collect(comparison.left(), columns);
    } else if (check instanceof Expression.Cast cast) {
      collect(cast.operand(), columns);
    } else {
      columns.add(check instanceof Expression.Column column ? column.name() : check.toString());
    }
  }
}
