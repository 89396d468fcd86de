package dev.replica.scan.profile;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All children of some parents, of a table of which a sample holds few of each: how long after each other events of one parent come shows
 * in no other rows. Parents are chosen by the hash of their key, so that one query finds the rows in the order that they stand in.
 */
final class LargeFamilies {

  /** Of the sample's rows, those that families have to do with, where these are many. */
  private static final int SHARE = 4;

  /** Children of a parent on average, and parents, of which gaps tell something. */
  private static final int CHILDREN = 2;

  private static final int PARENTS = 40;

  /** Parents of which more tell little more; for fewer, as many rows are read as are sampled. */
  private static final int PLENTY = 400;

  /** Foreign keys for which the table is read once more: those that most parents have children by. */
  private static final int PASSES = 2;

  private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamptz", "time");
  private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");

  private final Table table;
  private final int rows;
  private final LargeParents parents;
  private final ExtraQueries queries;

  /**
   * @param sampleRows the most rows that are sampled of a table
   * @param parents finds the rows that those of the families refer to
   */
  LargeFamilies(Table table, int sampleRows, LargeParents parents, ExtraQueries queries) {
    this.table = table;
    this.queries = queries;
    this.parents = parents;
    rows = Math.max(1, sampleRows / SHARE);
  }

  /**
   * The families by the foreign keys.
   *
   * @param total rows of the table
   */
  Map<ForeignKey, TableProfile> of(long total, List<ReferenceProfile> references)
      throws SQLException {
    Map<ForeignKey, TableProfile> families = new HashMap<>();
    List<ReferenceProfile> chosen = references.stream()
        .filter(reference -> worthwhile(reference, total))
        .filter(reference -> reference.parents() >= PARENTS * parts(reference.parents(), total))
        .sorted(Comparator.comparingLong(ReferenceProfile::parents).reversed())
        .limit(PASSES)
        .toList();
    for (ReferenceProfile reference : chosen) {
      ForeignKey key = reference.key();
      long parts = parts(reference.parents(), total);
      // Skew may put twice as many rows into a part as into another one.
      Table narrow = narrow(key);
      TableScan scan =
          new TableScan(narrow, (int) (2 * Math.max(rows, total / parts)), progress -> {});
      String condition = " WHERE " + part(key, parts);
      byte[][] found = queries.rows(
          connection -> scan.whole(connection, condition),
          "times of " + table.name() + " do not follow each other as they did");
      if (found.length > 0) {
        Map<ForeignKey, TableProfile> referred = parents.of(narrow, scan.columns(), found);
        families.put(key, scan.profile(found, referred));
      }
    }
    return families;
  }

  /** Of how many parts, a power of two, one is read. */
  private long parts(long parents, long total) {
    long parts = Long.highestOneBit(Math.max(1, 2 * total / rows - 1));
    while (parts > 1 && parents / parts < PLENTY && 2 * total / parts <= (long) SHARE * rows) {
      parts /= 2;
    }
    return parts;
  }

  /** The key, and the times: of others nothing is asked. */
  private Table narrow(ForeignKey key) {
    Set<String> names = new HashSet<>(key.columns());
    table.columns().stream()
        .filter(column -> is(column, TIMES))
        .forEach(column -> names.add(column.name()));
    return table.only(names, key);
  }

  private boolean worthwhile(ReferenceProfile reference, long total) {
    ForeignKey key = reference.key();
    return !key.parent().equals(table.name())
        && key.condition().isEmpty()
        && total >= CHILDREN * reference.parents()
        && table.columns().stream()
            .anyMatch(column ->
                column.writable() && !key.columns().contains(column.name()) && is(column, TIMES));
  }

  private static boolean is(Column column, Set<String> types) {
    return column.type().base() instanceof SqlType.Scalar scalar
        && types.stream().anyMatch(scalar::is);
  }

  /** One part in so many, a power of two, by the last column of the key: what is in front of it, a tenant, is less diverse. */
  private String part(ForeignKey key, long parts) {
    String name = key.columns().get(key.columns().size() - 1);
    String quoted = Identifiers.quote(name);
    String hash = is(table.column(name).orElseThrow(), INTEGERS)
        ? "pg_catalog.hashint8extended(" + quoted + "::pg_catalog.int8, 0)"
        : "pg_catalog.hashtextextended(" + quoted + "::pg_catalog.text, 0)";
    return hash + " & " + (parts - 1) + " = 0";
  }
}
