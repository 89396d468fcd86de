package dev.replica.seed.plan;

import dev.replica.genome.ColumnGenome;
import dev.replica.genome.ValueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How often the values of a key's column occur, by what the genome says of the column. */
final class KeyWeights {

  private KeyWeights() {}

  /** A weight for each value of the domain; all the same where nothing is known. */
  static List<Double> of(KeyDomain domain, ColumnGenome column) {
    int size = (int) domain.size();
    ValueModel model = column == null ? null : column.values();
    if (domain instanceof KeyDomain.Listed listed
        && model instanceof ValueModel.Category category) {
      List<Double> weights = new ArrayList<>();
      double rarest =
          category.shares().stream().mapToDouble(Double::doubleValue).min().orElse(1);
      for (String value : listed.values()) {
        int place = category.values().indexOf(value);
        weights.add(place < 0 ? rarest : category.shares().get(place));
      }
      return weights;
    }
    if (domain instanceof KeyDomain.Grid grid
        && grid.lattice() != null
        && model instanceof ValueModel.Number number) {
      return cells(grid, number.at(), number.cumulative());
    }
    if (domain instanceof KeyDomain.Grid grid
        && grid.lattice() != null
        && model instanceof ValueModel.Time time) {
      return cells(grid, time.at().stream().map(TimeText::seconds).toList(), time.cumulative());
    }
    return Collections.nCopies(size, 1.0);
  }

  /** The share that the distribution has in the cell around each value. */
  private static List<Double> cells(
      KeyDomain.Grid grid, List<BigDecimal> at, List<Double> cumulative) {
    double perOne = grid.lattice().perOne();
    List<Double> weights = new ArrayList<>();
    double before = share(at, cumulative, (grid.first() - .5 * grid.step()) / perOne);
    for (int i = 0; i < grid.size(); i++) {
      double upTo = share(at, cumulative, (grid.first() + (i + .5) * grid.step()) / perOne);
      weights.add(Math.max(0, upTo - before));
      before = upTo;
    }
    return weights.stream().anyMatch(weight -> weight > 0)
        ? weights
        : Collections.nCopies(weights.size(), 1.0);
  }

  /** The share at or below {@code x}. */
  private static double share(List<BigDecimal> at, List<Double> cumulative, double x) {
    for (int i = 1; i < at.size(); i++) {
      double right = at.get(i).doubleValue();
      if (x < right) {
        double left = at.get(i - 1).doubleValue();
        double part = Math.max(0, (x - left) / (right - left));
        return cumulative.get(i - 1) + part * (cumulative.get(i) - cumulative.get(i - 1));
      }
    }
    return 1;
  }
}
