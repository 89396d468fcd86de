package dev.replica.seed.generate;

import dev.replica.genome.ValueModel;
import dev.replica.genome.WrittenForm;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.TablePlan;
import java.util.HashMap;
import java.util.Map;

/** Tells on which days the times of a table's columns fall, before the cells are made. */
@FunctionalInterface
interface Calendar {

  /** The times of a column; null where it has none. */
  GridValues of(String column);

  /** The times of the table's columns, drawn ones and keys. */
  static Calendar of(TablePlan plan) {
    Map<String, GridValues> times = new HashMap<>();
    for (CellPlan cell : plan.cells()) {
      CellPlan.Drawn drawn = cell instanceof CellPlan.Following following
          ? following.drawn()
          : cell instanceof CellPlan.Drawn plain ? plain : null;
      String column = cell.column().name();
      ValueModel model = drawn == null ? plan.told().get(column) : drawn.model();
      if (model instanceof ValueModel.Written written
          && written.values() instanceof ValueModel.Time) {
        WrittenForm form = WrittenForm.of(written.form());
        times.put(column, WrittenValues.values(form, written.values()));
      } else if (model instanceof ValueModel.Time time) {
        Lattice.of(cell.column().type(), 0)
            .map(lattice ->
                GridValues.of(time, lattice, drawn == null ? Limits.NONE : drawn.limits()))
            .ifPresent(values -> times.put(column, values));
      }
    }
    return times::get;
  }
}
