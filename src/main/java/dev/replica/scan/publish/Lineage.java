package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sampled rows of a table joined with those of a table that it refers to, or that its parent refers to.
 *
 * @param by names of the references that lead there, the table's own first
 * @param rows for each sampled row of the table the ancestor's; {@link KeyIndex#NONE} for none
 * @param complete whether all rows that have an ancestor found it
 */
record Lineage(List<String> by, ParentRows ancestor, int[] rows, boolean complete) {

  /** Share of the rows with a key that have to find its row. */
  private static final double NEARLY_ALL = .98;

  /**
   * The parents and grandparents of a table's sampled rows, parents first.
   *
   * @param published the tables that are published so far
   */
  static List<Lineage> of(TableProfile profile, Map<QualifiedName, ParentRows> published) {
    List<Lineage> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ForeignKey key : profile.table().foreignKeys()) {
      ParentRows parent = published.get(key.parent());
      boolean plain = key.condition().isEmpty()
          && !key.parent().equals(profile.table().name())
          && names.add(key.name());
      if (parent != null && plain) {
        found.add(by(key, profile, parent));
      }
    }
    for (Lineage lineage : List.copyOf(found)) {
      for (Lineage further : lineage.ancestor.lineages()) {
        if (further.by.size() == 1) {
          found.add(lineage.then(further));
        }
      }
    }
    return found;
  }

  /** The table's rows joined with their parents by one foreign key. */
  static Lineage by(ForeignKey key, TableProfile profile, ParentRows parent) {
    long[] hashes = profile.keys(key.columns());
    int[] rows = parent.rows(key.parentColumns(), hashes);
    return new Lineage(List.of(key.name()), parent, rows, complete(hashes, rows));
  }

  private static boolean complete(long[] hashes, int[] rows) {
    int keys = 0;
    int joined = 0;
    for (int row = 0; row < rows.length; row++) {
      keys += hashes[row] == 0 ? 0 : 1;
      joined += rows[row] >= 0 ? 1 : 0;
    }
    return joined >= NEARLY_ALL * keys;
  }

  private Lineage then(Lineage further) {
    List<String> path = new ArrayList<>(by);
    path.addAll(further.by);
    int[] there = new int[rows.length];
    for (int row = 0; row < there.length; row++) {
      there[row] = rows[row] < 0 ? KeyIndex.NONE : further.rows[rows[row]];
    }
    return new Lineage(path, further.ancestor, there, complete && further.complete);
  }

  /** What the rows have from their ancestors, in bins. */
  List<Inherited> inherited() {
    List<Inherited> inherited = new ArrayList<>();
    for (Ranked column : ancestor.columns().values().stream()
        .sorted((a, b) -> a.column().compareTo(b.column()))
        .toList()) {
      byte[] codes = new byte[rows.length];
      for (int row = 0; row < codes.length; row++) {
        codes[row] = rows[row] < 0 ? -1 : column.codes()[rows[row]];
      }
      inherited.add(new Inherited(
          by, new Ranked(column.column(), null, false, column.bins(), codes, null, 0), rows));
    }
    return inherited;
  }

  /**
   * A variable that rows have from their ancestors.
   *
   * @param ranked the ancestor's column, with the codes of the rows
   * @param groups the ancestor of each row
   */
  record Inherited(List<String> by, Ranked ranked, int[] groups) {}
}
