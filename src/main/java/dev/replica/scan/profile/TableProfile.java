package dev.replica.scan.profile;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Table;
import java.util.List;
import java.util.Map;

/**
 * What was seen of a table: raw values, in memory only.
 *
 * @param rows of the table: counted, or estimated where {@code seen} is less
 * @param seen how many rows the pass saw: all, or those of a block sample
 * @param positions of the sampled rows in the pass, 0 to 1, ascending
 * @param columns all of the table's, in its order
 * @param references all of the table's, in its order
 * @param parents rows of larger tables that the sampled rows refer to, by the foreign keys; no sample of these tables
 * @param families where the sample is not the whole, all children of some parents, in their order, by the foreign keys: a sample of
 *     parents, not of rows
 */
public record TableProfile(
    Table table,
    long rows,
    long seen,
    double[] positions,
    List<ColumnProfile> columns,
    List<ReferenceProfile> references,
    Map<ForeignKey, TableProfile> parents,
    Map<ForeignKey, TableProfile> families) {

  public TableProfile {
    columns = List.copyOf(columns);
    references = List.copyOf(references);
    parents = Map.copyOf(parents);
    families = Map.copyOf(families);
  }

  /** Without rows of other tables. */
  public TableProfile(
      Table table,
      long rows,
      long seen,
      double[] positions,
      List<ColumnProfile> columns,
      List<ReferenceProfile> references) {
    this(table, rows, seen, positions, columns, references, Map.of(), Map.of());
  }

  /** A table of which nothing was read. */
  public static TableProfile unread(Table table) {
    List<ColumnProfile> columns =
        table.columns().stream().map(ColumnProfile::unread).toList();
    List<ReferenceProfile> references = table.foreignKeys().stream()
        .map(key -> new ReferenceProfile(key, new long[0], 0, false))
        .toList();
    return new TableProfile(table, 0, 0, new double[0], columns, references);
  }

  /** Hashes of the sampled rows' values in some columns together; 0 where one is null or was not read. Not to be written to. */
  public long[] keys(List<String> names) {
    if (names.size() == 1 && column(names.get(0)).hashes().length > 0) {
      return column(names.get(0)).hashes();
    }
    long[] keys = new long[sampled()];
    for (int part = 0; part < names.size(); part++) {
      long[] hashes = column(names.get(part)).hashes();
      for (int row = 0; row < keys.length; row++) {
        long hash = hashes.length == 0 ? 0 : hashes[row];
        boolean first = part == 0;
        keys[row] = hash == 0 || !first && keys[row] == 0
            ? 0
            : first && names.size() == 1 ? hash : CellHash.join(keys[row], hash);
      }
    }
    return keys;
  }

  private ColumnProfile column(String name) {
    return columns.stream()
        .filter(column -> column.column().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** How many rows were sampled. */
  public int sampled() {
    return positions.length;
  }
}
