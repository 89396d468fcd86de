package dev.replica.seed.generate;

import dev.replica.model.ConditionalTree;
import java.util.List;

/**
 * What all parents have to tell their children, listed once: for tables whose every row asks, in any order. Immutable; parents of which
 * there are too many are computed when they are asked for.
 */
final class ListedCodes {

  /** Codes of one reference's parents: four bytes each. */
  private static final int MOST = 1 << 24;

  private final Heritage heritage;

  /** For each branch the codes of its parents, one after the other; null where they are not listed. */
  private final int[][] codes;

  private ListedCodes(Heritage heritage, int[][] codes) {
    this.heritage = heritage;
    this.codes = codes;
  }

  /** @param rows that are going to ask: fewer than there are parents are not worth a list */
  static ListedCodes of(Heritage heritage, long rows) {
    int[][] codes = new int[heritage.branches().size()][];
    for (int b = 0; b < codes.length; b++) {
      Heritage.Branch branch = heritage.branches().get(b);
      boolean known = branch.reference() >= 0;
      long parents = known ? branch.parent().plan().total() : 0;
      boolean worth = parents <= rows && parents * branch.variables().length <= MOST;
      codes[b] = known && worth ? list(branch, (int) parents) : null;
    }
    return new ListedCodes(heritage, codes);
  }

  private static int[] list(Heritage.Branch branch, int parents) {
    Heritage.Source[] sources = branch.sources();
    int[] codes = new int[parents * sources.length];
    int kept = (int) branch.parent().plan().kept();
    Cursor cursor = branch.parent().cursor();
    for (int parent = 0; parent < parents; ) {
      int block = parent < kept ? 1 : Math.min(Cursor.BLOCK, parents - parent);
      if (parent >= kept) {
        cursor.sketch(parent - kept, block);
      }
      for (int i = 0; i < block; i++) {
        for (int k = 0; k < sources.length; k++) {
          codes[(parent + i) * sources.length + k] = parent < kept
              ? InheritedCodes.ofKept(sources[k], parent)
              : code(cursor, i, sources[k], parent + i);
        }
      }
      parent += block;
    }
    return codes;
  }

  private static int code(Cursor cursor, int i, Heritage.Source source, long parent) {
    if (source == null) {
      return ConditionalTree.ABSENT;
    }
    return source.popular() != null
        ? source.popular().standing(parent)
        : InheritedCodes.code(cursor, i, source);
  }

  /** The heirs of rows; belongs to one thread. */
  Variables.Heirs of(InheritedCodes.Rows rows) {
    boolean all = true;
    for (int b = 0; b < codes.length; b++) {
      all &= codes[b] != null || heritage.branches().get(b).reference() < 0;
    }
    InheritedCodes computed = new InheritedCodes(heritage, rows);
    return all ? new Heirs(heritage.branches(), rows, computed) : computed;
  }

  private final class Heirs implements Variables.Heirs {
    private final List<Heritage.Branch> branches;
    private final InheritedCodes.Rows rows;
    private final InheritedCodes computed;

    Heirs(List<Heritage.Branch> branches, InheritedCodes.Rows rows, InheritedCodes computed) {
      this.branches = branches;
      this.rows = rows;
      this.computed = computed;
    }

    @Override
    public void codes(int i, int[] into, int offset) {
      for (int b = 0; b < codes.length; b++) {
        Heritage.Branch branch = branches.get(b);
        int[] variables = branch.variables();
        long parent = branch.reference() < 0 ? References.NONE : rows.parent(branch.reference(), i);
        for (int k = 0; k < variables.length; k++) {
          into[offset + variables[k]] = parent == References.NONE
              ? ConditionalTree.ABSENT
              : codes[b][(int) parent * variables.length + k];
        }
      }
    }

    @Override
    public long parent(int variable, int latent, int i) {
      return computed.parent(variable, latent, i);
    }

    @Override
    public double[] draws(int variable, int latent, long key) {
      return computed.draws(variable, latent, key);
    }
  }
}
