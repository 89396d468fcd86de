package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import java.util.List;

/**
 * A whole seeding, decided.
 *
 * @param tables in the order of loading
 * @param deferred foreign keys that can be checked only once all tables are loaded
 * @param settings what the user's settings of tables and columns come to, a line each
 * @param notices what the user should know, a sentence each
 */
public record SeedPlan(
    List<TablePlan> tables, List<Deferred> deferred, List<String> settings, List<String> notices) {

  public SeedPlan {
    tables = List.copyOf(tables);
    deferred = List.copyOf(deferred);
    settings = List.copyOf(settings);
    notices = List.copyOf(notices);
  }

  /** A foreign key that closes a cycle. */
  public record Deferred(QualifiedName child, ForeignKey foreignKey) {}

  /** Rows to be generated in all tables. */
  public long rows() {
    return tables.stream().mapToLong(TablePlan::rows).sum();
  }
}
