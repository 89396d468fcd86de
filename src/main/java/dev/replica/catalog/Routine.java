package dev.replica.catalog;

/**
 * A function that a user wrote in SQL or PL/pgSQL; checks, generated columns and triggers may call it.
 *
 * @param source its body
 * @param result type that it returns, as SQL prints it; empty for a procedure
 */
public record Routine(QualifiedName name, String source, String result) {}
