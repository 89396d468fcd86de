package dev.replica.scan.publish;

import dev.replica.genome.TableGenome.NullMask;
import dev.replica.scan.profile.ColumnProfile;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups columns that are null in the same rows. */
final class NullMasks {

  /** Masks rarer or more frequent than this tell nothing of other columns. */
  private static final double RARE = 0.001;

  private static final double LEAST_SHARE = 0.00001;

  private final List<NullMask> masks = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();

  private NullMasks() {}

  static NullMasks of(TableProfile table, PublishingPolicy policy) {
    NullMasks all = new NullMasks();
    if (policy.tells(table.seen())) {
      all.fill(table);
    }
    return all;
  }

  private void fill(TableProfile table) {
    Map<List<Long>, List<ColumnProfile>> groups = new LinkedHashMap<>();
    for (ColumnProfile column : table.columns()) {
      if (column.nulls() > 0) {
        groups
            .computeIfAbsent(
                List.of(column.nulls(), column.nullPattern()), key -> new ArrayList<>())
            .add(column);
      }
    }
    List<List<ColumnProfile>> sorted = new ArrayList<>(groups.values());
    // Stable: among equals, the columns' order.
    sorted.sort(Comparator.comparingLong(group -> -group.get(0).nulls()));
    for (List<ColumnProfile> group : sorted) {
      double share = share(group.get(0).nulls(), table.seen());
      if (share > RARE && share < 1 - RARE) {
        variables.add(
            variable(String.valueOf(masks.size()), group.get(0).nullRows(), table.sampled()));
      }
      masks.add(
          new NullMask(group.stream().map(column -> column.column().name()).toList(), share));
    }
  }

  /** Only what is always so is published as always so. */
  private static double share(long nulls, long rows) {
    if (nulls == rows) {
      return 1;
    }
    return Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, Rounding.share((double) nulls / rows)));
  }

  private static Variable variable(String name, BitSet nullRows, int rows) {
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = nullRows.get(row) ? 0 : 1;
    }
    return new Variable(name, codes, 2);
  }

  List<NullMask> masks() {
    return List.copyOf(masks);
  }

  /** Those that may depend on other variables, named by their index among the masks. */
  List<Variable> variables() {
    return List.copyOf(variables);
  }
}
