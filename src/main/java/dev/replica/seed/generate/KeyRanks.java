package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ranks of what is no draw but a key: a series' days, or the places that a measurement is of. Other columns depend on them all the
 * same. Immutable.
 */
final class KeyRanks {

  /**
   * A column of a key.
   *
   * @param variable of its values, {@code weekday} and {@code clock} of their parts; -1 for none
   * @param grid of numbers and times, else null
   * @param categories ranks of strings, else null
   */
  private record Given(
      KeyedCell cell,
      int variable,
      int weekday,
      int clock,
      GridValues grid,
      Map<Object, Double> categories) {}

  private final List<Given> all = new ArrayList<>();

  /** The columns of keys that are variables. */
  static KeyRanks of(TableGenerator table) {
    KeyRanks ranks = new KeyRanks();
    Variables variables = table.variables();
    for (int place = 0; place < table.cells().length; place++) {
      String column = table.plan().table().columns().get(place).name();
      int variable = variables.ofColumn(column);
      ValueModel told = table.plan().told().get(column);
      if (variable >= 0
          && told != null
          && table.cells()[place] instanceof KeyedCell keyed
          && keyed.fixed()) {
        SqlType type = table.plan().table().columns().get(place).type();
        GridValues grid = grid(type, told);
        Map<Object, Double> categories = categories(type, told);
        boolean weekly = grid != null && grid.days() != null && grid.days().weekly();
        if (grid != null || categories != null) {
          ranks.all.add(new Given(
              keyed,
              variable,
              weekly ? variables.ofPart(column, Dependence.Part.WEEKDAY) : -1,
              variables.ofPart(column, Dependence.Part.CLOCK),
              grid,
              categories));
        }
      }
    }
    return ranks;
  }

  private static GridValues grid(SqlType type, ValueModel told) {
    if (told instanceof ValueModel.Number number) {
      return Lattice.of(type, Math.max(0, number.step().stripTrailingZeros().scale()))
          .map(lattice -> GridValues.of(number, lattice, Limits.NONE))
          .orElse(null);
    }
    return told instanceof ValueModel.Time time
        ? Lattice.of(type, 0)
            .map(lattice -> GridValues.of(time, lattice, Limits.NONE))
            .orElse(null)
        : null;
  }

  private static Map<Object, Double> categories(SqlType type, ValueModel told) {
    if (!(told instanceof ValueModel.Category category)) {
      return null;
    }
    Map<Object, Double> ranks = new HashMap<>();
    double[] ends = category.ends();
    for (int value = 0; value < ends.length; value++) {
      double from = value == 0 ? 0 : ends[value - 1];
      ranks.put(
          Literal.of(type, category.values().get(value)).value(),
          GridValues.inside((from + ends[value]) / 2));
    }
    return ranks;
  }

  /** Gives the ranks of rows to what draws the other variables. */
  void give(Variables.Draw draw, long first, int count, Session session) {
    for (Given given : all) {
      for (int i = 0; i < count; i++) {
        Object value = given.cell().value(first + i, session);
        if (given.grid() == null) {
          draw.give(given.variable(), i, given.categories().getOrDefault(value, 1 - 1e-9));
          continue;
        }
        long units = Units.of(given.grid().lattice(), value);
        draw.give(given.variable(), i, given.grid().rank(units));
        if (given.weekday() >= 0) {
          draw.give(given.weekday(), i, given.grid().days().weekdayRank(units));
        }
        if (given.clock() >= 0 && given.grid().days() != null) {
          draw.give(given.clock(), i, given.grid().days().clockRank(units));
        }
      }
    }
  }
}
