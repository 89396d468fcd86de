package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import java.util.function.ToIntFunction;

/** How the columns of a table depend on each other. */
final class TableDependence {

  /** Rows of which trees can tell next to nothing. */
  private static final int FEW = 100;

  private final TableVariables variables;
  private final int rows;

  /** @param rows that are sampled */
  TableDependence(TableVariables variables, int rows) {
    this.variables = variables;
    this.rows = rows;
  }

  /**
   * The dependence in the form that was chosen; null where nothing depends on anything.
   *
   * @param size characters of the table's genome with a dependence, or with none for null
   */
  Dependence of(DependenceChoice choice, ToIntFunction<Dependence> size) {
    boolean free = choice.kind() == DependenceChoice.Kind.AUTO;
    if (choice.kind() == DependenceChoice.Kind.GAUSSIAN || free && rows < FEW) {
      return variables.copula().copula();
    }
    Trees trees = variables.trees();
    if (trees == null) {
      return free ? variables.copula().copula() : null;
    }
    int columns = size.applyAsInt(null);
    int allowed = Math.max(choice.bytes() / 4, choice.bytes() - columns);
    ToIntFunction<Dependence> more = told -> size.applyAsInt(told) - columns;
    Dependence told = trees.within(allowed, more);
    if (!free || ofParents(told)) {
      return told;
    }
    CopulaVariables copula = variables.copula();
    return switch (HeldOut.of(trees, copula, allowed, more).best()) {
      case GAUSSIAN -> copula.copula();
      case INDEPENDENT -> null;
      case TREES, AUTO -> told;
    };
  }

  /** Whether it tells what rows have from their parents, or in common with their siblings: only trees do. */
  private static boolean ofParents(Dependence told) {
    return told instanceof Dependence.Trees trees
        && (!trees.nullTree().isEmpty()
            || trees.variables().stream()
                .anyMatch(variable -> !variable.by().isEmpty() || variable.latent() != null));
  }
}
