package dev.replica.seed;

import dev.replica.ReplicaException;
import dev.replica.catalog.CatalogFilter;
import dev.replica.seed.load.Triggers;
import dev.replica.seed.plan.TableSettings;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a seeding is asked to do.
 *
 * @param filter which tables are seeded
 * @param rows for each table; null where the genome's counts are scaled
 * @param scale of the scanned row counts
 * @param tables what the user says of single tables, by name as written; of two that mean one table the first counts
 * @param seed other seeds give other rows
 * @param existing what happens to rows that stand in the tables already
 * @param asOf the day on which the data's last day falls; null for the scanned one
 * @param threads that generate rows, 1 or more
 * @param createPartitions whether partitioned tables are given the partitions that they lack
 * @param triggers what becomes of the tables' triggers
 * @param locale in which names of people and places are made, an IETF language tag; null for whatever the data tell
 * @param edgeCases share of the rows with values that tests forget, 0 to 1
 */
public record SeedOptions(
    CatalogFilter filter,
    Long rows,
    double scale,
    Map<String, TableSettings> tables,
    long seed,
    Existing existing,
    LocalDate asOf,
    int threads,
    boolean createPartitions,
    Triggers triggers,
    String locale,
    double edgeCases) {

  /** What happens to rows that stand in the tables already. */
  public enum Existing {
    /** They stay, are referred to, and count as some of those asked for. */
    KEEP,
    /** They go. */
    TRUNCATE,
    /** They stay and are referred to; those asked for come on top. */
    APPEND,
    /** They are an error. */
    FAIL
  }

  public SeedOptions {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    if (threads < 1) {
      throw ReplicaException.configuration(
          "replica.threads is " + threads + "; it has to be 1 or more.");
    }
    if (!(edgeCases >= 0 && edgeCases <= 1)) {
      throw ReplicaException.configuration(
          "replica.edgeCases is " + edgeCases
              + "; it has to be between 0 and 1. Give the share of the rows, 0.01 for one in a hundred.");
    }
  }

  /** With the partitions that are there, triggers that fire where tables can be filled with them, and names in the data's language. */
  public SeedOptions(
      CatalogFilter filter,
      Long rows,
      double scale,
      Map<String, TableSettings> tables,
      long seed,
      Existing existing,
      LocalDate asOf,
      int threads) {
    this(filter, rows, scale, tables, seed, existing, asOf, threads, false, Triggers.AUTO, null, 0);
  }

  /** The same, and with the partitions that are missing where {@code create} is true. */
  public SeedOptions withPartitions(boolean create) {
    return new SeedOptions(
        filter, rows, scale, tables, seed, existing, asOf, threads, create, triggers, locale,
        edgeCases);
  }

  /** The same with other triggers that fire. */
  public SeedOptions withTriggers(Triggers others) {
    return new SeedOptions(
        filter,
        rows,
        scale,
        tables,
        seed,
        existing,
        asOf,
        threads,
        createPartitions,
        others,
        locale,
        edgeCases);
  }

  /** The same in another locale. */
  public SeedOptions in(String other) {
    return new SeedOptions(
        filter,
        rows,
        scale,
        tables,
        seed,
        existing,
        asOf,
        threads,
        createPartitions,
        triggers,
        other,
        edgeCases);
  }

  /** The same with values that tests forget in so many of the rows. */
  public SeedOptions withEdgeCases(double share) {
    return new SeedOptions(
        filter,
        rows,
        scale,
        tables,
        seed,
        existing,
        asOf,
        threads,
        createPartitions,
        triggers,
        locale,
        share);
  }

  /** All tables, as many rows as were scanned. */
  public static SeedOptions defaults() {
    return new SeedOptions(
        CatalogFilter.all(),
        null,
        1,
        Map.of(),
        0,
        Existing.KEEP,
        null,
        Math.max(1, Runtime.getRuntime().availableProcessors()));
  }
}
