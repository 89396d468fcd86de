package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.genome.ValueParts;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.TablePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Tells in which rows the parts of JSON documents are there: where the presence of the fields around them says so. Immutable. */
final class Gates {

  /** For each variable the variables of those presences, and the ranks of theirs from which on, and up to which, it is there. */
  private final int[][] presences;

  private final double[][] lows;
  private final double[][] highs;

  private Gates(List<Dependence.Variable> variables, Map<String, ValueModel> models) {
    presences = new int[variables.size()][];
    lows = new double[variables.size()][];
    highs = new double[variables.size()][];
    for (int v = 0; v < presences.length; v++) {
      Dependence.Variable variable = variables.get(v);
      List<Integer> found = new ArrayList<>();
      List<ValueParts.Gate> gates = new ArrayList<>();
      boolean own = variable.column() != null && variable.by().isEmpty();
      ValueModel model = own ? models.get(variable.column()) : null;
      for (ValueParts.Gate gate : ValueParts.gates(model, variable.part(), variable.path())) {
        presence(variables, variable.column(), gate.path(), v).ifPresent(place -> {
          found.add(place);
          gates.add(gate);
        });
      }
      presences[v] = found.stream().mapToInt(Integer::intValue).toArray();
      lows[v] = gates.stream().mapToDouble(ValueParts.Gate::low).toArray();
      highs[v] = gates.stream().mapToDouble(ValueParts.Gate::high).toArray();
    }
  }

  private static OptionalInt presence(
      List<Dependence.Variable> variables, String column, List<String> path, int before) {
    for (int v = 0; v < before; v++) {
      Dependence.Variable variable = variables.get(v);
      if (variable.part() == Dependence.Part.PRESENT
          && variable.by().isEmpty()
          && column.equals(variable.column())
          && path.equals(variable.path())) {
        return OptionalInt.of(v);
      }
    }
    return OptionalInt.empty();
  }

  /** Of variables all of which are always there. */
  static Gates open(int variables) {
    Dependence.Variable any = new Dependence.Variable(null, List.of(), List.of());
    Dependence.Variable[] all = new Dependence.Variable[variables];
    Arrays.fill(all, any);
    return new Gates(List.of(all), Map.of());
  }

  /** Of the variables of a table's columns, drawn ones. */
  static Gates of(List<Dependence.Variable> variables, TablePlan plan) {
    Map<String, ValueModel> models = new HashMap<>();
    for (CellPlan cell : plan.cells()) {
      if (cell instanceof CellPlan.Drawn drawn && drawn.model() != null) {
        models.put(drawn.column().name(), drawn.model());
      }
    }
    return new Gates(variables, models);
  }

  /** Whether the variable is there in row {@code i}, by the ranks of those before it. */
  boolean there(int variable, double[][] ranks, int i) {
    int[] of = presences[variable];
    for (int gate = 0; gate < of.length; gate++) {
      double rank = ranks[of[gate]][i];
      if (rank < lows[variable][gate] || rank >= highs[variable][gate]) {
        return false;
      }
    }
    return true;
  }
}
