package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.ReferenceGenome.FanOut;
import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.scan.profile.ReferenceProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the number of children depends on what their parent is: a conditional tree of the parent's rank in the fan-out, given the
 * parent's columns and those of its own parents.
 */
final class Popularity {

  /** Parents of which a tree can tell something. */
  private static final int FEW = 60;

  /** Of a leaf: fewer than for rows, as there are fewer parents. */
  private static final int LEAF_PARENTS = 15;

  private static final double EVEN = 1.0 / 32;

  /** A number of children that so many parents have has a bin of its own. */
  private static final double HEAVY = 1.0 / 64;

  private Popularity() {}

  /** The fan-out with what it depends on. */
  static FanOut of(
      FanOut fanOut, ReferenceProfile reference, ParentRows parents, PublishingPolicy policy) {
    long[] hashes = parents.profile().keys(reference.key().parentColumns());
    int[] known = IntStream.range(0, hashes.length)
        .filter(row -> hashes[row] != 0 && reference.sample().occurrences(hashes[row]) >= 0)
        .toArray();
    if (fanOut == null || known.length < FEW) {
      return fanOut;
    }
    long[] counts = Arrays.stream(known)
        .mapToLong(row -> reference.sample().occurrences(hashes[row]))
        .toArray();
    Ranked ranked = ranked(counts, fanOut);
    if (ranked.bins().count() < 2) {
      return fanOut;
    }
    Ranked position = picked(Ranked.ofPosition(hashes.length), known);
    Dependence told = Trees.grow(
            position,
            NullMasks.none(),
            List.of(),
            List.of(List.of(ranked)),
            inherited(parents, known),
            null,
            LEAF_PARENTS,
            policy)
        .pruned();
    return told instanceof Dependence.Trees trees
        ? new FanOut(fanOut.ranks(), fanOut.counts(), variables(trees))
        : fanOut;
  }

  /** The last one is the number of children. */
  private static List<Dependence.Variable> variables(Dependence.Trees trees) {
    List<Dependence.Variable> variables = new ArrayList<>(trees.variables());
    Dependence.Variable last = variables.remove(variables.size() - 1);
    variables.add(new Dependence.Variable(null, last.edges(), last.tree()));
    return variables;
  }

  private static List<Lineage.Inherited> inherited(ParentRows parents, int[] known) {
    Stream<Lineage.Inherited> own = parents.columns().values().stream()
        .sorted((a, b) -> a.column().compareTo(b.column()))
        .map(column -> new Lineage.Inherited(List.of(), column, null));
    Stream<Lineage.Inherited> further = parents.lineages().stream()
        .filter(lineage -> lineage.by().size() == 1 && lineage.complete())
        .flatMap(lineage -> lineage.inherited().stream());
    return Stream.concat(own, further)
        .map(variable -> new Lineage.Inherited(
            variable.by(), picked(variable.ranked(), known), picked(variable.groups(), known)))
        .toList();
  }

  private static Ranked picked(Ranked ranked, int[] rows) {
    byte[] codes = new byte[rows.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = ranked.codes()[rows[i]];
    }
    return new Ranked(ranked.column(), null, false, ranked.bins(), codes, null, 0);
  }

  private static int[] picked(int[] groups, int[] rows) {
    return groups == null ? null : Arrays.stream(rows).map(row -> groups[row]).toArray();
  }

  /** Numbers of children in bins of ranks that follow from the published fan-out. */
  private static Ranked ranked(long[] counts, FanOut fanOut) {
    long[] distinct = Arrays.stream(counts).sorted().distinct().toArray();
    List<Long> kept = new ArrayList<>();
    List<Double> edges = new ArrayList<>();
    double before = 0;
    for (int i = 0; i < distinct.length && edges.size() < BinnedRows.MOST - 1; i++) {
      double rank = rank(fanOut, distinct[i] + .5);
      double next = i + 1 < distinct.length ? rank(fanOut, distinct[i + 1] + .5) : 1;
      double last = edges.isEmpty() ? 0 : edges.get(edges.size() - 1);
      boolean heavy = rank - before >= HEAVY || next - rank >= HEAVY;
      if ((heavy || rank - last >= EVEN) && rank > last && rank < 1) {
        kept.add(distinct[i]);
        edges.add(rank);
      }
      before = rank;
    }
    byte[] codes = new byte[counts.length];
    for (int row = 0; row < codes.length; row++) {
      int bin = 0;
      while (bin < kept.size() && counts[row] > kept.get(bin)) {
        bin++;
      }
      codes[row] = (byte) bin;
    }
    double[] inner = edges.stream().mapToDouble(Double::doubleValue).toArray();
    return new Ranked("", null, true, new Bins(inner), codes, null, 0);
  }

  /** The share of parents with fewer children. */
  private static double rank(FanOut fanOut, double count) {
    List<Double> ranks = fanOut.ranks();
    List<Double> counts = fanOut.counts();
    int knot = 0;
    while (knot < counts.size() && counts.get(knot) <= count) {
      knot++;
    }
    if (knot == 0 || knot == counts.size()) {
      return knot == 0 ? 0 : 1;
    }
    double run = counts.get(knot) - counts.get(knot - 1);
    double share = run == 0 ? 0 : (count - counts.get(knot - 1)) / run;
    return Rounding.share(ranks.get(knot - 1) + share * (ranks.get(knot) - ranks.get(knot - 1)));
  }
}
