package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.RankTree;
import dev.replica.model.Bins;
import dev.replica.model.Branch;
import dev.replica.model.ConditionalTree;
import dev.replica.model.RankRuns;
import java.util.List;

/**
 * Makes trees as the genome tells them fit for drawing.
 *
 * @param variables that the trees ask for, by their numbers; masks come behind them
 */
record TreeCompiler(List<Dependence.Variable> variables) {

  /** The trees of a variable, in the order in which it is drawn by them: the last one told first. */
  ConditionalTree[] trees(int variable) {
    if (variables.get(variable).tree().isEmpty()) {
      return new ConditionalTree[0];
    }
    List<RankTree.Node> roots = RankTree.parseAll(variables.get(variable).tree());
    ConditionalTree[] compiled = new ConditionalTree[roots.size()];
    double[] even = Bins.even(RankTree.EVEN).edges();
    for (int tree = 0; tree < compiled.length; tree++) {
      double[] edges = tree == 0 ? edges(variable) : even;
      compiled[compiled.length - 1 - tree] = ConditionalTree.of(branch(roots.get(tree), edges));
    }
    return compiled;
  }

  /** The tree of the null patterns; null where they depend on nothing. */
  ConditionalTree nullTree(Dependence.Trees told) {
    return told.nullTree().isEmpty() || told.nullPatterns().isEmpty()
        ? null
        : ConditionalTree.of(branch(
            RankTree.parse(told.nullTree()),
            told.patternEdges().stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private double[] edges(int variable) {
    return variables.get(variable).edges().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private Branch branch(RankTree.Node node, double[] edges) {
    if (node instanceof RankTree.Leaf leaf) {
      int[] ends = leaf.ends().stream().mapToInt(Integer::intValue).toArray();
      int[] weights = leaf.weights().stream().mapToInt(Integer::intValue).toArray();
      return new Branch.Leaf(new RankRuns(ends, weights, leaf.rest()).ranks(edges));
    }
    RankTree.Split split = (RankTree.Split) node;
    Branch yes = branch(split.yes(), edges);
    Branch no = branch(split.no(), edges);
    if (split.question() instanceof RankTree.Below below) {
      int to = below.edge() == 0 ? 0 : code(below.variable(), below.edge());
      return new Branch.Split(below.variable(), Integer.MIN_VALUE, to, yes, no);
    } else if (split.question() instanceof RankTree.Within within) {
      int from = code(within.variable(), within.from());
      int to = code(within.variable(), within.to());
      return new Branch.Split(within.variable(), from, to, yes, no);
    }
    int mask = ((RankTree.Masked) split.question()).mask();
    return new Branch.Split(variables.size() + mask, Integer.MIN_VALUE, 0, yes, no);
  }

  /** The code at which an edge of a variable stands. */
  private int code(int variable, int edge) {
    List<Double> edges = variables.get(variable).edges();
    if (edge > edges.size()) {
      return Integer.MAX_VALUE;
    }
    return edge == 0 ? 0 : ConditionalTree.code(edges.get(edge - 1));
  }
}
