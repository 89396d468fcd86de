package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.genome.Genome;
import dev.replica.seed.Seed;
import dev.replica.seed.SeedOptions;
import dev.replica.seed.SeedResult;
import dev.replica.seed.load.Loader;
import dev.replica.seed.load.Triggers;
import dev.replica.seed.plan.TablePlan;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fills the database with rows that look like those the genome was scanned from and satisfy every constraint of the schema: in
 * one transaction, whole or not at all.
 */
@Mojo(
    name = "seed",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresProject = false,
    threadSafe = true)
final class SeedMojo extends AbstractSeedMojo {

  /**
   * What happens to rows that stand in the tables already: <code>keep</code> them, refer to them and count them as some of those
   * asked for; <code>append</code> to them; <code>truncate</code> the tables; or <code>fail</code>.
   */
  @Parameter(property = "replica.existing", defaultValue = "keep")
  private String existing;

  /**
   * What becomes of the triggers of tables while they are loaded: <code>auto</code> lets them fire, as part of the application,
   * but those of a table that takes no row because of them are disabled and put back as they were, which the owner of the table
   * may; <code>fire</code> and <code>disable</code> do so for all.
   */
  @Parameter(property = "replica.triggers", defaultValue = "auto")
  private String triggers;

  /** Gives partitioned tables the partitions that they lack for their rows. */
  @Parameter(property = "replica.createPartitions", defaultValue = "false")
  private boolean createPartitions;

  /** Prints the plan and changes nothing. */
  @Parameter(property = "replica.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    SeedOptions options = options(existing)
        .withPartitions(createPartitions)
        .withTriggers(choice("replica.triggers", triggers, Triggers.values()));
    Genome genome = readGenome();
    long start = System.nanoTime();
    try (Connection connection = address().open()) {
      if (dryRun) {
        SeedResult result = Seed.dryRun(connection, genome, options);
        warn(result.notices());
        printPlan(result);
        return;
      }
      SeedResult result = Seed.run(connection, genome, options, progress("Seeding"));
      warn(result.notices());
      print(result, System.nanoTime() - start);
    } catch (SQLException e) {
      throw ReplicaException.environment(
          "the connection could not be closed: " + e.getMessage(), e);
    }
  }

  private void printPlan(SeedResult result) {
    Summary summary = new Summary("table", "rows", "kept", "first", "asked");
    for (TablePlan table : result.plan().tables()) {
      if (table.asked() > 0) {
        summary.add(
            table.table().name().toString(),
            Summary.count(table.rows()),
            Summary.count(table.kept() - table.given()),
            Summary.count(table.given()),
            Summary.count(table.asked()));
      }
    }
    summary.print(getLog());
    result.plan().settings().forEach(setting -> getLog().info(setting));
    for (TablePlan table : result.plan().tables()) {
      table
          .cells()
          .forEach(cell ->
              getLog().debug(table.table().name() + "." + cell.column().name() + ": " + cell));
    }
  }

  private void print(SeedResult result, long nanos) {
    Summary summary = new Summary("table", "rows", "time", "speed");
    long rows = 0;
    for (Loader.Loaded table : result.loaded()) {
      summary.add(
          table.table().toString(),
          Summary.count(table.rows()),
          Summary.seconds(table.nanos()),
          Summary.speed(table.rows(), table.nanos()));
      rows += table.rows();
    }
    summary.print(getLog());
    getLog()
        .info("Seeded " + Summary.count(rows) + " rows into " + result.loaded().size()
            + " tables in " + Summary.seconds(nanos));
  }
}
