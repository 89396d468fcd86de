package dev.replica.scan.publish;

import dev.replica.catalog.Column;
import dev.replica.genome.ColumnGenome;
import dev.replica.model.RadixSort;
import dev.replica.scan.profile.ColumnProfile;
import java.util.List;

/** Finds columns that hold what a column of a parent holds. Only hashes are compared: it may be text that is never published. */
final class Copies {

  /** Rows that have to be known together with their parents. */
  private static final int ROWS = 100;

  /** From this share of copies on a column is one. */
  private static final double ALL = .995;

  /** A smaller share is told from this one on: a price that is agreed on may be another one today. */
  private static final double MOST = .6;

  private Copies() {}

  /** Of which parent's column the column is a copy; null for none. */
  static ColumnGenome.Copy of(
      ColumnProfile column, List<Lineage> lineages, PublishingPolicy policy) {
    ColumnGenome.Copy best = null;
    for (Lineage lineage : lineages) {
      if (lineage.by().size() > 1 || column.hashes().length == 0) {
        continue;
      }
      for (ColumnProfile other : lineage.ancestor().profile().columns()) {
        if (other.hashes().length > 0 && comparable(column.column(), other.column())) {
          double share = share(column.hashes(), other.hashes(), lineage.rows(), policy);
          if (share >= MOST && (best == null || share > best.share())) {
            best = new ColumnGenome.Copy(
                lineage.by().get(0),
                other.column().name(),
                share >= ALL ? 1 : Rounding.rough(share));
          }
        }
      }
    }
    return best;
  }

  private static boolean comparable(Column column, Column other) {
    String type = column.type().base().name().name();
    String otherType = other.type().base().name().name();
    boolean texts = List.of("text", "varchar").containsAll(List.of(type, otherType));
    return texts || type.equals(otherType);
  }

  /**
   * The share p of copies where the others agree by chance, as rows do with the parents of other rows: the share of rows that agree
   * is p + (1 - p) chance. 0 where too little is known to tell, or it is too small to be told.
   */
  private static double share(long[] hashes, long[] parents, int[] rows, PublishingPolicy policy) {
    int[] known = new int[rows.length];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (rows[row] >= 0) {
        known[count++] = row;
      }
    }
    int agree = 0;
    int byChance = 0;
    int nulls = 0;
    long[] shared = new long[count];
    int present = 0;
    for (int i = 0; i < count; i++) {
      long own = hashes[known[i]];
      long parent = parents[rows[known[i]]];
      long stranger = parents[rows[known[(i + count / 2) % count]]];
      agree += own == parent ? 1 : 0;
      byChance += own == stranger ? 1 : 0;
      nulls += own == 0 ? 1 : 0;
      if (own == parent && own != 0) {
        shared[present++] = own;
      }
    }
    if (count - nulls < ROWS || byChance == count) {
      return 0;
    }
    double chance = (double) byChance / count;
    double share = ((double) agree / count - chance) / (1 - chance);
    if (share < MOST) {
      return 0;
    }
    RadixSort.sort(shared, present);
    long distinct = 0;
    for (int i = 0; i < present; i++) {
      distinct += i == 0 || shared[i] != shared[i - 1] ? 1 : 0;
    }
    // Few values agree in many rows for other reasons, unless they do in all.
    return share >= ALL && distinct > 1 || policy.tells(distinct) ? share : 0;
  }
}
