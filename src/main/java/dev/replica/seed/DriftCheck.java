package dev.replica.seed;

import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogFilter;
import dev.replica.catalog.CatalogReader;
import dev.replica.catalog.QualifiedName;
import dev.replica.genome.Genome;
import dev.replica.seed.plan.Drift;
import java.sql.Connection;
import java.sql.SQLException;

/** Holds a genome against the schema of a database, without a seeding. */
public final class DriftCheck {

  private DriftCheck() {}

  /**
   * Compares the tables that count.
   *
   * @param target a connection to the database with today's schema, of which the catalog alone is read
   * @throws ReplicaException if the catalog can't be read
   */
  public static Drift run(Connection target, Genome genome, CatalogFilter filter) {
    try {
      target.setReadOnly(true);
      target.setAutoCommit(false);
      Drift drift = Drift.of(counting(genome, filter), CatalogReader.read(target, filter));
      target.rollback();
      return drift;
    } catch (SQLException e) {
      throw ReplicaException.environment(
          "reading the catalog of the target failed: " + e.getMessage() + " (SQLSTATE "
              + e.getSQLState() + "). See that the server runs.",
          e);
    }
  }

  private static Genome counting(Genome genome, CatalogFilter filter) {
    return new Genome(
        genome.format(),
        genome.source(),
        genome.types(),
        genome.tables().stream()
            .filter(table -> filter.accepts(new QualifiedName(table.schema(), table.name())))
            .toList());
  }
}
