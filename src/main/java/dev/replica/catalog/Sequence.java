package dev.replica.catalog;

/** A sequence with its bounds; a cycling or descending one is told by {@code increment} and the bounds. */
public record Sequence(
    QualifiedName name, long start, long increment, long minimum, long maximum) {}
