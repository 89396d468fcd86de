package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How deep rows of a table that refers to itself stand below those that refer to nothing, or to themselves.
 *
 * @param shares of the rows by level, roots first
 * @param parents share of each level's rows that have any below them
 */
record Levels(List<Double> shares, List<Double> parents) {

  /** Deeper rows, and those of circles, stand on the last one. */
  private static final int MOST = 64;

  /** Null where the table does not refer to itself, or not all of it was read. */
  static Levels of(TableProfile profile, ForeignKey key, PublishingPolicy policy) {
    boolean itself =
        key.parent().equals(profile.table().name()) && key.condition().isEmpty();
    if (!itself || profile.sampled() < profile.rows() || !policy.tells(profile.sampled())) {
      return null;
    }
    KeyIndex index = new KeyIndex(profile.keys(key.parentColumns()));
    long[] keys = profile.keys(key.columns());
    int[] parentOf = new int[keys.length];
    Arrays.setAll(parentOf, row -> index.row(keys[row]));
    boolean[] isParent = new boolean[keys.length];
    for (int row = 0; row < keys.length; row++) {
      if (parentOf[row] != KeyIndex.NONE && parentOf[row] != row) {
        isParent[parentOf[row]] = true;
      }
    }
    long[] counts = new long[MOST];
    long[] withChildren = new long[MOST];
    for (int row = 0; row < parentOf.length; row++) {
      int level = 0;
      int at = row;
      while (parentOf[at] != KeyIndex.NONE && parentOf[at] != at && level < MOST - 1) {
        at = parentOf[at];
        level++;
      }
      counts[level]++;
      withChildren[level] += isParent[row] ? 1 : 0;
    }
    return told(counts, withChildren, keys.length, policy);
  }

  private static Levels told(
      long[] counts, long[] withChildren, double rows, PublishingPolicy policy) {
    List<Double> shares = new ArrayList<>();
    List<Double> parents = new ArrayList<>();
    double told = 0;
    for (int level = 0; level < counts.length; level++) {
      // How many roots there are says nothing of a row.
      if (level > 0 && !policy.tells(counts[level])) {
        break;
      }
      shares.add(Rounding.share(counts[level] / rows));
      parents.add(
          counts[level] == 0 ? 0 : Rounding.rough((double) withChildren[level] / counts[level]));
      told += counts[level] / rows;
    }
    int last = shares.size() - 1;
    shares.set(last, Rounding.share(shares.get(last) + Math.max(0, 1 - told)));
    return last == 0 ? null : new Levels(shares, parents);
  }
}
