package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import dev.replica.genome.RankTree;
import dev.replica.model.Bins;
import dev.replica.model.LeafCode;
import dev.replica.model.PrunedTree;
import dev.replica.model.RankRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Writes trees down as the genome has them: over those edges of their variables that they name, and no variable that none asks for. */
final class TreeWriter {

  private final List<TreeVariable> variables;
  private final NullMasks masks;
  private final List<List<PrunedTree>> trees;
  private final Dependence.Latent[] latents;
  private final List<Edges> edges;
  private final PrunedTree nullTree;
  private final Edges patternEdges;

  /** The published number of each variable. */
  private final int[] numbers;

  /**
   * @param trees of each variable; none for those that have none
   * @param latents what siblings have in common, by the place of the variable; null for nothing
   * @param patternBins of the null patterns; null where these have no tree
   * @param nullTree of the null patterns; null for none
   */
  TreeWriter(
      List<TreeVariable> variables,
      NullMasks masks,
      List<List<PrunedTree>> trees,
      IntFunction<Dependence.Latent> latents,
      Bins patternBins,
      PrunedTree nullTree) {
    this.variables = variables;
    this.masks = masks;
    this.trees = trees;
    this.latents = new Dependence.Latent[variables.size()];
    Arrays.setAll(this.latents, latents);
    this.nullTree = nullTree;
    edges = variables.stream().map(variable -> new Edges(variable.ranked())).toList();
    patternEdges = new Edges(patternBins);
    for (int v = 0; v < trees.size(); v++) {
      for (int tree = 0; tree < trees.get(v).size(); tree++) {
        name(trees.get(v).get(tree).root(), tree == 0 ? edges.get(v) : null);
      }
    }
    if (nullTree != null) {
      name(nullTree.root(), patternEdges);
    }
    numbers = numbers();
  }

  /** The variables with their trees. */
  List<Dependence.Variable> variables() {
    List<Dependence.Variable> told = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      if (numbers[v] < 0) {
        continue;
      }
      List<RankTree.Node> roots = new ArrayList<>();
      for (PrunedTree tree : trees.get(v)) {
        roots.add(node(tree.root(), roots.isEmpty() ? edges.get(v) : null));
      }
      told.add(new Dependence.Variable(
          variables.get(v).ranked().column(),
          variables.get(v).ranked().part(),
          variables.get(v).ranked().path(),
          variables.get(v).by(),
          edges.get(v).ranks(),
          roots.isEmpty() ? List.of() : RankTree.print(roots),
          latents[v]));
    }
    return told;
  }

  /** The tree of the null patterns; empty where it tells nothing. */
  List<String> nullTree() {
    List<String> lines =
        nullTree == null ? List.of() : RankTree.print(node(nullTree.root(), patternEdges));
    return lines.equals(List.of("")) ? List.of() : lines;
  }

  /** The published number of each variable; -1 for one that neither has a tree nor is asked for, by itself or by what it settles. */
  private int[] numbers() {
    boolean[] needed = new boolean[variables.size()];
    for (int v = needed.length - 1; v >= 0; v--) {
      needed[v] |= says(v);
      for (int before = 0; needed[v] && before < v; before++) {
        needed[before] |= !variables.get(before).given()
            && !variables.get(v).given()
            && variables.get(before).ranked().settles(variables.get(v).ranked());
      }
    }
    int[] numbers = new int[needed.length];
    int told = 0;
    for (int v = 0; v < numbers.length; v++) {
      numbers[v] = needed[v] ? told++ : -1;
    }
    return numbers;
  }

  private boolean says(int variable) {
    return !trees.get(variable).isEmpty()
        || latents[variable] != null
        || edges.get(variable).asked();
  }

  /** Notes the edges that a tree names. */
  private void name(PrunedTree.Node node, Edges own) {
    if (node instanceof PrunedTree.Leaf leaf) {
      if (own != null) {
        Arrays.stream(leaf.code().runs().ends()).forEach(own::use);
      }
      return;
    }
    PrunedTree.Split split = (PrunedTree.Split) node;
    if (split.variable() < variables.size()) {
      edges.get(split.variable()).ask();
      edges.get(split.variable()).use(split.to());
      edges.get(split.variable()).use(Math.max(0, split.from()));
    }
    name(split.inside(), own);
    name(split.outside(), own);
  }

  private RankTree.Node node(PrunedTree.Node node, Edges own) {
    if (node instanceof PrunedTree.Leaf leaf) {
      return leaf(leaf.code(), own);
    }
    PrunedTree.Split split = (PrunedTree.Split) node;
    RankTree.Node yes = node(split.inside(), own);
    RankTree.Node no = node(split.outside(), own);
    if (split.variable() >= variables.size()) {
      int mask = split.variable() - variables.size();
      boolean asksPresent = split.from() == 0;
      RankTree.Masked question = new RankTree.Masked(masks.numbers().get(mask));
      return asksPresent
          ? new RankTree.Split(question, no, yes)
          : new RankTree.Split(question, yes, no);
    }
    Edges asked = edges.get(split.variable());
    RankTree.Question question = split.from() < 0
        ? new RankTree.Below(numbers[split.variable()], asked.number(split.to()))
        : new RankTree.Within(
            numbers[split.variable()], asked.number(split.from()), asked.number(split.to()));
    return new RankTree.Split(question, yes, no);
  }

  private static RankTree.Leaf leaf(LeafCode code, Edges own) {
    RankRuns runs = code.runs();
    return new RankTree.Leaf(
        Arrays.stream(runs.ends())
            .map(end -> own == null ? end : own.number(end))
            .boxed()
            .toList(),
        Arrays.stream(runs.weights()).boxed().toList(),
        runs.rest());
  }
}
