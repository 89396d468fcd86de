package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.model.ConditionalTree;
import dev.replica.model.RadixSort;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Orders the parents of a reference by how many children they are to have. */
final class Popularity {

  /** Bits of a parent's place beside those of its rank. */
  private static final int PLACE_BITS = 24;

  private static final long PLACES = (1L << PLACE_BITS) - 1;

  private Popularity() {}

  /** A random order of so many parents. */
  static int[] shuffled(int parents, long key) {
    long[] packed = new long[parents];
    for (int parent = 0; parent < parents; parent++) {
      packed[parent] = Randomness.hash(key, parent) >>> 1 & ~PLACES | parent;
    }
    return order(packed);
  }

  /** @param packed for each parent what it is ordered by, with its place in the lower bits */
  private static int[] order(long[] packed) {
    RadixSort.sort(packed);
    int[] order = new int[packed.length];
    Arrays.setAll(order, place -> (int) (packed[place] & PLACES));
    return order;
  }

  /**
   * The ranks of the parents of a reference in its fan-out, as what they are says.
   *
   * @param first of the parents, kept ones included
   * @param count of parents
   * @param key of the draws
   */
  static double[] ranks(
      TableGenerator parents, ReferencePlan reference, long first, int count, long key) {
    List<Dependence.Variable> told = reference.fanOut().popularity();
    List<Dependence.Variable> variables = new ArrayList<>();
    for (int v = 0; v < told.size(); v++) {
      Dependence.Variable variable = told.get(v);
      boolean last = v == told.size() - 1;
      boolean position = variable.column() == null && !last;
      variables.add(
          position
              ? variable
              : new Dependence.Variable(
                  last ? "" : variable.column(),
                  null,
                  last ? List.of() : List.of("parent"),
                  variable.edges(),
                  variable.tree(),
                  null));
    }
    long kept = parents.plan().kept();
    long rows = parents.plan().rows();
    Cursor cursor = parents.cursor();
    Variables.Draw draw = Variables.of(
            new Dependence.Trees(List.of(), variables), List.of(), Math.max(1, rows), key)
        .draw(Cursor.BLOCK, heirs(parents, told, cursor));
    double[] ranks = new double[count];
    int done = 0;
    for (; done < count && first + done < kept; done++) {
      ranks[done] = Randomness.uniform(Randomness.hash(key, first + done));
    }
    while (done < count) {
      long row = first + done - kept;
      int block = Math.min(Cursor.BLOCK, count - done);
      cursor.sketch(row, block);
      draw.block(row, block);
      System.arraycopy(draw.ranks()[told.size() - 1], 0, ranks, done, block);
      done += block;
    }
    return ranks;
  }

  /** Looks into the rows of the parents' cursor. */
  private static Variables.Heirs heirs(
      TableGenerator parents, List<Dependence.Variable> told, Cursor cursor) {
    Heritage.Source[] sources = told.stream()
        .map(variable -> variable.column() == null ? null : Heritage.source(parents, variable))
        .toArray(Heritage.Source[]::new);
    return new Variables.Heirs() {
      @Override
      public void codes(int i, int[] codes, int offset) {
        for (int v = 0; v < sources.length; v++) {
          codes[offset + v] = sources[v] == null
              ? ConditionalTree.ABSENT
              : InheritedCodes.code(cursor, i, sources[v]);
        }
      }

      @Override
      public long parent(int variable, int latent, int i) {
        return References.NONE;
      }
    };
  }

  /** The order of parents of a lookup table: the popular ones are those with the same places in the order of their keys. */
  static int[] favoured(TableGenerator parents, References reference) {
    int[] order = reference.parentOrder().parents();
    ReferencePlan plan = reference.plan();
    int column = parents.placeOf(plan.foreignKey().parentColumns().get(0));
    Session session = parents.newSession();
    double[] keys = new double[order.length];
    for (int parent = 0; parent < keys.length; parent++) {
      if (!(parents.key(plan.firstParent() + parent, column, session) instanceof Number number)) {
        return order;
      }
      keys[parent] = number.doubleValue();
    }
    List<Integer> byKey = IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble(parent -> keys[parent]))
        .toList();
    List<Integer> favourites = plan.fanOut().favourites().stream()
        .filter(place -> place < byKey.size())
        .map(byKey::get)
        .toList();
    boolean[] favourite = new boolean[order.length];
    favourites.forEach(parent -> favourite[parent] = true);
    int[] favoured = new int[order.length];
    int place = 0;
    for (int parent : order) {
      if (!favourite[parent]) {
        favoured[place++] = parent;
      }
    }
    for (int i = favourites.size() - 1; i >= 0; i--) {
      favoured[place++] = favourites.get(i);
    }
    return favoured;
  }

  /**
   * The order of parents by their ranks.
   *
   * @param ranks 0 to 1
   */
  static int[] ordered(double[] ranks) {
    long[] packed = new long[ranks.length];
    for (int parent = 0; parent < packed.length; parent++) {
      // Below zero, too: what has no rank comes first.
      long rank = (long) (ranks[parent] * (1L << Long.SIZE - 1 - PLACE_BITS));
      packed[parent] = rank << PLACE_BITS | parent;
    }
    return order(packed);
  }
}
