package dev.replica.seed.plan.check;

import dev.replica.catalog.SqlType;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What an expression makes of a row. Immutable and safe for use by many threads. */
public final class Computation {

  private final Node node;

  private Computation(Node node) {
    this.node = node;
  }

  /** Compiles an expression, as {@link Predicate#compile} does; empty where its value is not certain. */
  public static Optional<Computation> compile(
      Expression expression,
      Function<String, SqlType> columnTypes,
      ToIntFunction<String> columnIndex) {
    try {
      return Optional.of(new Computation(
          new Compiler(columnTypes, columnIndex).compile(expression).node()));
    } catch (Unsupported e) {
      return Optional.empty();
    }
  }

  /** The value, as {@link ColumnValues} has it; null for NULL, and where PostgreSQL would raise an error. */
  public Object value(ColumnValues row) {
    try {
      return node.value(row);
    } catch (Failure e) {
      return null;
    }
  }
}
