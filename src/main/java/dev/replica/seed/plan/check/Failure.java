package dev.replica.seed.plan.check;

/**
 * An error that PostgreSQL would raise for a row, such as a division by zero; such a row can't be inserted. Thrown on the hot
 * path, so it carries no stack trace and there is but one.
 */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final Failure RAISED = new Failure();

  private Failure() {
    super("the expression raises an error", null, false, false);
  }
}
