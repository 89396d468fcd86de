package dev.replica.seed.plan;

import dev.replica.ReplicaException;
import dev.replica.catalog.QualifiedName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many rows are asked for.
 *
 * @param rows for each table; null where the genome's counts are scaled
 * @param scale of the scanned row counts, positive; lookup tables keep theirs
 * @param tables what the user says of single tables
 * @param append whether the rows are asked for on top of those kept; else kept ones count
 * @param shiftDays days by which dates and timestamps are moved
 * @param without tables that get no rows, each with the reason; an empty one for those that the user leaves out
 * @param declared tables that refer to others by their foreign keys alone
 * @param present what checks that ask the session are told
 * @param locale in which names of people and places are made, an IETF language tag; null for whatever the data tell
 * @param edgeCases share of the rows with values that tests forget, 0 to 1
 */
public record PlanOptions(
    Long rows,
    double scale,
    Map<QualifiedName, TableSettings> tables,
    boolean append,
    long shiftDays,
    Map<QualifiedName, String> without,
    Set<QualifiedName> declared,
    Present present,
    String locale,
    double edgeCases) {

  /** Where neither the user nor the data say anything else. */
  public static final String ENGLISH = "en";

  /** Rows of a table that neither the user nor a genome says anything about. */
  public static final long DEFAULT_ROWS = 100;

  /** More rows than any test database holds: a slip of the finger. */
  static final long ABSURD = 1_000_000_000_000L;

  /** The scanned number of rows. */
  public static final PlanOptions DEFAULTS = new PlanOptions(null, 1, Map.of(), false, 0);

  public PlanOptions {
    tables = Map.copyOf(tables);
    without = Map.copyOf(without);
    declared = Set.copyOf(declared);
    if (rows != null && (rows < 0 || rows > ABSURD)) {
      throw ReplicaException.configuration(
          "replica.rows is " + rows + "; it has to be between 0 and " + ABSURD
              + ". Give the number of rows for each table, 1000 for one.");
    }
    if (!(scale > 0 && scale <= 1e6)) {
      throw ReplicaException.configuration(
          "replica.scale is " + scale
              + "; it has to be above 0 and at most 1000000. Give a factor of the scanned row counts, 0.1 for one.");
    }
  }

  /** With every table, in the data's language. */
  public PlanOptions(
      Long rows,
      double scale,
      Map<QualifiedName, TableSettings> tables,
      boolean append,
      long shiftDays) {
    this(rows, scale, tables, append, shiftDays, Map.of(), Set.of(), Present.UNKNOWN, null, 0);
  }

  /** The same in another locale. */
  public PlanOptions in(String other) {
    return new PlanOptions(
        rows, scale, tables, append, shiftDays, without, declared, present, other, edgeCases);
  }

  /** The same with values that tests forget in so many of the rows. */
  public PlanOptions withEdgeCases(double share) {
    return new PlanOptions(
        rows, scale, tables, append, shiftDays, without, declared, present, locale, share);
  }

  /** What the user says of the table. */
  TableSettings of(QualifiedName table) {
    return tables.getOrDefault(table, TableSettings.NONE);
  }

  /** The same, with checks that ask the session told of it. */
  public PlanOptions asOf(Present other) {
    return new PlanOptions(
        rows, scale, tables, append, shiftDays, without, declared, other, locale, edgeCases);
  }

  /** The same, but no rows for one table more. */
  public PlanOptions giveUp(QualifiedName table, String reason) {
    Map<QualifiedName, String> more = new LinkedHashMap<>(without);
    more.put(table, reason);
    return new PlanOptions(
        rows, scale, tables, append, shiftDays, more, declared, present, locale, edgeCases);
  }

  /** The same, but no soft references from one table more. */
  public PlanOptions declaredAlone(QualifiedName table) {
    Set<QualifiedName> more = new HashSet<>(declared);
    more.add(table);
    return new PlanOptions(
        rows, scale, tables, append, shiftDays, without, more, present, locale, edgeCases);
  }

  /** The same, but no rows for one table that the user leaves out. */
  public PlanOptions leaveOut(QualifiedName table) {
    return giveUp(table, "");
  }

  /**
   * Rows asked for.
   *
   * @param scanned the genome's count; negative where it does not know the table
   * @param lookup whether the table stays as it is at any scale but its own
   */
  long asked(QualifiedName table, long scanned, boolean lookup) {
    if (without.containsKey(table)) {
      return 0;
    }
    TableSettings settings = of(table);
    if (settings.skip()) {
      return 0;
    }
    if (settings.rows() != null) {
      return settings.rows();
    }
    double factor = settings.scale() != null ? settings.scale() : lookup ? 1 : scale;
    if (rows != null && settings.scale() == null) {
      return rows;
    }
    // A table that held rows keeps one at least, so that its children have a parent at any scale.
    return scanned < 0
        ? DEFAULT_ROWS
        : scanned == 0 ? 0 : Math.max(1, Math.round(scanned * factor));
  }

  /** Whether the common scale would change the table's rows. */
  boolean scales(QualifiedName table) {
    TableSettings settings = of(table);
    return scale != 1
        && rows == null
        && settings.rows() == null
        && settings.scale() == null
        && !settings.skip()
        && !without.containsKey(table);
  }
}
