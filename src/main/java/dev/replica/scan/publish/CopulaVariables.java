package dev.replica.scan.publish;

import dev.replica.genome.Dependence;
import java.util.List;

/**
 * The variables of a Gaussian copula.
 *
 * @param position the rows' positions
 * @param masks null masks, named by their index
 * @param columns columns that have an order
 */
record CopulaVariables(Variable position, List<Variable> masks, List<Variable> columns) {

  /** The copula of all rows; null where nothing depends on anything. */
  Dependence.Gaussian copula() {
    return Copula.of(position, masks, columns);
  }

  /** The copula of some of the rows; null where nothing depends on anything. */
  Dependence.Gaussian by(int[] rows) {
    return Copula.of(
        position.of(rows),
        masks.stream().map(mask -> mask.of(rows)).toList(),
        columns.stream().map(column -> column.of(rows)).toList());
  }
}
