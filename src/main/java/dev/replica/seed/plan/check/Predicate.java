package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A CHECK constraint that judges rows. Immutable and safe for use by many threads; it keeps nothing of a row. A simple comparison
 * takes some tens of nanoseconds.
 *
 * <p>Letters outside ASCII belong to no class of a regular expression and have case by Unicode's simple mapping; a server's
 * locale may see either otherwise.
 */
public final class Predicate {

  private final Node node;

  private Predicate(Node node) {
    this.node = node;
  }

  /**
   * Compiles an expression.
   *
   * @param columnTypes type of a column by its name, null where there is no such column
   * @param columnIndex where {@link ColumnValues} has the column of that name
   * @return empty where the expression holds anything whose outcome is not certain: an unknown function, type or operator, an
   *     order of strings by collation, the time zone of a session, the present time
   */
  public static Optional<Predicate> compile(
      Expression expression,
      Function<String, SqlType> columnTypes,
      ToIntFunction<String> columnIndex) {
    try {
      Operand operand = new Compiler(columnTypes, columnIndex).compile(expression);
      if (operand.type().kind() != ValueType.Kind.BOOLEAN
          && operand.type().kind() != ValueType.Kind.NULL) {
        return Optional.empty();
      }
      return Optional.of(new Predicate(operand.node()));
    } catch (Unsupported e) {
      return Optional.empty();
    }
  }

  /** Whether PostgreSQL would accept the row: where the expression is true or NULL, and raises no error. */
  public boolean holds(ColumnValues row) {
    try {
      return !Boolean.FALSE.equals(node.value(row));
    } catch (Failure e) {
      return false;
    }
  }
}
