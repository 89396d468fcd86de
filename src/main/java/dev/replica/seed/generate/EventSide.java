package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.model.ConditionalTree;
import java.util.ArrayList;
import java.util.List;

/**
 * What draws the rank of a length of time. Immutable.
 *
 * @param variables that its trees may ask for
 * @param trees of the last variable
 * @param latents null for none
 * @param parents what the parents tell
 * @param previous variable of the gap before; -1 for none, as the others
 */
record EventSide(
    int variables,
    ConditionalTree[] trees,
    SiblingLatents latents,
    ListedCodes parents,
    int previous,
    int pace,
    int room,
    int at,
    long key) {

  static EventSide of(TableGenerator table, List<Dependence.Variable> told, long key) {
    List<Dependence.Variable> variables = new ArrayList<>();
    for (Dependence.Variable variable : told) {
      // Those of the table's own have no place in its heritage.
      variables.add(
          variable.by().isEmpty()
              ? new Dependence.Variable("", variable.part(), variable.edges(), variable.tree())
              : variable);
    }
    Heritage heritage = Heritage.of(table, new Dependence.Trees(List.of(), variables));
    int last = told.size() - 1;
    return new EventSide(
        told.size(),
        new TreeCompiler(variables).trees(last),
        SiblingLatents.of(told.get(last).latent(), key),
        ListedCodes.of(heritage, table.plan().rows()),
        place(told, Dependence.Part.PREVIOUS),
        place(told, Dependence.Part.PACE),
        place(told, Dependence.Part.ROOM),
        place(told, Dependence.Part.AT),
        key);
  }

  private static int place(List<Dependence.Variable> told, Dependence.Part part) {
    for (int v = 0; v < told.size(); v++) {
      if (told.get(v).part() == part) {
        return v;
      }
    }
    return -1;
  }

  /** Draws ranks for children of the rows' parents. Belongs to one thread. */
  Draw draw(InheritedCodes.Rows rows) {
    return new Draw(rows);
  }

  /** Draws one rank after the other. */
  final class Draw {
    private final Variables.Heirs heirs;
    private final int[] codes = new int[variables];

    private Draw(InheritedCodes.Rows rows) {
      heirs = parents.of(rows);
    }

    /** Looks at the parent. */
    void begin() {
      heirs.codes(0, codes, 0);
    }

    void absent(int variable) {
      if (variable >= 0) {
        codes[variable] = ConditionalTree.ABSENT;
      }
    }

    void set(int variable, GridValues among, long units) {
      if (variable >= 0) {
        codes[variable] = ConditionalTree.code(among.rank(units));
      }
    }

    double rank(double uniform) {
      double rank = uniform;
      for (ConditionalTree tree : trees) {
        rank = tree.rank(codes, 0, rank);
      }
      return GridValues.inside(rank);
    }
  }
}
