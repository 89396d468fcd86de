package dev.replica.seed.load;

/** What becomes of the triggers of tables while they are loaded. */
public enum Triggers {
  /** They fire, but those of a table that takes none of its rows because of them are disabled, and put back as they were. */
  AUTO,
  /** They fire: they are part of the application. */
  FIRE,
  /** They are disabled, and put back as they were. */
  DISABLE
}
