package dev.replica.seed.generate;

import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.genome.Dependence;
import dev.replica.genome.ValueModel;
import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.Grouping;
import dev.replica.seed.plan.KeyDomain;
import dev.replica.seed.plan.Lattice;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.Numbering;
import dev.replica.seed.plan.ReferencePlan;
import dev.replica.seed.plan.TablePlan;
import dev.replica.seed.plan.check.Computation;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Makes the cells of a table's columns, each as its plan says. */
final class CellMaker {

  private final TableGenerator table;
  private final TablePlan plan;
  private final long key;
  private final List<TableGenerator> all;
  private final Map<Grouping, Groups> groups = new IdentityHashMap<>();

  /**
   * For a table whose references are known.
   *
   * @param key of the table's random numbers
   * @param all tables, by their places
   */
  CellMaker(TableGenerator table, long key, List<TableGenerator> all) {
    this.table = table;
    this.plan = table.plan();
    this.key = key;
    this.all = all;
  }

  /** The column's cell; null where the server fills the column. */
  Cell cell(CellPlan cell) {
    long columnKey = Randomness.key(key, cell.column().name());
    if (cell instanceof CellPlan.Numbered numbered) {
      return masked(numbered(numbered, columnKey), cell.column());
    } else if (cell instanceof CellPlan.Grouped grouped) {
      Groups shared = groups.computeIfAbsent(
          grouped.grouping(),
          grouping -> Groups.of(grouping, plan.rows(), Randomness.key(key, "groups")));
      DomainValues values = DomainValues.of(
          grouped.column().type(), grouped.domain(), grouped.domain().size(), columnKey);
      return masked(new GroupedCell(values, shared, grouped.place()), cell.column());
    } else if (cell instanceof CellPlan.Referring referring) {
      return referring(referring);
    } else if (cell instanceof CellPlan.Polymorphic polymorphic) {
      Map<String, ReferringCell> referring = new HashMap<>();
      polymorphic
          .references()
          .forEach((value, reference) -> referring.put(value, (ReferringCell)
              referring(new CellPlan.Referring(cell.column(), reference, 0))));
      return new PolymorphicCell(
          polymorphic.type(), referring, drawn(polymorphic.otherwise()), table.cells());
    } else if (cell instanceof CellPlan.Derived derived) {
      Computation computation = Computation.compile(
              derived.expression(),
              name -> plan.table().column(name).map(Column::type).orElse(null),
              table::placeOf)
          .orElseThrow();
      DrawnCell own = drawn(derived.drawn());
      return new ComputedCell(
          own,
          derived.column().type(),
          table.placeOf(derived.column().name()),
          computation,
          table.cells());
    } else if (cell instanceof CellPlan.Vector vector) {
      return new VectorCell(
          (DrawnCell) cell(vector.drawn()),
          vector.column().type(),
          vector.sources().stream().mapToInt(Integer::intValue).toArray(),
          table.cells());
    } else if (cell instanceof CellPlan.Following following) {
      DrawnCell drawn = drawn(following.drawn());
      GriddedCell own = new GriddedCell(drawn, (GridValues) drawn.values(), -1, -1);
      Lattice lattice = own.values().lattice();
      GridValues differences = GridValues.of(following.difference(), lattice, Limits.NONE);
      Column other = plan.cells().get(following.followed()).column();
      return new FollowingCell(
          own,
          differences,
          following.followed(),
          SucceedingCell.perUnit(lattice, Lattice.of(other.type(), 0).orElseThrow()),
          table.cells());
    } else if (cell instanceof CellPlan.Composed composed) {
      return composed(composed);
    } else if (cell instanceof CellPlan.Totalled totalled) {
      return totalled(totalled);
    } else if (cell instanceof CellPlan.Looked looked) {
      return looked(looked);
    } else if (cell instanceof CellPlan.Copied copied) {
      return copied(copied, columnKey);
    } else if (cell instanceof CellPlan.Succeeding succeeding) {
      return sequenced(succeeding(succeeding, columnKey), succeeding.column());
    } else if (cell instanceof CellPlan.Drawn drawn) {
      return sequenced(dated(drawn(drawn), drawn.column().name()), drawn.column());
    } else if (cell instanceof CellPlan.Sequenced sequenced) {
      Cell usual = cell(sequenced.usual());
      return usual instanceof EventCell event
          ? table.events().distinct(event)
          : cell(sequenced.otherwise());
    } else if (cell instanceof CellPlan.Chosen chosen) {
      ValueModel.Category model = new ValueModel.Category(chosen.values(), chosen.shares(), null);
      Values values = CategoryValues.of(model, chosen.column().type(), null);
      Candidates none = Candidates.of(chosen.column().type(), Limits.NONE);
      return new DrawnCell(values, -1, table.masks().of(chosen.column().name()), columnKey, none);
    } else if (cell instanceof CellPlan.Faked faked) {
      FakeValues values =
          new FakeValues(plan.table().name() + "." + faked.column().name(), faked);
      return new FakedCell(values, table.masks().of(faked.column().name()), columnKey);
    } else if (cell instanceof CellPlan.Edged edged) {
      return new EdgeCell(
          cell(edged.usual()),
          edged.values().stream()
              .map(value -> Literal.of(cell.column().type(), value))
              .toArray(Literal[]::new),
          edged.nullable(),
          edged.share(),
          Randomness.key(key, "edge cases"),
          Randomness.key(columnKey, "edge case"));
    } else if (cell instanceof CellPlan.Familiar familiar) {
      return new FamiliarCellMaker(familiar, table, columnKey).cell();
    } else if (cell instanceof CellPlan.Evaluated evaluated && evaluated.masked()) {
      return new AbsenceCell(table.masks().of(evaluated.column().name()));
    } else if (cell instanceof CellPlan.Absent) {
      return new NullCell();
    }
    return null;
  }

  private Cell totalled(CellPlan.Totalled totalled) {
    CountedCell usual = counted(cell(totalled.usual()));
    GriddedCell own = usual instanceof DerivedCell derived ? derived.own() : (GriddedCell) usual;
    ChildTotals totals = table.totals(all.get(totalled.child()), totalled.reference());
    return new TotalCell(
        usual,
        own,
        table,
        totals,
        totals.add(totalled.kind(), totalled.of()),
        totalled.column().nullable(),
        sum(totalled.plus(), own.values().lattice().perOne()));
  }

  /** @param perOne steps in 1 of what the terms sum up to */
  private TermSum sum(List<CellPlan.Composed.Term> terms, double perOne) {
    double[] factors = new double[terms.size()];
    int[][] places = new int[factors.length][];
    for (int term = 0; term < factors.length; term++) {
      factors[term] = terms.get(term).factor().doubleValue() * perOne;
      places[term] =
          terms.get(term).places().stream().mapToInt(Integer::intValue).toArray();
      for (int place : places[term]) {
        factors[term] /= latticeOf(plan.cells().get(place)).perOne();
      }
    }
    return new TermSum(factors, places, table.cells());
  }

  private Cell composed(CellPlan.Composed composed) {
    DrawnCell drawn = drawn(composed.drawn());
    GriddedCell own = new GriddedCell(drawn, (GridValues) drawn.values(), -1, -1);
    Lattice lattice = own.values().lattice();
    long step = own.values().step();
    TermSum sum = sum(composed.terms(), lattice.perOne() / step);
    ValueModel.Number times = composed.times();
    if (times != null) {
      Lattice decimals =
          new Lattice(Lattice.Kind.NUMERIC, Math.max(0, times.step().scale()), 0, Long.MAX_VALUE);
      GridValues drawnBy = GridValues.of(times, decimals, Limits.NONE);
      return new MultipliedCell(own, drawnBy, 1 / decimals.perOne(), sum, step);
    }
    GridValues rests = GridValues.of(composed.rest(), lattice, Limits.NONE);
    return new ComposedCell(own, composed.exact() ? null : rests, rests.units(.5), sum, step);
  }

  private Lattice latticeOf(CellPlan cell) {
    if (cell instanceof CellPlan.Totalled totalled) {
      return latticeOf(totalled.usual());
    }
    CellPlan.Drawn drawn = cell instanceof CellPlan.Following following
        ? following.drawn()
        : cell instanceof CellPlan.Composed composed
            ? composed.drawn()
            : cell instanceof CellPlan.Copied copied ? copied.drawn() : (CellPlan.Drawn) cell;
    return ((GridValues) drawn(drawn).values()).lattice();
  }

  private Cell looked(CellPlan.Looked looked) {
    CellPlan.Drawn other = (CellPlan.Drawn) plan.cells().get(looked.by());
    DrawnCell own = drawn(looked.drawn());
    if (!(drawn(other).values() instanceof CategoryValues categories)) {
      return own;
    }
    SqlType type = looked.column().type();
    Literal[] literals = ((ValueModel.Category) other.model())
        .values().stream()
            .map(looked.values()::get)
            .map(text -> text == null ? null : Literal.of(type, text))
            .toArray(Literal[]::new);
    return new LookedCell(own, looked.by(), categories, literals, table.cells());
  }

  private DrawnCell drawn(CellPlan.Drawn drawn) {
    long columnKey = Randomness.key(key, drawn.column().name());
    Values values = ValueSource.of(drawn.column(), drawn.model(), drawn.limits(), columnKey);
    Candidates candidates = Candidates.of(drawn.column().type(), drawn.limits());
    return new DrawnCell(
        values,
        table.variables().ofColumn(drawn.column().name()),
        table.masks().of(drawn.column().name()),
        columnKey,
        candidates);
  }

  /** A cell of times whose parts are variables of their own puts these together. */
  private Cell dated(DrawnCell drawn, String column) {
    int weekday = table.variables().ofPart(column, Dependence.Part.WEEKDAY);
    int clock = table.variables().ofPart(column, Dependence.Part.CLOCK);
    boolean parted = drawn.values() instanceof GridValues values && values.days() != null;
    return parted && Math.max(weekday, clock) >= 0
        ? new GriddedCell(drawn, (GridValues) drawn.values(), weekday, clock)
        : CompoundCell.of(drawn, column, table.variables());
  }

  /** Times that are sequences of their parents' are told by these. */
  private Cell sequenced(Cell cell, Column column) {
    Events events = table.events();
    CountedCell usual = counted(cell);
    boolean close = usual instanceof SucceedingCell later
        && later.differences() != null
        && later.reference() != (events == null ? -1 : events.reference());
    if (events == null || !events.of(column.name()) || usual == null || close) {
      return cell;
    }
    return events.cell(
        usual instanceof SucceedingCell later ? later.own() : (GriddedCell) usual, usual);
  }

  private Cell copied(CellPlan.Copied copied, long columnKey) {
    TableGenerator parent = table.relations().parentTable(copied.reference());
    Cell own = cell(copied.drawn());
    CopiedCell copy = new CopiedCell(
        own,
        copied.reference(),
        parent,
        parent.placeOf(copied.parentColumn()),
        copied.share(),
        table.masks().of(copied.column().name()),
        copied.column().nullable(),
        Randomness.key(columnKey, "copy"));
    return own instanceof DrawnCell drawn && drawn.values() instanceof GridValues values
        ? new CopiedNumber(copy, values.lattice())
        : copy;
  }

  private Cell succeeding(CellPlan.Succeeding succeeding, long columnKey) {
    TableGenerator parent = table.relations().parentTable(succeeding.reference());
    GriddedCell own = (GriddedCell)
        counted(dated(drawn(succeeding.drawn()), succeeding.column().name()));
    CountedCell source = counted(parent.cells()[parent.placeOf(succeeding.parentColumn())]);
    if (source == null) {
      return own;
    }
    Lattice lattice = own.values().lattice();
    Lattice parents = parent.plan().table().columns().stream()
        .filter(column -> column.name().equals(succeeding.parentColumn()))
        .map(column -> Lattice.of(column.type(), 0).orElseThrow())
        .findFirst()
        .orElseThrow();
    return new SucceedingCell(
        own,
        succeeding.difference() == null
            ? null
            : GridValues.of(succeeding.difference(), lattice, Limits.NONE),
        succeeding.reference(),
        parent,
        source,
        SucceedingCell.perUnit(lattice, parents),
        Randomness.key(columnKey, "later"));
  }

  /** The cell as a number or a time; null for what is none. */
  static CountedCell counted(Cell cell) {
    if (cell instanceof DrawnCell drawn && drawn.values() instanceof GridValues values) {
      return new GriddedCell(drawn, values, -1, -1);
    }
    return cell instanceof CountedCell counted ? counted : null;
  }

  static Lattice latticeOf(CountedCell cell) {
    if (cell instanceof TotalCell total) {
      return total.own().values().lattice();
    }
    return cell instanceof CopiedNumber copied
        ? copied.lattice()
        : (cell instanceof DerivedCell derived ? derived.own() : (GriddedCell) cell)
            .values()
            .lattice();
  }

  /** A key's cell, NULL in some rows where the user asks for that. */
  private Cell masked(Cell cell, Column column) {
    int mask = table.masks().of(column.name());
    return mask < 0 ? cell : new MaskedCell(cell, mask);
  }

  private Cell numbered(CellPlan.Numbered cell, long columnKey) {
    Numbering numbering = cell.numbering();
    boolean alone =
        numbering.reference() < 0 && numbering.space() == cell.domain().size();
    boolean strings =
        cell.domain() instanceof KeyDomain.Strings || cell.domain() instanceof KeyDomain.Wanted;
    // Strings scatter their numbers themselves, over the numbers in use.
    long stretch =
        BigInteger.valueOf(Math.max(2, plan.rows())).nextProbablePrime().longValueExact();
    long used = numbering.moves() ? stretch * (TableGenerator.ATTEMPTS + 1L) : plan.rows();
    DomainValues values = DomainValues.of(
        cell.column().type(),
        cell.domain(),
        alone ? Math.min(used, cell.domain().size()) : cell.domain().size(),
        columnKey);
    long numberingKey = Randomness.key(key, "numbering " + numbering.reference());
    boolean scattered = numbering.reference() < 0
        && !numbering.ascending()
        && numbering.space() != KeyDomain.UNBOUNDED
        && !(alone && strings);
    Permutation order =
        scattered && numbering.space() > 0 ? Permutation.of(numbering.space(), numberingKey) : null;
    References reference = numbering.reference() < 0
        ? null
        : table.relations().references().get(numbering.reference());
    return new NumberedCell(
        values,
        numbering,
        cell.radix(),
        cell.domain().size(),
        order,
        reference,
        numberingKey,
        stretch);
  }

  private Cell referring(CellPlan.Referring cell) {
    ReferencePlan reference = plan.references().get(cell.reference());
    TableGenerator parent = all.get(reference.parentTable());
    String parentColumn = reference.foreignKey().parentColumns().get(cell.part());
    int column = parent.placeOf(parentColumn);
    SqlType parentType = parent.plan().table().columns().get(column).type();
    SqlType type =
        Casts.same(parentType, cell.column().type()) ? null : cell.column().type();
    int mask = cell.column().nullable() ? table.masks().of(cell.column().name()) : -1;
    return new ReferringCell(
        cell.reference(),
        parent,
        column,
        type,
        mask,
        table.relations().references().get(cell.reference()),
        table);
  }
}
