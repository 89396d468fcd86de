package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import dev.replica.scan.profile.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sampled rows of a published table as its children need them: found by their keys, in the bins of what is published of their
 * columns. Raw values are in here that must not be published. Safe for threads once made.
 */
final class ParentRows {

  private final TableProfile profile;
  private final Map<String, Ranked> columns;
  private final List<Lineage> lineages;
  private final Map<List<String>, KeyIndex> indexes = new HashMap<>();

  /**
   * @param columns whose ranks children may depend on, by name
   * @param lineages of the table itself
   */
  ParentRows(TableProfile profile, Map<String, Ranked> columns, List<Lineage> lineages) {
    this.profile = slim(profile);
    this.columns = Map.copyOf(columns);
    this.lineages = List.copyOf(lineages);
  }

  /** Strings take most of the memory, and their hashes tell whether they are equal. */
  private static TableProfile slim(TableProfile profile) {
    List<ColumnProfile> columns = profile.columns().stream()
        .map(column -> new ColumnProfile(
            column.column(),
            column.nulls(),
            column.nullPattern(),
            column.distinct(),
            column.values() instanceof Values.Numbers ? column.values() : new Values.Unknown(),
            new BitSet(),
            column.hashes()))
        .toList();
    return new TableProfile(
        profile.table(),
        profile.rows(),
        profile.seen(),
        profile.positions(),
        columns,
        profile.references());
  }

  /**
   * Other rows of the table, in the same bins.
   *
   * @param found rows that children refer to
   * @param near rows of the table's own parents to look into, by their names, rather than into those that it knows
   */
  ParentRows found(List<TableProfile> found, Map<QualifiedName, ParentRows> near) {
    FoundRows rows = new FoundRows(this, found);
    return new ParentRows(rows.profile(), rows.columns(), led(rows.profile(), near));
  }

  /** The same rows, with their parents among others. */
  ParentRows near(Map<QualifiedName, ParentRows> near) {
    return new ParentRows(profile, columns, led(profile, near));
  }

  private List<Lineage> led(TableProfile rows, Map<QualifiedName, ParentRows> near) {
    List<Lineage> led = new ArrayList<>();
    for (Lineage lineage : lineages) {
      ForeignKey key = profile.table().foreignKeys().stream()
          .filter(each -> each.name().equals(lineage.by().get(0)))
          .findFirst()
          .orElseThrow();
      if (lineage.by().size() == 1) {
        led.add(Lineage.by(key, rows, near.getOrDefault(key.parent(), lineage.ancestor())));
      }
    }
    return led;
  }

  TableProfile profile() {
    return profile;
  }

  Map<String, Ranked> columns() {
    return columns;
  }

  List<Lineage> lineages() {
    return lineages;
  }

  /** Whether all rows of the table are here. */
  boolean whole() {
    return profile.sampled() == profile.rows();
  }

  /** For each hash of a key in those columns the row that has it; {@link KeyIndex#NONE} where none is here. */
  int[] rows(List<String> key, long[] hashes) {
    KeyIndex index;
    synchronized (indexes) {
      index = indexes.computeIfAbsent(key, names -> new KeyIndex(profile.keys(names)));
    }
    int[] rows = new int[hashes.length];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = index.row(hashes[row]);
    }
    return rows;
  }
}
