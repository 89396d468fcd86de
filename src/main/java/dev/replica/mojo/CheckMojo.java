package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.genome.Genome;
import dev.replica.genome.GenomeFile;
import dev.replica.seed.DriftCheck;
import dev.replica.seed.plan.Drift;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells how the database's schema differs from the one that the genome was scanned from, table by table, and what a seeding makes
 * of each difference; fails the build where that is asked for. Reads the catalog and no row.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresProject = false,
    threadSafe = true)
final class CheckMojo extends AbstractDatabaseMojo {

  private static final List<String> FAILURES = List.of("none", "missing", "any");

  /**
   * What fails the build: <code>none</code>; <code>missing</code>, tables and columns that the genome knows nothing of; or
   * <code>any</code> difference.
   */
  @Parameter(property = "replica.failOn", defaultValue = "none")
  private String failOn;

  @Override
  protected void run() {
    if (!FAILURES.contains(failOn)) {
      throw ReplicaException.configuration("replica.failOn is " + failOn + "; it has to be one of "
          + String.join(", ", FAILURES) + ".");
    }
    Genome genome = GenomeFile.read(genome());
    Drift drift;
    try (Connection connection = address().open()) {
      drift = DriftCheck.run(connection, genome, filter());
    } catch (SQLException e) {
      throw ReplicaException.environment(
          "the connection could not be closed: " + e.getMessage(), e);
    }
    if (drift.isEmpty()) {
      getLog().info("The genome and the schema agree: " + genome.tables().size() + " tables");
      return;
    }
    DriftText.lines(drift).forEach(line -> getLog().info(line));
    String told = drift.size()
        + (drift.size() == 1 ? " difference in " : " differences in ")
        + drift.tables().size()
        + (drift.tables().size() == 1 ? " table" : " tables");
    boolean fails = failOn.equals("any") || failOn.equals("missing") && drift.missing();
    if (fails) {
      throw ReplicaException.configuration(
          "the schema has drifted from the genome " + genome()
              + ": " + told + ", listed above"
              + (failOn.equals("missing") ? ", some of which it knows nothing of" : "")
              + ". Scan again (mvn replica:scan) a database that has today's schema, or set replica.failOn to none.");
    }
    getLog().info(told + ". To take them in: mvn replica:scan, on a database with today's schema");
  }
}
