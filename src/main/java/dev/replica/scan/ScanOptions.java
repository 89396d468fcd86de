package dev.replica.scan;

import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogFilter;
import java.time.Duration;
import java.util.Set;

/**
 * What to scan, and how.
 *
 * @param filter tables to scan
 * @param sampleRows the most rows sampled of a table; tables of more than twenty times as many are read by a sample
 *     of their blocks
 * @param minCount rows that must share a literal for it to be published
 * @param referenceTables tables whose rows the user declares public; no format holds them yet
 * @param threads connections, and tables read at the same time
 * @param dependence {@code trees} or {@code gaussian}, {@code auto} for what suits each table, or {@code independent} for columns
 *     with no dependence between them
 * @param genomeSize kilobytes that a table should take at the most
 * @param statementTimeout of each statement, a table's pass being one; zero for the server's own setting
 */
public record ScanOptions(
    CatalogFilter filter,
    int sampleRows,
    int minCount,
    Set<String> referenceTables,
    int threads,
    String dependence,
    int genomeSize,
    Duration statementTimeout) {

  public static final int DEFAULT_SAMPLE_ROWS = 100_000;
  public static final int DEFAULT_MIN_COUNT = 10;
  public static final int DEFAULT_GENOME_SIZE = 60;

  private static final Set<String> DEPENDENCES = Set.of("auto", "gaussian", "trees", "independent");

  public ScanOptions {
    referenceTables = Set.copyOf(referenceTables);
    if (sampleRows < 100 || sampleRows > 10_000_000) {
      throw ReplicaException.configuration("replica.sampleRows is " + sampleRows
          + "; it has to be between 100 and 10000000. The default is " + DEFAULT_SAMPLE_ROWS + ".");
    }
    if (minCount < 1) {
      throw ReplicaException.configuration("replica.minCount is " + minCount
          + "; it has to be 1 or more. The default is " + DEFAULT_MIN_COUNT + ".");
    }
    if (threads < 1) {
      throw ReplicaException.configuration(
          "replica.threads is " + threads + "; it has to be 1 or more.");
    }
    if (!DEPENDENCES.contains(dependence)) {
      throw ReplicaException.configuration("replica.dependence is " + dependence
          + "; it has to be auto, trees, gaussian or independent.");
    }
    if (genomeSize < 1 || genomeSize > 10_000) {
      throw ReplicaException.configuration("replica.genomeSize is " + genomeSize
          + "; it has to be between 1 and 10000 kilobytes. The default is " + DEFAULT_GENOME_SIZE
          + ".");
    }
  }

  /** With the default size and the server's own statement timeout. */
  public ScanOptions(
      CatalogFilter filter,
      int sampleRows,
      int minCount,
      Set<String> referenceTables,
      int threads,
      String dependence) {
    this(
        filter,
        sampleRows,
        minCount,
        referenceTables,
        threads,
        dependence,
        DEFAULT_GENOME_SIZE,
        Duration.ZERO);
  }

  /** All tables, with the defaults of everything. */
  public static ScanOptions defaults() {
    return new ScanOptions(
        CatalogFilter.all(), DEFAULT_SAMPLE_ROWS, DEFAULT_MIN_COUNT, Set.of(), 4, "auto");
  }
}
