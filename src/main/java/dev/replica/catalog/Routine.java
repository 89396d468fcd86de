package dev.replica.catalog;

/**
 * A function that a user wrote in SQL or PL/pgSQL; checks and triggers may call it.
 *
 * @param source its body
 */
public record Routine(QualifiedName name, String source) {}
