package dev.replica.scan;

import dev.replica.Progress;
import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogReader;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import dev.replica.database.Connector;
import dev.replica.genome.Genome;
import dev.replica.scan.publish.DependenceChoice;
import dev.replica.scan.publish.Publisher;
import dev.replica.scan.publish.PublishingPolicy;
import java.util.Locale;

/** The pipeline from a database to its genome. */
public final class Scan {

  private Scan() {}

  /**
   * Scans a database in one read-only snapshot: nothing is written, locked against writers or sorted there.
   *
   * @throws ReplicaException if the server can't be reached or fails; its message holds no value of the database
   */
  public static ScanResult run(Connector source, ScanOptions options, Progress progress) {
    Publisher publisher = new Publisher(
        new PublishingPolicy(options.minCount()),
        new DependenceChoice(
            DependenceChoice.Kind.valueOf(options.dependence().toUpperCase(Locale.ROOT)),
            options.genomeSize() * 1000));
    try (Snapshot snapshot = Snapshot.open(source, options.threads(), options.statementTimeout())) {
      Schema declared = CatalogReader.read(snapshot.connections().get(0), options.filter());
      requireReadable(declared);
      Schema schema = SoftReferences.added(snapshot.connections().get(0), declared);
      TableQueue tables =
          new TableQueue(schema.tables(), options.sampleRows(), publisher, progress);
      tables.work(snapshot.connections());
      Genome genome = publisher.genome(schema, tables.published());
      return new ScanResult(genome, tables.summaries(), tables.notices());
    }
  }

  /** A genome of nothing would be of no use, and would overwrite one that is. */
  private static void requireReadable(Schema schema) {
    boolean some = schema.tables().isEmpty() || schema.tables().stream().anyMatch(Table::readable);
    if (!some) {
      throw ReplicaException.configuration("the role may read none of the "
          + schema.tables().size()
          + " tables; nothing was written. Let it: GRANT SELECT ON ALL TABLES IN SCHEMA "
          + Identifiers.quote(schema.tables().get(0).name().schema())
          + " TO the role.");
    }
  }
}
