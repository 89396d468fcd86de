package dev.replica.genome;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is wrong with conditional trees. */
final class TreeValidation {

  /** Shares are rounded one by one; their sum may miss 1 by as much. */
  private static final double ROUNDING = 0.01;

  private final String where;
  private final TableGenome table;
  private final List<Dependence.NullPattern> patterns;
  private final List<Dependence.Variable> variables;
  private final List<String> problems;

  /** Adds what it finds to {@code problems}; the table's dependence is {@link Dependence.Trees}. */
  TreeValidation(String where, TableGenome table, List<String> problems) {
    this.where = where;
    this.table = table;
    this.problems = problems;
    Dependence.Trees trees = (Dependence.Trees) table.completeDependence();
    patterns = trees.nullPatterns();
    variables = trees.variables();
  }

  /** Adds what it finds in a fan-out's popularity. */
  TreeValidation(String where, List<Dependence.Variable> popularity, List<String> problems) {
    this.where = where;
    this.table = null;
    this.problems = problems;
    patterns = List.of();
    variables = popularity;
  }

  void checkChoice() {
    require(!variables.isEmpty(), where, "tells of no variable");
    for (int v = 0; v < variables.size(); v++) {
      Dependence.Variable variable = variables.get(v);
      boolean last = v == variables.size() - 1;
      String place = where + ".variables[" + v + "]";
      require(
          last
              ? variable.column() == null && variable.by().isEmpty()
              : variable.tree().isEmpty() && variable.latent() == null,
          place,
          "the last variable, and no other, has a tree or a latent, and no column");
      checkEdges(place, variable.edges());
      if (variable.latent() != null) {
        checkStrength(place + ".latent", variable.latent());
      }
      if (!variable.tree().isEmpty()) {
        checkTree(place + ".tree", v);
      }
    }
  }

  /**
   * Checks what a length of time between events depends on.
   *
   * @param steps whether it may depend on events before
   */
  void checkEvents(boolean steps) {
    require(!variables.isEmpty(), where, "tells of no variable");
    for (int v = 0; v < variables.size(); v++) {
      Dependence.Variable variable = variables.get(v);
      boolean last = v == variables.size() - 1;
      String place = where + "[" + v + "]";
      require(
          last
              ? variable.column() == null
                  && variable.part() == null
                  && variable.by().isEmpty()
              : variable.tree().isEmpty() && variable.latent() == null,
          place,
          "the last variable, and no other, has a tree or a latent, and no column");
      boolean step = variable.part() != null && variable.part().ofEvents();
      require(
          last || !variable.by().isEmpty() || step && steps,
          place,
          "is neither a parent's nor, but for the first one, previous, pace, room or at");
      checkEdges(place, variable.edges());
      if (variable.latent() != null) {
        checkStrength(place + ".latent", variable.latent());
      }
      if (!variable.tree().isEmpty()) {
        checkTree(place + ".tree", v);
      }
    }
  }

  void checkPopularity() {
    for (int v = 0; v < variables.size(); v++) {
      Dependence.Variable variable = variables.get(v);
      boolean last = v == variables.size() - 1;
      String place = where + ".popularity[" + v + "]";
      require(
          last == !variable.tree().isEmpty() && (!last || variable.column() == null),
          place,
          "the last variable, and no other, has a tree, and no column");
      checkEdges(place, variable.edges());
      if (last && !variable.tree().isEmpty()) {
        checkTree(place + ".tree", v);
      }
    }
  }

  void check() {
    checkPatterns();
    checkNullTree((Dependence.Trees) table.dependence());
    Set<String> columns =
        table.columns().stream().map(ColumnGenome::name).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (int v = 0; v < variables.size(); v++) {
      Dependence.Variable variable = variables.get(v);
      String place = where + ".variables[" + v + "]";
      if (variable.by().isEmpty()) {
        require(
            variable.column() == null || columns.contains(variable.column()),
            place,
            "the table has no column " + variable.column());
      } else {
        checkPath(place, variable);
      }
      require(
          seen.add(Objects.toString(variable.column(), "") + " " + variable.part()
              + String.join(" ", variable.by())
              + (variable.path().isEmpty() ? "" : variable.path())),
          place,
          "tells a variable twice");
      if (variable.by().isEmpty()) {
        checkPart(place, variable, seen);
      }
      checkEdges(place, variable.edges());
      if (variable.latent() != null) {
        variable.latent().all().forEach(latent -> requireReference(place, latent.by()));
        checkStrength(place + ".latent", variable.latent());
      }
      if (!variable.tree().isEmpty()) {
        boolean drawn = variable.column() != null
            && variable.part() != Dependence.Part.MONTH
            && variable.by().isEmpty();
        require(drawn, place, "what is not drawn has a tree");
        checkTree(place + ".tree", v);
      }
    }
  }

  /** Parts of times belong to columns that have them, and months come behind what tells them. */
  private void checkPart(String place, Dependence.Variable variable, Set<String> seen) {
    if (variable.part() == null) {
      return;
    }
    if (!variable.part().ofTime()) {
      boolean there = table.columns().stream()
          .filter(column -> column.name().equals(variable.column()))
          .anyMatch(column -> ValueParts.exists(column.values(), variable.part(), variable.path()));
      require(there, place, "the column's values have no such part");
      return;
    }
    ValueModel.Time time = table.columns().stream()
        .filter(column -> column.name().equals(variable.column()))
        .map(column -> ValueParts.times(column.values()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
    boolean behind = seen.contains(variable.column() + " null");
    boolean weekly = time != null && !time.weekdays().isEmpty();
    boolean told = time != null
        && switch (variable.part()) {
          case WEEKDAY -> weekly || behind;
          case CLOCK -> time.clock() != null;
          case MONTH -> behind && (!weekly || seen.contains(variable.column() + " WEEKDAY"));
          case WIDTH,
              Y,
              REACH,
              POINTS,
              KIND,
              PRESENT,
              STRING,
              NUMBER,
              BOOLEAN,
              LENGTH,
              SHAPE,
              SLOT,
              LEFT,
              PREVIOUS,
              PACE,
              ROOM,
              AT -> false;
        };
    require(told, place, "the column's values do not tell what it is part of");
  }

  private void checkStrength(String place, Dependence.Latent first) {
    double sum =
        first.all().stream().mapToDouble(Dependence.Latent::correlation).sum();
    require(sum < 1, place, "the correlations add up to 1 or more");
    first
        .all()
        .forEach(latent -> require(
            latent.correlation() >= 0
                && latent.correlation() < 1
                && latent.home() >= 0
                && latent.home() <= 1
                && (latent.correlation() == 0 || latent.home() == 0),
            place,
            "correlation or home is outside 0 to 1, or both are given"));
  }

  private void requireReference(String place, String name) {
    require(
        table.references().stream().anyMatch(reference -> reference.name().equals(name)),
        place,
        "the table has no reference " + name);
  }

  private void checkPath(String place, Dependence.Variable variable) {
    requireReference(place, variable.by().get(0));
    require(
        variable.column() != null || variable.by().size() == 1,
        place,
        "a variable of a grandparent has no column");
  }

  private void checkNullTree(Dependence.Trees trees) {
    if (trees.nullTree().isEmpty()) {
      return;
    }
    String place = where + ".nullTree";
    try {
      int bins = patterns.size();
      checkNode(place, variables.size(), RankTree.parse(trees.nullTree()), bins);
    } catch (IllegalArgumentException e) {
      problems.add(place + ": " + e.getMessage());
    }
  }

  private void checkPatterns() {
    int masks = table.nullMasks().size();
    double sum = 0;
    for (int index = 0; index < patterns.size(); index++) {
      Dependence.NullPattern pattern = patterns.get(index);
      String place = where + ".nullPatterns[" + index + "]";
      require(
          pattern.masks().stream().allMatch(mask -> mask >= 0 && mask < masks),
          place,
          "masks are no indices into the table's " + masks + " masks");
      require(pattern.share() >= 0 && pattern.share() <= 1, place, "the share is outside 0 to 1");
      require(
          pattern.fractions().isEmpty()
              || pattern.fractions().size() == pattern.masks().size(),
          place,
          "there are %d fractions of %d masks"
              .formatted(pattern.fractions().size(), pattern.masks().size()));
      require(
          pattern.fractions().stream().allMatch(fraction -> fraction > 0 && fraction <= 1),
          place,
          "a fraction is not above 0 and at most 1");
      sum += pattern.share();
    }
    require(
        patterns.isEmpty() || sum > 0 && sum <= 1 + ROUNDING,
        where + ".nullPatterns",
        "the shares do not add up to more than 0 and 1 at the most");
  }

  private void checkEdges(String place, List<Double> edges) {
    boolean ascend = true;
    for (int edge = 0; edge < edges.size(); edge++) {
      double least = edge == 0 ? 0 : edges.get(edge - 1);
      ascend &= edges.get(edge) >= least && edges.get(edge) <= 1;
    }
    require(ascend, place, "the edges do not ascend within 0 to 1");
  }

  private void checkTree(String place, int v) {
    try {
      int bins = variables.get(v).edges().size() + 1;
      for (RankTree.Node root : RankTree.parseAll(variables.get(v).tree())) {
        checkNode(place, v, root, bins);
        bins = RankTree.EVEN;
      }
    } catch (IllegalArgumentException e) {
      problems.add(place + ": " + e.getMessage());
    }
  }

  private void checkNode(String place, int v, RankTree.Node node, int bins) {
    if (node instanceof RankTree.Leaf leaf) {
      require(
          leaf.ends().isEmpty() || leaf.ends().get(leaf.ends().size() - 1) <= bins,
          place,
          "a leaf has more than the variable's " + bins + " bins");
      return;
    }
    RankTree.Split split = (RankTree.Split) node;
    if (split.question() instanceof RankTree.Masked masked) {
      require(
          table != null && masked.mask() < table.nullMasks().size(),
          place,
          "there is no null mask " + masked.mask());
    } else if (split.question() instanceof RankTree.Below below) {
      checkQuestion(place, v, below.variable(), below.edge());
    } else if (split.question() instanceof RankTree.Within within) {
      checkQuestion(place, v, within.variable(), within.to());
    }
    checkNode(place, v, split.yes(), bins);
    checkNode(place, v, split.no(), bins);
  }

  private void checkQuestion(String place, int v, int asked, int edge) {
    require(
        asked < v, place, "a split asks for variable " + asked + ", which does not come before");
    if (asked < v) {
      int last = variables.get(asked).edges().size() + 1;
      require(
          edge <= last,
          place,
          "a split asks for edge " + edge + " of variable " + asked + ", which has " + last);
    }
  }

  private void require(boolean holds, String place, String problem) {
    if (!holds) {
      problems.add(place + ": " + problem);
    }
  }
}
