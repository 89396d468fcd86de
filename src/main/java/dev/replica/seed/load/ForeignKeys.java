package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Foreign keys that close a cycle, checked when all tables are in: deferrable ones for the length of the transaction, others by
 * being made deferrable and put back. PostgreSQL checks every row of them before the commit.
 */
final class ForeignKeys {

  /** Runs a statement for a purpose that a message can name. */
  interface Executor {
    void execute(String sql, String purpose);
  }

  private final SeedPlan plan;
  private final Executor executor;
  private final List<String> restores = new ArrayList<>();

  ForeignKeys(SeedPlan plan, Executor executor) {
    this.plan = plan;
    this.executor = executor;
  }

  /** Puts off the checks. */
  void defer() {
    for (SeedPlan.Deferred deferred : plan.deferred()) {
      TablePlan child = plan.tables().stream()
          .filter(table -> table.table().name().equals(deferred.child()))
          .findFirst()
          .orElseThrow();
      if (child.rows() > 0 && !deferred.foreignKey().deferrable()) {
        makeDeferrable(deferred, child.table());
      }
    }
    executor.execute("SET CONSTRAINTS ALL DEFERRED", "defer the foreign keys");
  }

  private void makeDeferrable(SeedPlan.Deferred deferred, Table child) {
    if (!child.owned()) {
      throw ReplicaException.configuration(
          "foreign key "
              + deferred.foreignKey().name()
              + " of "
              + child.name()
              + " closes a cycle of tables and is not deferrable. Seed as the owner of the table, or declare it DEFERRABLE.");
    }
    String alter = "ALTER TABLE " + child.name().sql() + " ALTER CONSTRAINT "
        + Identifiers.quote(deferred.foreignKey().name());
    executor.execute(
        alter + " DEFERRABLE INITIALLY DEFERRED", "defer a foreign key of " + child.name());
    restores.add(alter + " NOT DEFERRABLE");
  }

  /** Puts the constraints back as they were; no check is pending any more. */
  void restore() {
    restores.forEach(restore -> executor.execute(restore, "put a foreign key back as it was"));
  }
}
