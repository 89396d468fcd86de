package dev.replica.scan.publish;

import dev.replica.catalog.ForeignKey;
import dev.replica.genome.Dependence;
import dev.replica.genome.ReferenceGenome.Choice;
import dev.replica.model.BinnedRows;
import dev.replica.model.Bins;
import dev.replica.model.MutualInformation;
import dev.replica.scan.profile.ReferenceProfile;
import dev.replica.scan.profile.TableProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the parents that a row refers to depend on each other. A reference's parents are put into the order of one of their columns, or of
 * their popularity, whichever the parents of the references before it tell most of; the row's place in that order is a variable with a
 * conditional tree, and with a latent where rows that have one parent in common tend to share the other.
 */
final class Choices {

  /** What has to be told of a parent, in nats. */
  private static final double DEPENDS = .02;

  private static final double EVEN = 1.0 / 32;

  private static final int SOME = 16_384;

  /** Characters of a choice at the most. */
  private static final int CHARACTERS = 3000;

  private final TableProfile profile;
  private final List<Lineage> lineages;
  private final List<Lineage.Inherited> standings;
  private final PublishingPolicy policy;
  private final Ranked position;
  private final Map<Lineage, List<Lineage.Inherited>> inherited = new IdentityHashMap<>();

  private Choices(
      TableProfile profile,
      List<Lineage> lineages,
      List<Lineage.Inherited> standings,
      PublishingPolicy policy) {
    this.profile = profile;
    this.lineages = lineages;
    this.standings = standings;
    this.policy = policy;
    position = Ranked.ofPosition(profile.sampled());
  }

  /** The choices of those references that depend on others, by the references' names. */
  static Map<String, Choice> of(
      TableProfile profile,
      List<Lineage> lineages,
      List<Lineage.Inherited> standings,
      PublishingPolicy policy) {
    Map<String, Choice> found = new HashMap<>();
    if (!policy.tells(profile.sampled())) {
      return found;
    }
    Choices choices = new Choices(profile, lineages, standings, policy);
    Set<String> before = new HashSet<>();
    for (ReferenceProfile reference : choices.order()) {
      Choice choice = reference.clustered() ? null : choices.of(reference.key(), before);
      if (choice != null) {
        found.put(reference.key().name(), choice);
      }
      before.add(reference.key().name());
    }
    return found;
  }

  /**
   * Those whose rows stand in the order of their parents first, then those with many parents: they say most of the others. Those that
   * not all rows have come last: which rows these are may depend on the others.
   */
  private List<ReferenceProfile> order() {
    Set<String> names = new HashSet<>();
    return profile.references().stream()
        .filter(reference -> reference.key().condition().isEmpty()
            && !reference.key().parent().equals(profile.table().name())
            && names.add(reference.key().name()))
        .sorted(Comparator.comparing((ReferenceProfile reference) -> !reference.clustered())
            .thenComparing(reference -> partial(reference.key()))
            .thenComparing(reference -> -reference.parents())
            .thenComparing(reference -> reference.key().name()))
        .toList();
  }

  private boolean partial(ForeignKey key) {
    return profile.columns().stream()
        .anyMatch(column -> key.columns().contains(column.column().name()) && column.nulls() > 0);
  }

  /** Null where it depends on nothing. */
  private Choice of(ForeignKey key, Set<String> before) {
    List<Lineage.Inherited> given = given(before);
    Ranked target = null;
    double most = -1;
    for (Ranked candidate : candidates(key)) {
      Ranked placed = placed(candidate);
      double told = placed == null ? -1 : told(placed, given);
      if (told > most) {
        most = told;
        target = placed;
      }
    }
    if (target == null) {
      return null;
    }
    Latents latents = new Latents(profile, policy, before, kinds(key));
    Dependence dependence = Trees.grow(
            position,
            NullMasks.none(),
            List.of(),
            List.of(List.of(named(target))),
            most < DEPENDS ? List.of() : given,
            latents,
            policy)
        .within(CHARACTERS, Choices::characters);
    if (!(dependence instanceof Dependence.Trees trees)) {
      return null;
    }
    List<Dependence.Variable> variables = new ArrayList<>(trees.variables());
    Dependence.Variable last = variables.remove(variables.size() - 1);
    variables.add(
        new Dependence.Variable(null, null, List.of(), last.edges(), last.tree(), last.latent()));
    return last.tree().isEmpty() && last.latent() == null
        ? null
        : new Choice(target.column(), variables);
  }

  /** The parents of the rows, by numbers; negative for none. */
  private int[] kinds(ForeignKey key) {
    long[] hashes = profile.keys(key.columns());
    KeyIndex index = new KeyIndex(hashes);
    return Arrays.stream(hashes).mapToInt(index::row).toArray();
  }

  private static int characters(Dependence dependence) {
    return dependence instanceof Dependence.Trees trees
        ? trees.variables().stream()
            .mapToInt(variable ->
                String.join("", variable.tree()).length() + 8 * variable.edges().size())
            .sum()
        : 0;
  }

  /** What is known of a row once the references before are. */
  private List<Lineage.Inherited> given(Set<String> before) {
    List<Lineage.Inherited> given = new ArrayList<>();
    standings.stream().filter(each -> before.contains(each.by().get(0))).forEach(given::add);
    lineages.stream()
        .filter(lineage -> lineage.complete() && before.contains(lineage.by().get(0)))
        .forEach(lineage -> given.addAll(inherited(lineage)));
    return given;
  }

  private List<Lineage.Inherited> inherited(Lineage lineage) {
    return inherited.computeIfAbsent(lineage, Lineage::inherited);
  }

  /** What parents may be ordered by, as their children have it. */
  private List<Ranked> candidates(ForeignKey key) {
    List<Ranked> candidates = new ArrayList<>();
    List<String> by = List.of(key.name());
    standings.stream()
        .filter(standing -> standing.by().equals(by))
        .forEach(standing -> candidates.add(standing.ranked()));
    lineages.stream()
        .filter(lineage -> lineage.complete() && lineage.by().equals(by))
        .forEach(lineage -> inherited(lineage).forEach(column -> candidates.add(column.ranked())));
    return candidates;
  }

  /** The ranks of children by their parents' bins, parents without a value first; null where that tells no two apart. */
  private static Ranked placed(Ranked of) {
    int[] counts = counts(of);
    List<Double> edges = new ArrayList<>();
    byte[] binOf = new byte[counts.length];
    double rows = of.codes().length;
    long below = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      double edge = Rounding.share(below / rows);
      double last = edges.isEmpty() ? 0 : edges.get(edges.size() - 1);
      double next = counts[bin] / rows;
      boolean apart = edge - last >= EVEN || next >= EVEN;
      if (apart && edge > last && edge < 1 && edges.size() < BinnedRows.MOST - 1) {
        edges.add(edge);
      }
      binOf[bin] = (byte) edges.size();
      below += counts[bin];
    }
    if (edges.isEmpty()) {
      return null;
    }
    Bins bins = new Bins(edges.stream().mapToDouble(Double::doubleValue).toArray());
    return new Ranked(of.column(), null, true, bins, rebinned(of.codes(), binOf), null, 0);
  }

  /** Rows of each bin, absent first. */
  private static int[] counts(Ranked of) {
    int[] counts = new int[of.bins().count() + 1];
    for (byte code : of.codes()) {
      counts[code + 1]++;
    }
    return counts;
  }

  /** @param binOf for each code and one, its bin */
  private static byte[] rebinned(byte[] codes, byte[] binOf) {
    byte[] rebinned = new byte[codes.length];
    for (int row = 0; row < codes.length; row++) {
      rebinned[row] = binOf[codes[row] + 1];
    }
    return rebinned;
  }

  private static Ranked named(Ranked target) {
    return new Ranked("", null, true, target.bins(), target.codes(), null, 0);
  }

  /** Every so many rows: enough to tell which of some columns depends most. */
  private static byte[] some(byte[] codes) {
    int stride = codes.length / SOME + 1;
    byte[] some = new byte[(codes.length + stride - 1) / stride];
    for (int i = 0; i < some.length; i++) {
      some[i] = codes[i * stride];
    }
    return some;
  }

  private double told(Ranked target, List<Lineage.Inherited> given) {
    double most = information(target, position);
    for (Lineage.Inherited each : given) {
      most = Math.max(most, information(target, each.ranked()));
    }
    return most;
  }

  private static double information(Ranked one, Ranked other) {
    BinnedRows pair = new BinnedRows(
        new byte[][] {some(one.codes()), some(other.codes())},
        new int[] {one.bins().count(), other.bins().count()});
    return new MutualInformation(pair).between(0, 1);
  }
}
