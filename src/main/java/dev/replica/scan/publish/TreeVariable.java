package dev.replica.scan.publish;

import dev.replica.model.BinnedRows;
import java.util.List;

/**
 * A variable in the order of trees.
 *
 * @param inherited what it is of an ancestor's; null for one of the table's own
 */
record TreeVariable(Ranked ranked, Lineage.Inherited inherited) {

  /** One of the table's own. */
  static TreeVariable own(Ranked ranked) {
    return new TreeVariable(ranked, null);
  }

  /** Whether rows have it from an ancestor. */
  boolean given() {
    return inherited != null;
  }

  /** Whether it has trees. */
  boolean drawn() {
    return !given() && ranked.drawn() && ranked.bins().count() > 1;
  }

  /** For each row the ancestor's that it comes from; null for one of the table's own. */
  int[] groups() {
    return given() ? inherited.groups() : null;
  }

  /** The references that lead to the ancestor; empty for one of the table's own. */
  List<String> by() {
    return given() ? inherited.by() : List.of();
  }

  /** The variables' bins, and behind them whether each mask's columns are null. */
  static BinnedRows rows(List<TreeVariable> variables, NullMasks masks) {
    byte[][] bits = masks.bits();
    int count = variables.size();
    byte[][] codes = new byte[count + bits.length][];
    int[] bins = new int[codes.length];
    int[][] groups = new int[codes.length][];
    for (int v = 0; v < count; v++) {
      codes[v] = variables.get(v).ranked().codes();
      bins[v] = variables.get(v).ranked().bins().count();
      groups[v] = variables.get(v).groups();
    }
    for (int mask = 0; mask < bits.length; mask++) {
      codes[count + mask] = bits[mask];
      bins[count + mask] = 1;
    }
    return new BinnedRows(codes, bins, groups);
  }
}
