package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.seed.plan.ReferencePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which variables rows of a table have from the rows that they refer to, and which parents' latents they share. Immutable.
 *
 * @param branches one for each reference of the table that leads to inherited variables
 * @param latents for each variable the references whose parents' latents it has, -1 for one that is not there; null for none
 * @param references of the table
 */
record Heritage(List<Branch> branches, int[][] latents, List<References> references) {

  static final Heritage NONE = new Heritage(List.of(), new int[0][], List.of());

  /**
   * What comes by one reference.
   *
   * @param mask the null mask of its columns; -1 for none
   * @param variables numbers in the table's dependence
   * @param sources what each of these is
   * @param slot the variable that tells the number of the row among those of its parent; -1 for none
   */
  record Branch(
      int reference,
      int mask,
      TableGenerator parent,
      int[] variables,
      Source[] sources,
      int slot) {}

  /**
   * A column of a parent or a grandparent, or how popular the parent is.
   *
   * @param further the parent's reference that leads to the grandparent; -1 for the parent itself
   * @param table that has the column
   * @param column -1 for how popular the parent is
   * @param popular the reference that the parent is popular by; null for a column
   */
  record Source(int further, TableGenerator table, int column, References popular) {}

  /** @param dependence of the table; what no reference of today leads to is never present */
  static Heritage of(TableGenerator table, Dependence dependence) {
    if (!(dependence instanceof Dependence.Trees trees)) {
      return NONE;
    }
    List<Dependence.Variable> variables = trees.variables();
    int[][] latents = new int[variables.size()][];
    Map<Integer, List<Integer>> byReference = new TreeMap<>();
    for (int v = 0; v < latents.length; v++) {
      Dependence.Variable variable = variables.get(v);
      if (variable.latent() != null) {
        latents[v] = variable.latent().all().stream()
            .mapToInt(latent -> known(table, latent.by()))
            .toArray();
      }
      if (!variable.by().isEmpty()) {
        byReference
            .computeIfAbsent(place(table, variable.by().get(0)), at -> new ArrayList<>())
            .add(v);
      }
    }
    List<Branch> branches = new ArrayList<>();
    byReference.forEach((reference, all) -> {
      int[] numbers = all.stream().mapToInt(Integer::intValue).toArray();
      Source[] sources =
          all.stream().map(v -> source(table, reference, variables.get(v))).toArray(Source[]::new);
      TableGenerator parent = reference < 0 ? null : table.relations().parentTable(reference);
      int slot = all.stream()
          .filter(v -> variables.get(v).part() == Dependence.Part.SLOT)
          .findFirst()
          .orElse(-1);
      branches.add(new Branch(reference, mask(table, reference), parent, numbers, sources, slot));
    });
    return new Heritage(List.copyOf(branches), latents, table.relations().references());
  }

  /** The place of a reference that the genome knows by a name and that leads to rows of another table before this one; -1 for none. */
  private static int place(TableGenerator table, String name) {
    int place = known(table, name);
    return place >= 0 && table.relations().parentTable(place).place() < table.place() ? place : -1;
  }

  private static int known(TableGenerator table, String name) {
    List<ReferencePlan> references = table.plan().references();
    for (int i = 0; i < references.size(); i++) {
      if (table.relations().leads(i) && name.equals(references.get(i).known())) {
        return i;
      }
    }
    return -1;
  }

  /** The null mask of a reference's columns; -1 for none. */
  static int mask(TableGenerator table, int reference) {
    return reference < 0
        ? -1
        : table.plan().references().get(reference).foreignKey().columns().stream()
            .mapToInt(column -> table.masks().of(column))
            .max()
            .orElse(-1);
  }

  /** Null where the variable is never present. */
  private static Source source(TableGenerator table, int reference, Dependence.Variable variable) {
    if (reference < 0 || variable.part() == Dependence.Part.SLOT) {
      return null;
    }
    if (variable.column() == null) {
      References popular = table.relations().references().get(reference);
      return popular.standsOut() ? new Source(-1, null, -1, popular) : null;
    }
    return source(
        table.relations().parentTable(reference),
        variable.by().subList(1, variable.by().size()),
        variable);
  }

  /** What a variable of a table's rows is, or of their parents; null where it is never present. */
  static Source source(TableGenerator table, Dependence.Variable variable) {
    return source(table, variable.by(), variable);
  }

  private static Source source(
      TableGenerator table, List<String> by, Dependence.Variable variable) {
    TableGenerator at = table;
    int further = -1;
    if (!by.isEmpty()) {
      further = place(at, by.get(0));
      at = further < 0 || by.size() > 1 ? null : at.relations().parentTable(further);
    }
    int column = at == null ? -1 : at.findPlace(variable.column());
    return column < 0 ? null : new Source(further, at, column, null);
  }
}
