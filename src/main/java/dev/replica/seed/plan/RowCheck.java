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
 */
public record RowCheck(String name, String text, String column, Optional<Expression> expression) {}
