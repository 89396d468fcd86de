package dev.replica.catalog;

/** A user's trigger, as {@code pg_get_triggerdef} prints it. */
public record Trigger(String name, boolean enabled, boolean onInsert, String definition) {}
