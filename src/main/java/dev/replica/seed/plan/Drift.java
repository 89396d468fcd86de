package dev.replica.seed.plan;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.genome.Genome;
import java.util.List;
import java.util.Optional;

/**
 * How a schema differs from the one that a genome was scanned from.
 *
 * @param tables those that differ, by name
 */
public record Drift(List<TableDrift> tables) {

  public Drift {
    tables = List.copyOf(tables);
  }

  /** What happened since the scan. */
  public enum Kind {
    /** Of this the genome knows nothing. */
    NEW,
    GONE,
    RENAMED,
    CHANGED
  }

  /** What of a table it happened to. */
  public enum Subject {
    COLUMN,
    TYPE,
    NULLS,
    GENERATION,
    KEY,
    REFERENCE,
    CHECK
  }

  /**
   * A table that differs.
   *
   * @param table as it is called today; as it was called where it is gone
   * @param kind CHANGED where only its parts differ
   * @param scanned the name that the genome knows it by; empty where the table is new
   * @param changes in the order of the columns, constraints behind them
   */
  public record TableDrift(
      QualifiedName table, Kind kind, Optional<QualifiedName> scanned, List<Change> changes) {
    public TableDrift {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A part of a table that differs.
   *
   * @param name of the column as it is called today, of the constraint, or of what is gone
   * @param before as the genome knows it; empty where it does not
   * @param now as it is today; empty where it is gone
   * @param effect what a seeding makes of it
   * @param missing whether the genome knows nothing of what stands there now
   */
  public record Change(
      Subject subject,
      Kind kind,
      String name,
      String before,
      String now,
      String effect,
      boolean missing) {}

  /** Holds a genome against a schema. */
  public static Drift of(Genome genome, Schema schema) {
    return new DriftSearch(genome, schema).drift();
  }

  public boolean isEmpty() {
    return tables.isEmpty();
  }

  /** Whether the schema has tables or columns of which the genome knows nothing. */
  public boolean missing() {
    return tables.stream()
        .anyMatch(table ->
            table.kind() == Kind.NEW || table.changes().stream().anyMatch(Change::missing));
  }

  /** How many differences there are: a table that is new, gone or renamed is one, and each change of one that stayed. */
  public int size() {
    return tables.stream()
        .mapToInt(
            table -> (table.kind() == Kind.CHANGED ? 0 : 1) + table.changes().size())
        .sum();
  }
}
