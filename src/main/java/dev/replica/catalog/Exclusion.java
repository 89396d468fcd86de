package dev.replica.catalog;

/** An EXCLUDE constraint, as {@code pg_get_constraintdef} prints it. */
public record Exclusion(String name, String definition) {}
