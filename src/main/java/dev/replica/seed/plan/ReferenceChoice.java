package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Chooses how each reference of a table finds its parent, before keys ask for more. Belongs to the planning of one table. */
final class ReferenceChoice {

  private final Table table;
  private final List<ReferenceDraft> references;
  private final RowCount rows;
  private final Parents parents;

  /** Columns that the user's settings fill, and the references looked at so far. */
  private final Set<String> filled = new HashSet<>();

  ReferenceChoice(
      Table table,
      List<ReferenceDraft> references,
      RowCount rows,
      TableSettings settings,
      Parents parents) {
    this.table = table;
    this.references = references;
    this.rows = rows;
    this.parents = parents;
    settings.columns().keySet().stream()
        .filter(name -> SettledColumns.fills(settings.content(name)))
        .forEach(filled::add);
  }

  /**
   * Wider foreign keys first: those whose columns they fill are implied. Those that rows can do without come after others, and those
   * that need their row's own values come last.
   */
  void choose() {
    IntStream.range(0, references.size())
        .boxed()
        .sorted(Comparator.comparing(
                (Integer i) -> !own(references.get(i).foreignKey).isEmpty())
            .thenComparing(i -> -references.get(i).foreignKey.columns().size())
            .thenComparing(i -> nullable(references.get(i).foreignKey))
            .thenComparing(i -> i))
        .map(references::get)
        .forEach(reference -> reference.strategy = strategy(reference));
  }

  private boolean nullable(ForeignKey foreignKey) {
    return foreignKey.columns().stream()
        .anyMatch(name -> table.column(name).map(Column::nullable).orElse(false));
  }

  /** Columns that a foreign key to the table itself equates with themselves: parent and child agree in them. */
  private Set<String> own(ForeignKey foreignKey) {
    Set<String> own = new HashSet<>();
    for (int i = 0; i < foreignKey.columns().size(); i++) {
      String name = foreignKey.columns().get(i);
      if (toItself(foreignKey) && name.equals(foreignKey.parentColumns().get(i))) {
        own.add(name);
      }
    }
    return own;
  }

  private ForeignKey back(ForeignKey foreignKey, int reference) {
    return parents.table(foreignKey.parent()).foreignKeys().get(reference);
  }

  /**
   * The reference, among those of the parent, that leads back by the same columns: the parent is one of the rows that refer to the row
   * itself. -1 where there is none.
   */
  private int children(ForeignKey foreignKey) {
    Table parent = toItself(foreignKey) ? null : parents.table(foreignKey.parent());
    if (parent == null) {
      return -1;
    }
    return IntStream.range(0, parent.foreignKeys().size())
        .filter(i -> leadsBack(parent, parent.foreignKeys().get(i), foreignKey))
        .filter(i -> listed(foreignKey.parent(), i))
        .findFirst()
        .orElse(-1);
  }

  private boolean leadsBack(Table parent, ForeignKey back, ForeignKey foreignKey) {
    return !back.soft()
        && back.parent().equals(table.name())
        && IntStream.range(0, back.columns().size()).allMatch(i -> {
          int place = foreignKey.parentColumns().indexOf(back.columns().get(i));
          return place >= 0
              && foreignKey.columns().get(place).equals(back.parentColumns().get(i))
              && !parent.column(back.columns().get(i)).orElseThrow().nullable();
        });
  }

  /** Whether the rows by which a parent's reference leads to a given row can be told; a table not yet planned is trusted. */
  private boolean listed(QualifiedName parent, int reference) {
    TablePlan plan = parents.plan(parent);
    return plan == null || plan.references().get(reference).listsChildren();
  }

  private boolean toItself(ForeignKey foreignKey) {
    return foreignKey.parent().equals(table.name());
  }

  private ReferencePlan.Strategy strategy(ReferenceDraft reference) {
    ForeignKey foreignKey = reference.foreignKey;
    boolean unwritable = foreignKey.columns().stream()
        .anyMatch(name -> !table.column(name).map(Column::writable).orElse(false));
    if (filled.containsAll(foreignKey.columns()) || unwritable) {
      return ReferencePlan.Strategy.IMPLIED;
    }
    if (foreignKey.condition().isPresent()) {
      // Others may fill the same column in other rows.
      return toItself(foreignKey) ? ReferencePlan.Strategy.FOREST : ReferencePlan.Strategy.FAN_OUT;
    }
    Set<String> given = new HashSet<>(foreignKey.columns());
    given.retainAll(filled);
    given.addAll(own(foreignKey));
    int children = children(foreignKey);
    Set<String> own =
        children < 0 ? Set.of() : Set.copyOf(back(foreignKey, children).parentColumns());
    if (parents.circular(foreignKey)) {
      return absent(
          foreignKey,
          given,
          foreignKey.name() + " leads back to its own columns, by way of "
              + foreignKey.parent()
              + ", and no rows are known to agree in them. Give the table rows of its own with <firstRows>");
    }
    if (!toItself(foreignKey) && parents.rows(foreignKey) <= 0) {
      return absent(
          foreignKey,
          given,
          foreignKey.name() + " needs a row of " + foreignKey.parent() + ", which has none");
    }
    if (own.containsAll(given) && !own.isEmpty()) {
      reference.given = own;
      reference.kinship =
          new ReferencePlan.Kinship(ReferencePlan.Kinship.ITSELF, List.of(), children);
      foreignKey.columns().stream().filter(name -> !own.contains(name)).forEach(filled::add);
      return ReferencePlan.Strategy.KIN;
    }
    reference.given = given;
    ReferencePlan.Strategy strategy =
        toItself(foreignKey) ? ReferencePlan.Strategy.FOREST : ReferencePlan.Strategy.FAN_OUT;
    if (!given.isEmpty()) {
      reference.kinship = kinship(foreignKey, given);
      if (reference.kinship == null
          && !toItself(foreignKey)
          && parents.plan(foreignKey.parent()) != null) {
        reference.kinship = ReferencePlan.Kinship.byValues(
            foreignKey.columns().stream().filter(given::contains).toList());
      }
      boolean itself = toItself(foreignKey)
          && own(foreignKey).equals(given)
          && !nullableBeside(foreignKey, given);
      if (reference.kinship != null) {
        strategy = ReferencePlan.Strategy.KIN;
      } else if (itself) {
        strategy = ReferencePlan.Strategy.ITSELF;
      } else {
        return absent(
            foreignKey,
            given,
            foreignKey.name()
                + " shares columns with other foreign keys, and no rows are known to agree in them");
      }
    }
    foreignKey.columns().stream().filter(name -> !given.contains(name)).forEach(filled::add);
    return strategy;
  }

  private ReferencePlan.Strategy absent(ForeignKey foreignKey, Set<String> given, String reason) {
    if (!nullableBeside(foreignKey, given)) {
      rows.none(reason);
    }
    return ReferencePlan.Strategy.ABSENT;
  }

  private boolean nullableBeside(ForeignKey foreignKey, Set<String> given) {
    return foreignKey.columns().stream()
        .filter(name -> !given.contains(name))
        .anyMatch(name -> table.column(name).map(Column::nullable).orElse(false));
  }

  /** The way by which the parent can be made to agree in the given columns; null where there is none. */
  private ReferencePlan.Kinship kinship(ForeignKey foreignKey, Set<String> given) {
    List<String> shared = foreignKey.columns().stream().filter(given::contains).toList();
    Set<Integer> fillers = new HashSet<>();
    shared.forEach(name -> fillers.add(ReferenceDrafts.filler(references, name)));
    int beside = fillers.iterator().next();
    if (fillers.size() != 1 || beside < 0) {
      return null;
    }
    ReferenceDraft filler = references.get(beside);
    if (toItself(foreignKey)) {
      return filler.strategy == ReferencePlan.Strategy.FAN_OUT
          ? new ReferencePlan.Kinship(beside, List.of(), beside)
          : null;
    }
    return Kin.find(foreignKey, shared, filler.foreignKey, beside, parents);
  }
}
