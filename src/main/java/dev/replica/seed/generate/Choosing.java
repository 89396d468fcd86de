package dev.replica.seed.generate;

import dev.replica.genome.Dependence;
import dev.replica.genome.ReferenceGenome.Choice;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Has rows of a table choose their parents by what the parents of their other references are. Parents stand in an order, each with as
 * much room as it has children; rows are sorted by a drawn variable and take the room in their order, so that each parent has exactly
 * the children that it was to have. Immutable.
 */
final class Choosing {

  /** Rows that are sorted: their places take eight bytes each. Of more, parents are taken by their popularity alone. */
  static final int SORTED = 1 << 23;

  /** Of fewer rows without a parent, the others' parents hardly have too few children for it. */
  private static final double FEW_NULLS = .02;

  private static final double NOWHERE = -1;

  /** Of a reference that chooses by chance. */
  private static final Choice NONE =
      new Choice(null, List.of(new Dependence.Variable(null, List.of(), List.of())));

  /** Blocks of rows that a thread takes at a time. */
  private static final int BLOCKS = 64;

  private final TableGenerator table;
  private final int reference;
  private final Choice choice;
  private final Variables variables;
  private final Heritage heritage;

  /** What the parents of other references are; null before the rows choose. */
  private ListedCodes heirs;

  /** The null mask of the reference's columns; -1 for none. */
  private final int mask;

  private Choosing(TableGenerator table, int reference, Choice choice, long key) {
    this.table = table;
    this.reference = reference;
    this.choice = choice;
    mask = nulls(table, reference);
    boolean paired = table.relations().references().get(reference).plan().strategy()
        == ReferencePlan.Strategy.PAIRED;
    Dependence.Trees trees = new Dependence.Trees(List.of(), named(choice.variables(), paired));
    variables = Variables.of(trees, List.of(), Math.max(1, table.plan().rows()), key);
    heritage = Heritage.of(table, trees);
  }

  /** The last one is the place in the order. Companions are listed for a parent, not for a row: they have no position. */
  private static List<Dependence.Variable> named(List<Dependence.Variable> told, boolean paired) {
    List<Dependence.Variable> named = new ArrayList<>(told);
    int last = told.size() - 1;
    for (int v = 0; v <= last; v++) {
      Dependence.Variable variable = told.get(v);
      boolean position = v < last && variable.column() == null && variable.by().isEmpty();
      if (v == last || position && paired) {
        named.set(
            v,
            new Dependence.Variable(
                "",
                null,
                v == last ? List.of() : List.of(""),
                variable.edges(),
                variable.tree(),
                variable.latent()));
      }
    }
    return named;
  }

  /** Settles the parents of a table's rows, those that others depend on first. */
  static void settle(TableGenerator table, long key) {
    List<References> references = table.relations().references();
    Set<Integer> open = new HashSet<>();
    for (int i = 0; i < references.size(); i++) {
      if (chooses(table, i)) {
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int next = open.stream()
          .min(
              Comparator.comparing((Integer i) -> given(table, i).stream().anyMatch(open::contains))
                  .thenComparing(i -> nulls(table, i) >= 0)
                  .thenComparing(i -> i))
          .orElseThrow();
      open.remove(next);
      boolean circular = given(table, next).stream()
          .anyMatch(other -> other == next || references.get(other).plan().driver() == next);
      References chosen = references.get(next);
      Choice choice =
          circular || !chosen.choosable() ? NONE : chosen.plan().fanOut().choice();
      if (choice != NONE || nulls(table, next) >= 0) {
        long own = Randomness.key(key, "choice " + chosen.plan().foreignKey().columns());
        new Choosing(table, next, choice, own).settle();
      }
    }
  }

  private static boolean chooses(TableGenerator table, int reference) {
    References references = table.relations().references().get(reference);
    return table.relations().leads(reference)
        && references.plan().foreignKey().condition().isEmpty()
        && table.relations().parentTable(reference).place() < table.place()
        && (references.choosable() || references.assignable() && nulls(table, reference) >= 0)
        && (references.plan().strategy() == ReferencePlan.Strategy.PAIRED
            || table.plan().rows() <= SORTED);
  }

  /**
   * The null mask that a reference's columns are in, where rows without a parent are no few; -1 for none, and where other references
   * find their parents by this one's even so.
   */
  private static int nulls(TableGenerator table, int reference) {
    boolean asked = table.plan().references().stream()
        .anyMatch(other -> other.driver() == reference
            || other.kinship() != null && other.kinship().beside() == reference);
    // Of few rows it is made even later which have none.
    return asked || EvenRanks.few(table.plan().rows())
        ? -1
        : table.plan().references().get(reference).foreignKey().columns().stream()
            .mapToInt(column -> table.masks().of(column))
            .filter(mask -> mask >= 0 && table.plan().nullMasks().get(mask).fraction() >= FEW_NULLS)
            .findFirst()
            .orElse(-1);
  }

  /** The references that a choice asks for. */
  private static Set<Integer> given(TableGenerator table, int reference) {
    Set<Integer> given = new HashSet<>();
    References asking = table.relations().references().get(reference);
    List<Dependence.Variable> variables =
        asking.choosable() ? asking.plan().fanOut().choice().variables() : List.of();
    for (Dependence.Variable variable : variables) {
      for (int i = 0; i < table.relations().references().size(); i++) {
        String name = table.relations().references().get(i).plan().known();
        boolean asked = !variable.by().isEmpty() && variable.by().get(0).equals(name)
            || variable.latent() != null
                && variable.latent().all().stream()
                    .anyMatch(latent -> latent.by().equals(name));
        if (asked) {
          given.add(i);
        }
      }
    }
    return given;
  }

  private void settle() {
    References chosen = table.relations().references().get(reference);
    int[] parents = parents(chosen);
    if (chosen.plan().strategy() == ReferencePlan.Strategy.PAIRED) {
      chosen.prefer(this, parents);
    } else {
      heirs = ListedCodes.of(heritage, table.plan().rows());
      double[] places = places();
      int[] rows = Popularity.ordered(places);
      int without = 0;
      while (without < rows.length && places[rows[without]] < 0) {
        without++;
      }
      chosen.assign(parents, Arrays.copyOfRange(rows, without, rows.length));
    }
  }

  /** The parents in their order. */
  private int[] parents(References chosen) {
    TableGenerator parents = table.relations().parentTable(reference);
    int column = choice.column() == null ? -1 : parents.findPlace(choice.column());
    if (column < 0) {
      return chosen.parentOrder().parents();
    }
    long first = chosen.plan().firstParent();
    long kept = parents.plan().kept();
    double[] ranks = new double[(int) chosen.parents()];
    long key = Randomness.key(0, "kept parents");
    int done = 0;
    for (; done < ranks.length && first + done < kept; done++) {
      ranks[done] = Randomness.uniform(Randomness.hash(key, first + done));
    }
    Cursor cursor = parents.cursor();
    while (done < ranks.length) {
      int block = Math.min(Cursor.BLOCK, ranks.length - done);
      cursor.sketch(first + done - kept, block);
      for (int i = 0; i < block; i++) {
        // Those without a value come first.
        double rank = cursor.cellRank(column, i);
        ranks[done + i] = rank < 0 ? 0 : Math.min(InheritedCodes.BELOW_ONE, (1 + rank) / 2);
      }
      done += block;
    }
    return Popularity.ordered(ranks);
  }

  /** Where each row stands among all. */
  private double[] places() {
    double[] places = new double[(int) table.plan().rows()];
    int stride = BLOCKS * Cursor.BLOCK;
    IntStream.range(0, (places.length + stride - 1) / stride)
        .parallel()
        .forEach(part -> fill(places, part * stride, Math.min(places.length, (part + 1) * stride)));
    return places;
  }

  private void fill(double[] places, int from, int to) {
    Row rows = new Row(table.newSession());
    Cursor nulls = mask < 0 ? null : table.cursor();
    Variables.Draw draw = variables.draw(Cursor.BLOCK, heirs.of(rows));
    for (int row = from; row < to; row += Cursor.BLOCK) {
      int block = Math.min(Cursor.BLOCK, to - row);
      rows.first = row;
      draw.block(row, block);
      double[] ranks = draw.ranks()[choice.variables().size() - 1];
      if (nulls != null) {
        // The parents that are open by now have no say in which rows have none.
        nulls.sketchNulls(row, block);
      }
      for (int i = 0; i < block; i++) {
        boolean none = nulls != null && nulls.isNull(mask, i);
        places[row + i] = none ? NOWHERE : Math.min(InheritedCodes.BELOW_ONE, ranks[i]);
      }
    }
  }

  /** Draws places for companions of one parent of the driver after the other. Belongs to one thread. */
  Preference preference(Session session) {
    return new Preference(session);
  }

  /** What a thread draws companions with. */
  final class Preference {
    private final OneParent rows;
    private final Variables.Draw draw;

    private Preference(Session session) {
      rows = new OneParent(session);
      draw = variables.draw(1, new InheritedCodes(heritage, rows));
    }

    /** A place for a companion of a parent of the driver, 0 to below 1. */
    double place(int driver, long parent, long bits) {
      rows.set(driver, parent);
      draw.block(bits, 1);
      return Math.min(InheritedCodes.BELOW_ONE, draw.ranks()[choice.variables().size() - 1][0]);
    }
  }

  /** Rows whose parents are known by now; none of them is null yet. */
  private final class Row implements InheritedCodes.Rows {
    private final Session session;
    private long first;

    Row(Session session) {
      this.session = session;
    }

    @Override
    public long parent(int other, int i) {
      return table.relations().kin().get(other) != null
          ? References.NONE
          : table.relations().references().get(other).parent(first + i, session);
    }

    @Override
    public Session session() {
      return session;
    }
  }
}
