package dev.replica.mojo;

import dev.replica.catalog.QualifiedName;
import dev.replica.genome.GenomeFile;
import dev.replica.scan.Scan;
import dev.replica.scan.ScanOptions;
import dev.replica.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Profiles a real database into the genome: a small file of statistics with no row of the source in it. Reads in one snapshot,
 * as a role that needs no more than SELECT, and writes nothing to the database.
 */
@Mojo(name = "scan", requiresProject = false, threadSafe = true)
final class ScanMojo extends AbstractDatabaseMojo {

  /** Rows sampled of each table at the most; a table of more than twenty times as many is read by a sample of its blocks. */
  @Parameter(property = "replica.sampleRows", defaultValue = "100000")
  private int sampleRows;

  /** A value of the source is told only where at least so many rows share it. */
  @Parameter(property = "replica.minCount", defaultValue = "10")
  private int minCount;

  /**
   * How the dependence between columns is learned: <code>trees</code> or <code>gaussian</code>, <code>auto</code> for what suits
   * each table, or <code>independent</code> for not at all.
   */
  @Parameter(property = "replica.dependence", defaultValue = "auto")
  private String dependence;

  /** Kilobytes that a table should take in the genome at the most. */
  @Parameter(property = "replica.genomeSize", defaultValue = "60")
  private int genomeSize;

  /** Seconds that a statement of the scan may take, a table's whole pass being one; 0 for the server's own setting. */
  @Parameter(property = "replica.statementTimeout", defaultValue = "0")
  private int statementTimeout;

  @Override
  protected void run() {
    ScanOptions options = new ScanOptions(
        filter(),
        sampleRows,
        minCount,
        Set.of(),
        threads(),
        dependence,
        genomeSize,
        Duration.ofSeconds(statementTimeout));
    long start = System.nanoTime();
    ScanResult result = Scan.run(address(), options, progress("Scanning"));
    GenomeFile.write(result.genome(), genome());
    warn(result.notices());
    print(result, System.nanoTime() - start);
  }

  private void print(ScanResult result, long nanos) {
    Summary summary = new Summary("table", "rows", "sampled", "time");
    for (ScanResult.TableSummary table : result.tables()) {
      QualifiedName name = table.table();
      summary.add(
          name.toString(),
          Summary.count(table.rows()),
          Summary.count(table.sampled()),
          Summary.seconds(table.time().toNanos()));
    }
    summary.print(getLog());
    Path file = genome();
    getLog().info("Scanned " + result.tables().size() + " tables in " + Summary.seconds(nanos));
    getLog()
        .info("Wrote " + file + " (" + size(file)
            + "): statistics, no rows. Review it, then commit it.");
  }

  private static String size(Path file) {
    try {
      return Summary.count(Files.size(file)) + " bytes";
    } catch (IOException e) {
      return "of a size that can't be read: " + e.getMessage();
    }
  }
}
