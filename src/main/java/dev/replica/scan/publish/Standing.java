package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.ReferenceGenome.FanOut;
import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.ConditionalTree;
import dev.replica.model.Lorenz;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How popular the parent of a row is, as a variable of the row: its rank is the share of the children whose parents have fewer. Popular
 * parents have a bin each, and so what is theirs alone is told without telling who they are.
 */
final class Standing {

  /** Parents with so large a share of the children have a bin of their own. */
  private static final double HEAVY = 1.0 / 128;

  private static final double EVEN = 1.0 / 32;

  private Standing() {}

  /**
   * The parents' standings as rows have them; null where they can't be told.
   *
   * @param parents rows of the parent table
   */
  static Lineage.Inherited of(
      TableProfile profile, ReferenceProfile reference, FanOut fanOut, long parents) {
    boolean whole = reference.parents() == reference.children().length;
    if (fanOut == null || fanOut.ranks().size() < 2 || !whole || parents < reference.parents()) {
      return null;
    }
    ForeignKey key = reference.key();
    long[] hashes = profile.keys(key.columns());
    long[] children = reference.children();
    Lorenz lorenz = Lorenz.of(
        fanOut.ranks().stream().mapToDouble(Double::doubleValue).toArray(),
        fanOut.counts().stream().mapToDouble(Double::doubleValue).toArray());
    List<Long> ends = new ArrayList<>();
    List<Double> edges = new ArrayList<>();
    long childless = parents - children.length;
    double before = 0;
    for (int start = 0; start < children.length && edges.size() < BinnedRows.MOST - 1; ) {
      int end = start + 1;
      while (end < children.length && children[end] == children[start]) {
        end++;
      }
      double rank = Rounding.share(lorenz.share((double) (childless + end) / parents));
      double next = end == children.length ? 1 : lorenz.share((childless + end + 1.0) / parents);
      double last = edges.isEmpty() ? 0 : edges.get(edges.size() - 1);
      boolean heavy = (rank - before) / (end - start) >= HEAVY || next - rank >= HEAVY;
      if ((heavy || rank - last >= EVEN) && rank > last && rank < 1) {
        ends.add(children[start]);
        edges.add(rank);
      }
      before = rank;
      start = end;
    }
    if (edges.isEmpty()) {
      return null;
    }
    long[] least = ends.stream().mapToLong(Long::longValue).toArray();
    byte[] codes = new byte[hashes.length];
    KeyIndex index = new KeyIndex(hashes);
    int[] groups = new int[hashes.length];
    // Of a lookup table each row is a case of its own; of many parents it takes several to tell
    // what popular ones are like.
    boolean lookup = reference.parents() <= FanOuts.LOOKUP;
    for (int row = 0; row < codes.length; row++) {
      int parent = index.row(hashes[row]);
      groups[row] = lookup && parent >= 0 ? row : parent;
      codes[row] = hashes[row] == 0
          ? ConditionalTree.ABSENT
          : bin(least, reference.sample().occurrences(hashes[row]));
    }
    Bins bins = new Bins(edges.stream().mapToDouble(Double::doubleValue).toArray());
    return new Lineage.Inherited(
        List.of(key.name()), new Ranked(null, null, false, bins, codes, null, 0), groups);
  }

  private static byte bin(long[] ends, long count) {
    int found = Arrays.binarySearch(ends, count);
    return (byte) (found < 0 ? -found - 1 : found);
  }
}
