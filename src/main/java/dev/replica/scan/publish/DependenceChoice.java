package dev.replica.scan.publish;

/**
 * How the dependence between columns is told.
 *
 * @param kind which form
 * @param bytes that a table's part of the genome should not exceed; it does where the columns alone take most of it
 */
public record DependenceChoice(Kind kind, int bytes) {

  /** Forms of dependence. */
  public enum Kind {
    /** What predicts rows that it was not made from best, for each table. */
    AUTO,
    GAUSSIAN,
    TREES,
    INDEPENDENT
  }
}
