package dev.replica.catalog;

/**
 * A CHECK constraint of a table or a domain.
 *
 * @param expression as {@code pg_get_expr} prints it, without the word CHECK
 * @param validated false for one that was added NOT VALID: new rows are held to it all the same
 */
public record Check(String name, String expression, boolean validated) {}
