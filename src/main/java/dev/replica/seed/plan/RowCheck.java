package dev.replica.seed.plan;

import dev.replica.seed.plan.check.Expression;
import java.util.Optional;

/**
 * A condition that rows must meet.
 *
 * @param name of the constraint
 * @param text as PostgreSQL prints it
 * @param column the column whose domain type has the check, where it is called {@code VALUE}; null for a check of the table
 * @param expression parsed; empty where it is left to the server
 * @param exempt who need not meet it: {@link #NOBODY}, {@link #FIRST_ROW}, or the first child of each parent of the reference at
 *     that place in the table's references
 */
public record RowCheck(String name, String text, String column, Optional<Expression> expression, int exempt) {

  /** All rows have to meet the check. */
  public static final int NOBODY = -2;

  /** All rows but the first. */
  public static final int FIRST_ROW = -1;

  /** A check that all rows have to meet. */
  public RowCheck(String name, String text, String column, Optional<Expression> expression) {
    this(name, text, column, expression, NOBODY);
  }
}
