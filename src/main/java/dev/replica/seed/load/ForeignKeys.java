package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.SeedPlan;
import dev.replica.seed.plan.TablePlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  /** A constraint of a table: of the child itself, or of one of its partitions. */
  record Constraint(String tableSql, String name) {}

  /** Finds the constraints that a foreign key stands for. */
  interface Constraints {
    List<Constraint> of(SeedPlan.Deferred foreignKey);
  }

  /** Those of the child, or of its partitions where it has none itself, that are not deferrable. */
  private static final String CONSTRAINTS = """
      SELECT c.conrelid::pg_catalog.regclass::text, c.conname
        FROM pg_catalog.pg_constraint c
       WHERE c.contype = 'f' AND c.conparentid = 0 AND NOT c.condeferrable AND c.confrelid = ?::pg_catalog.regclass
         AND (c.conrelid = ?::pg_catalog.regclass
              OR c.conrelid IN (SELECT t.relid FROM pg_catalog.pg_partition_tree(?::pg_catalog.regclass) t))
         AND ARRAY(SELECT a.attname::text
                     FROM unnest(c.conkey) WITH ORDINALITY part (attnum, position)
                     JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = part.attnum
                    ORDER BY part.position) = ?
       ORDER BY 1, 2""";

  private final SeedPlan plan;
  private final Executor executor;
  private final Constraints constraints;
  private final List<String> restores = new ArrayList<>();

  ForeignKeys(SeedPlan plan, Executor executor, Constraints constraints) {
    this.plan = plan;
    this.executor = executor;
    this.constraints = constraints;
  }

  /** The constraints of the child, whatever partitions a database may have. */
  static List<Constraint> ofChild(SeedPlan.Deferred foreignKey) {
    return List.of(
        new Constraint(foreignKey.child().sql(), foreignKey.foreignKey().name()));
  }

  /** The constraints as the server knows them. */
  static List<Constraint> read(Connection connection, SeedPlan.Deferred foreignKey) {
    List<Constraint> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CONSTRAINTS)) {
      statement.setString(1, foreignKey.foreignKey().parent().sql());
      statement.setString(2, foreignKey.child().sql());
      statement.setString(3, foreignKey.child().sql());
      statement.setArray(
          4, connection.createArrayOf("text", foreignKey.foreignKey().columns().toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new Constraint(row.getString(1), row.getString(2)));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of("look for the foreign keys of " + foreignKey.child(), e);
    }
    return found;
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
    for (Constraint constraint : constraints.of(deferred)) {
      String alter = "ALTER TABLE " + constraint.tableSql() + " ALTER CONSTRAINT "
          + Identifiers.quote(constraint.name());
      executor.execute(
          alter + " DEFERRABLE INITIALLY DEFERRED", "defer a foreign key of " + child.name());
      restores.add(alter + " NOT DEFERRABLE");
    }
  }

  /** Puts the constraints back as they were; no check is pending any more. */
  void restore() {
    restores.forEach(restore -> executor.execute(restore, "put a foreign key back as it was"));
  }
}
