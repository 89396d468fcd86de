package dev.replica.scan;

import dev.replica.catalog.QualifiedName;
import dev.replica.genome.Genome;
import java.time.Duration;
import java.util.List;

/**
 * What a scan gives.
 *
 * @param tables in the genome's order
 * @param notices for the user: tables that could not be read, and the like; sorted
 */
public record ScanResult(Genome genome, List<TableSummary> tables, List<String> notices) {

  public ScanResult {
    tables = List.copyOf(tables);
    notices = List.copyOf(notices);
  }

  /**
   * One table of a scan.
   *
   * @param rows of the table, counted or estimated
   * @param seen rows that were read: fewer where the table was read by a sample of its blocks
   * @param sampled rows that the statistics of columns stand on
   */
  public record TableSummary(
      QualifiedName table, long rows, long seen, int sampled, Duration time) {}
}
