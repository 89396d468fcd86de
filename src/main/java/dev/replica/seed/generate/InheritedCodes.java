package dev.replica.seed.generate;

import dev.replica.model.ConditionalTree;
import java.util.Arrays;
import java.util.List;

/**
 * Computes again what the rows of a cursor have from their parents. What was found of a parent is kept for a while: its children
 * often stand together, and popular ones have many. Belongs to one thread.
 */
final class InheritedCodes implements Variables.Heirs {

  /** Parents that are remembered, a power of two. */
  private static final int REMEMBERED = 1 << 13;

  /** Those behind it are told apart no more. */
  private static final long LAST_SLOT = 16;

  static final double BELOW_ONE = 1 - 0x1p-31;

  private final List<Heritage.Branch> branches;
  private final Heritage heritage;
  private final Rows rows;

  /** For each branch the parent whose codes stand in a place, and the codes. */
  private long[][] parents;

  private int[][] codes;

  /** The rows whose parents these are. */
  interface Rows {
    long parent(int reference, int i);

    default boolean isNull(int mask, int i) {
      return false;
    }

    /** The number of the row among the children of its parent; {@link References#NONE} where that is not told. */
    default long sibling(int reference, int i) {
      return References.NONE;
    }

    /** How many of these come behind it, likewise. */
    default long behind(int reference, int i) {
      return References.NONE;
    }

    Session session();
  }

  InheritedCodes(Heritage heritage, Rows rows) {
    this.branches = heritage.branches();
    this.heritage = heritage;
    this.rows = rows;
  }

  @Override
  public long parent(int variable, int latent, int i) {
    int reference = heritage.latents()[variable][latent];
    return reference < 0 ? References.NONE : rows.parent(reference, i);
  }

  @Override
  public double[] draws(int variable, int latent, long key) {
    return heritage.references().get(heritage.latents()[variable][latent]).draws(key);
  }

  @Override
  public void codes(int i, int[] into, int offset) {
    for (int b = 0; b < branches.size(); b++) {
      Heritage.Branch branch = branches.get(b);
      int[] variables = branch.variables();
      boolean none = branch.reference() < 0 || branch.mask() >= 0 && rows.isNull(branch.mask(), i);
      long parent = none ? References.NONE : rows.parent(branch.reference(), i);
      if (parent == References.NONE || parent < branch.parent().plan().kept()) {
        for (int k = 0; k < variables.length; k++) {
          into[offset + variables[k]] = ofKept(branch.sources()[k], parent);
        }
        slot(branch, parent, i, into, offset);
        continue;
      }
      int[] found = codes(b, branch, parent);
      int at = place(parent) * variables.length;
      for (int k = 0; k < variables.length; k++) {
        into[offset + variables[k]] = found[at + k];
      }
      slot(branch, parent, i, into, offset);
    }
  }

  /** What a row has from its parent, but no two of its children alike. */
  private void slot(Heritage.Branch branch, long parent, int i, int[] into, int offset) {
    boolean known = parent != References.NONE;
    if (branch.slot() >= 0) {
      into[offset + branch.slot()] =
          codeOf(known ? rows.sibling(branch.reference(), i) : References.NONE);
    }
    if (branch.left() >= 0) {
      into[offset + branch.left()] =
          codeOf(known ? rows.behind(branch.reference(), i) : References.NONE);
    }
  }

  /** The code of a number of siblings. */
  private static int codeOf(long siblings) {
    return siblings == References.NONE
        ? ConditionalTree.ABSENT
        : ConditionalTree.code(1 - Math.scalb(.75, (int) -Math.min(siblings, LAST_SLOT)));
  }

  /** All that is known of a row that was kept is how popular it is. */
  static int ofKept(Heritage.Source source, long parent) {
    return parent == References.NONE || source == null || source.popular() == null
        ? ConditionalTree.ABSENT
        : source.popular().standing(parent);
  }

  private static int place(long parent) {
    return (int) (parent & REMEMBERED - 1);
  }

  /** The remembered codes of a branch, those of the parent among them. */
  private int[] codes(int b, Heritage.Branch branch, long parent) {
    if (parents == null) {
      parents = new long[branches.size()][];
      codes = new int[branches.size()][];
    }
    int count = branch.variables().length;
    if (parents[b] == null) {
      parents[b] = new long[REMEMBERED];
      Arrays.fill(parents[b], References.NONE);
      codes[b] = new int[REMEMBERED * count];
    }
    int place = place(parent);
    if (parents[b][place] != parent) {
      for (int k = 0; k < count; k++) {
        codes[b][place * count + k] = code(branch, branch.sources()[k], parent);
      }
      parents[b][place] = parent;
    }
    return codes[b];
  }

  private int code(Heritage.Branch branch, Heritage.Source source, long parent) {
    if (source == null) {
      return ConditionalTree.ABSENT;
    }
    if (source.popular() != null) {
      return source.popular().standing(parent);
    }
    return code(
        rows.session().at(branch.parent(), parent - branch.parent().plan().kept()), 0, source);
  }

  /** The code of a column of the cursor's row {@code i}, or of one of its parents. */
  static int code(Cursor cursor, int i, Heritage.Source source) {
    Cursor at = cursor;
    int place = i;
    if (source.further() >= 0) {
      long parent = cursor.parent(source.further(), i);
      long kept = source.table().plan().kept();
      if (parent == References.NONE || parent < kept) {
        return ConditionalTree.ABSENT;
      }
      at = cursor.session().at(source.table(), parent - kept);
      place = 0;
    }
    double rank = at.cellRank(source.column(), place);
    return rank < 0 ? ConditionalTree.ABSENT : ConditionalTree.code(Math.min(rank, BELOW_ONE));
  }
}
