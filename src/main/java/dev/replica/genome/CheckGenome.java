package dev.replica.genome;

/** A CHECK constraint: the schema's text, not the data's. */
public record CheckGenome(String name, String expression) {}
