package dev.replica.seed.generate;

import dev.replica.ReplicaException;
import dev.replica.catalog.Column;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.genome.ValueModel;
import dev.replica.model.Permutation;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.Grouping;
import dev.replica.seed.plan.KeyDomain;
import dev.replica.seed.plan.Limits;
import dev.replica.seed.plan.Numbering;
import dev.replica.seed.plan.ReferencePlan;
import dev.replica.seed.plan.RowCheck;
import dev.replica.seed.plan.TablePlan;
import dev.replica.seed.plan.TargetState;
import dev.replica.seed.plan.check.ColumnValues;
import dev.replica.seed.plan.check.Computation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows of one table as a function of their index, and of what judges found of them. Immutable once {@link Generator} has
 * linked it to its parents, but for the verdicts: these must not change while rows of the table, or of its children, are made.
 */
public final class TableGenerator {

  /** Rows that are tried before any is loaded. */
  private static final int PROBED = 64;

  /** Attempts after which a check counts as one that a row cannot meet. */
  private static final int ATTEMPTS = 2000;

  /** The same for tables many of whose rows can't: not worth as much time. */
  private static final int FEWER_ATTEMPTS = 200;

  /** Of so many rows that are tried one may fail before the table is one of those. */
  private static final int MOSTLY = 20;

  /** Parents that a soft reference tries in the place of one that is left out. */
  private static final int OTHERS = 64;

  private final TablePlan plan;
  private final int place;
  private final long key;
  private final int tables;
  private final Map<String, Literal[]> kept = new HashMap<>();
  private final List<References> references = new ArrayList<>();
  private final List<Kin> kin = new ArrayList<>();

  /** References whose children are looked up: a row keeps the parent that its index gives it. */
  private final Set<Integer> fixed = new HashSet<>();

  private final Variables variables;
  private final Masks masks;
  private final Map<Grouping, Groups> groups = new IdentityHashMap<>();
  private final Cell[] cells;
  private List<TableGenerator> all = List.of();
  private Checks checks;
  private int[] redrawn;
  private boolean[] hollow;
  private boolean[] isRedrawn;
  private boolean related;
  private final Verdicts verdicts = new Verdicts();
  private int attempts = ATTEMPTS;
  private boolean settled;

  TableGenerator(TablePlan plan, int place, int tables, TargetState.Kept keptRows, long seed) {
    this.plan = plan;
    this.place = place;
    this.tables = tables;
    this.key = Randomness.key(seed, plan.table().name().toString());
    this.variables = Variables.of(plan.dependence(), plan.nullMasks(), plan.rows(), key);
    this.masks = new Masks(plan, variables, key);
    this.cells = new Cell[plan.table().columns().size()];
    keptRows.keys().forEach((column, values) -> {
      SqlType type = plan.table().column(column).orElseThrow().type();
      kept.put(
          column,
          values.stream()
              .map(value -> value == null ? null : Literal.of(type, value))
              .toArray(Literal[]::new));
    });
  }

  /** Tells the tables that this one refers to which of their rows' parents it looks up. */
  void relate(List<TableGenerator> tables) {
    all = tables;
    for (int i = 0; i < plan.references().size(); i++) {
      ReferencePlan reference = plan.references().get(i);
      if (reference.kinship() != null && reference.kinship().through() >= 0) {
        parentTable(i).fixed.add(reference.kinship().through());
      }
    }
  }

  /** Makes the cells; all tables that this one refers to are there by now, if not yet linked themselves. */
  void link(List<TableGenerator> all) {
    for (int i = 0; i < plan.references().size(); i++) {
      references.add(null);
    }
    for (int i = 0; i < plan.references().size(); i++) {
      if (plan.references().get(i).driver() < 0) {
        references.set(i, reference(plan.references().get(i), all));
      }
    }
    for (int i = 0; i < plan.references().size(); i++) {
      if (references.get(i) == null) {
        references.set(i, reference(plan.references().get(i), all));
      }
    }
    for (int i = 0; i < references.size(); i++) {
      ReferencePlan reference = plan.references().get(i);
      boolean related = reference.strategy() == ReferencePlan.Strategy.KIN && plan.rows() > 0;
      kin.add(
          related
              ? new Kin(
                  references.get(i),
                  reference.kinship().beside() < 0
                      ? this
                      : parentTable(reference.kinship().beside()),
                  parentTable(i),
                  this)
              : null);
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(plan.cells().get(i), all);
    }
    for (CellPlan cell : plan.cells()) {
      if (cell instanceof CellPlan.Following following
          && cells[following.followed()] instanceof Cell.Drawn drawn) {
        cells[following.followed()] = new Cell.Gridded(drawn, (GridValues) drawn.values());
      }
    }
    checks = Checks.of(plan.table(), plan.checks(), cells);
  }

  /** Settles which references a later attempt changes, once all tables are linked: a child may rely on one of its parent's. */
  void settle() {
    hollow = new boolean[references.size()];
    for (int i = 0; i < hollow.length; i++) {
      hollow[i] = hollow(i);
    }
    redrawn = IntStream.range(0, references.size()).filter(this::redrawn).toArray();
    isRedrawn = new boolean[references.size()];
    Arrays.stream(redrawn).forEach(reference -> isRedrawn[reference] = true);
    related = kin.stream().anyMatch(Objects::nonNull);
  }

  private References reference(ReferencePlan reference, List<TableGenerator> all) {
    long parents =
        reference.parentTable() < 0 ? 0 : all.get(reference.parentTable()).plan.total();
    return References.of(reference, references, parents, plan.kept(), plan.rows(), key);
  }

  private Cell cell(CellPlan cell, List<TableGenerator> all) {
    long columnKey = Randomness.key(key, cell.column().name());
    if (cell instanceof CellPlan.Numbered numbered) {
      return masked(numbered(numbered, columnKey), cell.column());
    } else if (cell instanceof CellPlan.Grouped grouped) {
      Groups shared = groups.computeIfAbsent(
          grouped.grouping(),
          grouping -> Groups.of(grouping, plan.rows(), Randomness.key(key, "groups")));
      DomainValues values = DomainValues.of(
          grouped.column().type(), grouped.domain(), grouped.domain().size(), columnKey);
      return masked(new Cell.Grouped(values, shared, grouped.place()), cell.column());
    } else if (cell instanceof CellPlan.Referring referring) {
      return referring(referring, all);
    } else if (cell instanceof CellPlan.Polymorphic polymorphic) {
      Map<String, Cell.Referring> referring = new HashMap<>();
      polymorphic
          .references()
          .forEach((value, reference) -> referring.put(value, (Cell.Referring)
              referring(new CellPlan.Referring(cell.column(), reference, 0), all)));
      return new Cell.Polymorphic(
          polymorphic.type(), referring, (Cell.Drawn) cell(polymorphic.otherwise(), all), cells);
    } else if (cell instanceof CellPlan.Derived derived) {
      Computation computation = Computation.compile(
              derived.expression(),
              name -> plan.table().column(name).map(Column::type).orElse(null),
              this::placeOf)
          .orElseThrow();
      Cell.Drawn own = (Cell.Drawn) cell(derived.drawn(), all);
      return new Cell.Computed(
          own, derived.column().type(), placeOf(derived.column().name()), computation, cells);
    } else if (cell instanceof CellPlan.Following following) {
      Cell.Drawn drawn = (Cell.Drawn) cell(following.drawn(), all);
      Cell.Gridded own = new Cell.Gridded(drawn, (GridValues) drawn.values());
      GridValues differences =
          GridValues.of(following.difference(), own.values().lattice(), Limits.NONE);
      return new Cell.Following(own, differences, following.followed(), cells);
    } else if (cell instanceof CellPlan.Drawn drawn) {
      Values values = ValueSource.of(drawn.column(), drawn.model(), drawn.limits(), columnKey);
      Candidates candidates = Candidates.of(drawn.column().type(), drawn.limits());
      return new Cell.Drawn(
          values,
          variables.ofColumn(drawn.column().name()),
          masks.of(drawn.column().name()),
          columnKey,
          candidates);
    } else if (cell instanceof CellPlan.Chosen chosen) {
      ValueModel.Category model = new ValueModel.Category(chosen.values(), chosen.shares(), null);
      Values values = CategoryValues.of(model, chosen.column().type(), null);
      Candidates none = Candidates.of(chosen.column().type(), Limits.NONE);
      return new Cell.Drawn(values, -1, masks.of(chosen.column().name()), columnKey, none);
    } else if (cell instanceof CellPlan.Faked faked) {
      FakeValues values =
          new FakeValues(plan.table().name() + "." + faked.column().name(), faked);
      return new Cell.Faked(values, masks.of(faked.column().name()), columnKey);
    } else if (cell instanceof CellPlan.Evaluated evaluated && evaluated.masked()) {
      return new Cell.Absence(masks.of(evaluated.column().name()));
    }
    return null;
  }

  /** A key's cell, NULL in some rows where the user asks for that. */
  private Cell masked(Cell cell, Column column) {
    int mask = masks.of(column.name());
    return mask < 0 ? cell : new Cell.Masked(cell, mask);
  }

  private Cell numbered(CellPlan.Numbered cell, long columnKey) {
    Numbering numbering = cell.numbering();
    boolean alone =
        numbering.reference() < 0 && numbering.space() == cell.domain().size();
    boolean strings = cell.domain() instanceof KeyDomain.Strings;
    // Strings scatter their numbers themselves, over the numbers in use.
    long stretch =
        BigInteger.valueOf(Math.max(2, plan.rows())).nextProbablePrime().longValueExact();
    long used = numbering.moves() ? stretch * (ATTEMPTS + 1L) : plan.rows();
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
    References reference = numbering.reference() < 0 ? null : references.get(numbering.reference());
    return new Cell.Numbered(
        values,
        numbering,
        cell.radix(),
        cell.domain().size(),
        order,
        reference,
        numberingKey,
        stretch);
  }

  private Cell referring(CellPlan.Referring cell, List<TableGenerator> all) {
    ReferencePlan reference = plan.references().get(cell.reference());
    TableGenerator parent = all.get(reference.parentTable());
    String parentColumn = reference.foreignKey().parentColumns().get(cell.part());
    int column = parent.placeOf(parentColumn);
    SqlType parentType = parent.plan.table().columns().get(column).type();
    SqlType type =
        Casts.same(parentType, cell.column().type()) ? null : cell.column().type();
    int mask = cell.column().nullable() ? masks.of(cell.column().name()) : -1;
    return new Cell.Referring(
        cell.reference(), parent, column, type, mask, references.get(cell.reference()), this);
  }

  int placeOf(String column) {
    List<Column> columns = plan.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalStateException(
        "no column " + column + " in " + plan.table().name());
  }

  /** Writes a column of the key of row {@code index}, the kept rows first. */
  void writeKey(long index, int column, Session session, RowWriter out) {
    if (index < plan.kept()) {
      Literal literal = keptKey(index, column);
      if (literal == null) {
        out.nullValue();
      } else {
        literal.write(out);
      }
    } else if (cells[column] == null) {
      out.nullValue();
    } else if (cells[column] instanceof Cell.Keyed keyed && keyed.fixed()) {
      keyed.write(index - plan.kept(), session, out);
    } else {
      cells[column].write(session.at(this, index - plan.kept()), 0, out);
    }
  }

  /** The same as an object. */
  Object key(long index, int column, Session session) {
    if (index < plan.kept()) {
      Literal literal = keptKey(index, column);
      return literal == null ? null : literal.value();
    }
    if (cells[column] instanceof Cell.Keyed keyed && keyed.fixed()) {
      return keyed.value(index - plan.kept(), session);
    }
    return cells[column] == null
        ? null
        : cells[column].value(session.at(this, index - plan.kept()), 0);
  }

  private Literal keptKey(long index, int column) {
    Literal[] literals = kept.get(plan.table().columns().get(column).name());
    return literals == null ? null : literals[(int) index];
  }

  /**
   * Tries some rows, at the beginning and all over the table.
   *
   * @return why rows of the table cannot be made: a check that none of them ever meets; empty where there are any that do
   */
  public Optional<String> problem() {
    if (checks.isEmpty() && !related || plan.rows() == 0) {
      return Optional.empty();
    }
    try {
      return probe();
    } catch (RuntimeException | StackOverflowError e) {
      throw failed(e);
    }
  }

  /** What a failure to make rows of the table is told as. */
  ReplicaException failed(Throwable failure) {
    return ReplicaException.at(plan.table().name().toString(), "making rows of", failure);
  }

  private Optional<String> probe() {
    Cursor cursor = new Cursor(this, new Session(tables), 1);
    int probed = (int) Math.min(PROBED, plan.rows());
    int failed = 0;
    for (int i = 0; i < probed; i++) {
      cursor.move(i % 2 == 0 ? i : i * (plan.rows() / probed), 1);
      failed += cursor.absent(0) ? 1 : 0;
      attempts = failed > 0 ? FEWER_ATTEMPTS : ATTEMPTS;
    }
    attempts = failed * MOSTLY > probed ? FEWER_ATTEMPTS : ATTEMPTS;
    return failed < probed
        ? Optional.empty()
        : Optional.of(
            Objects.requireNonNullElse(cursor.problem(), "they refer to rows that are left out"));
  }

  /** Conditions that only the server can tell whether rows meet them. */
  public List<RowCheck> unjudged() {
    return plan.checks().stream().filter(check -> !checks.tell(check)).toList();
  }

  /** Rows begin with these attempts from now on: what a judge found. Not while rows are made. */
  public void begin(long row, int attempt) {
    verdicts.set(row, attempt);
  }

  /** The row is left out from now on, and with it those rows of other tables that cannot do without it. Not while rows are made. */
  public void leaveOut(long row) {
    verdicts.set(row, Verdicts.LEFT_OUT);
  }

  /** Whether rows of the table refer to this one. */
  public boolean refersTo(TableGenerator other) {
    return IntStream.range(0, references.size())
        .anyMatch(reference -> leads(reference) && parentTable(reference).place == other.place);
  }

  /** Rows that are left out. */
  public long leftOut() {
    return verdicts.leftOut();
  }

  /** Whether a judge has settled the rows; {@link #settled()} says so. */
  public boolean isSettled() {
    return settled;
  }

  public void settled() {
    settled = true;
  }

  /** What to tell where rows are left out; empty where none is. */
  public Optional<String> fewer(String reason) {
    long made = plan.rows() - verdicts.leftOut();
    return made == plan.rows()
        ? Optional.empty()
        : Optional.of(plan.table().name() + " gets " + made + " of " + plan.rows() + " rows: "
            + Objects.requireNonNullElse(reason, "the others refer to rows that are left out"));
  }

  /** Takes over what was found of the same rows, made by another generator. */
  void adopt(TableGenerator other) {
    verdicts.addAll(other.verdicts);
    attempts = other.attempts;
    settled = other.settled;
  }

  /**
   * Settles at which attempts rows differ in the keys that do not hold by construction, and leaves out those that never do. Not
   * while rows are made.
   *
   * @return why rows are left out; empty where none is
   */
  public Optional<String> distinguish() {
    try {
      return Distinctness.settle(this);
    } catch (RuntimeException | StackOverflowError e) {
      throw failed(e);
    }
  }

  /** A row that is kept, as far as it was read. */
  ColumnValues keptRow(int index) {
    return column -> {
      Literal literal = keptKey(index, column);
      return literal == null ? null : literal.value();
    };
  }

  /** A cursor for single rows. */
  Cursor singleCursor() {
    return new Cursor(this, new Session(tables), 1);
  }

  /** A cursor for a thread of its own. */
  public Cursor cursor() {
    return new Cursor(this, new Session(tables), Cursor.BLOCK);
  }

  public Table table() {
    return plan.table();
  }

  /** Rows that are generated. */
  public long rows() {
    return plan.rows();
  }

  public TablePlan plan() {
    return plan;
  }

  /** The attempts that a row gets. */
  int attempts() {
    return attempts;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  /** Whether rows may refer to rows that are left out. */
  boolean orphans() {
    for (int r = 0; r < references.size(); r++) {
      if (hollow[r] || leads(r) && parentTable(r).verdicts.leftOut() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the parent at that index, by that reference, is left out, or has NULL where its key is referred to. */
  boolean lacks(int reference, long parent, Session session) {
    if (parent == References.NONE || !leads(reference)) {
      return false;
    }
    TableGenerator table = parentTable(reference);
    return parent >= table.plan.kept()
            && table.verdicts.of(parent - table.plan.kept()) == Verdicts.LEFT_OUT
        || hollow[reference] && keyIsNull(reference, table, parent, session);
  }

  private boolean keyIsNull(int reference, TableGenerator table, long parent, Session session) {
    for (String column : plan.references().get(reference).foreignKey().parentColumns()) {
      if (table.key(parent, table.placeOf(column), session) == null) {
        return true;
      }
    }
    return false;
  }

  /** Whether rows that the reference may lead to can have NULL where they are referred to. */
  private boolean hollow(int reference) {
    ReferencePlan plain = plan.references().get(reference);
    boolean finds = leads(reference)
        && plan.rows() > 0
        && !plain.toItself()
        && plain.strategy() != ReferencePlan.Strategy.ABSENT
        && plain.strategy() != ReferencePlan.Strategy.IMPLIED;
    return finds
        && plain.foreignKey().parentColumns().stream()
            .anyMatch(column -> parentTable(reference).mayBeNull(column));
  }

  private boolean mayBeNull(String column) {
    Literal[] literals = kept.get(column);
    boolean keptNull = literals != null && Arrays.stream(literals).anyMatch(Objects::isNull);
    return keptNull || plan.rows() > 0 && masks.of(column) >= 0;
  }

  /**
   * Where a soft reference leads whose parent is left out: to another that is there; nowhere, or where nulls are not allowed to
   * the missing one still, if no other can be had.
   */
  long present(int reference, long row, long missing, Session session) {
    boolean free = free(reference)
        && plan.references().stream()
            .noneMatch(other -> other.kinship() != null && other.kinship().beside() == reference);
    for (int attempt = 1; free && attempt <= OTHERS; attempt++) {
      long other = references.get(reference).parent(row, attempt, session);
      if (!lacks(reference, other, session)) {
        return other;
      }
    }
    boolean stays = plan.references().get(reference).required()
        && !(hollow[reference] && keyIsNull(reference, parentTable(reference), missing, session));
    return stays ? missing : References.NONE;
  }

  private boolean leads(int reference) {
    return plan.references().get(reference).parentTable() >= 0;
  }

  int place() {
    return place;
  }

  Cell[] cells() {
    return cells;
  }

  List<References> references() {
    return references;
  }

  /** For each reference how it agrees with another; null where it need not. */
  List<Kin> kin() {
    return kin;
  }

  /** The table that a reference leads to. */
  TableGenerator parentTable(int reference) {
    return all.get(plan.references().get(reference).parentTable());
  }

  Variables variables() {
    return variables;
  }

  /** The references of which a later attempt leads to another parent. */
  int[] redrawn() {
    return redrawn;
  }

  /** Whether some references have to agree with others. */
  boolean related() {
    return related;
  }

  /** Whether the parent that a reference leads to depends on the attempt. */
  boolean movable(int reference) {
    return isRedrawn[reference] || kin.get(reference) != null;
  }

  /** Whether the parent that a reference leads to is a function of the row's index alone. */
  boolean fixed(int reference) {
    return !movable(reference)
        && !hollow[reference]
        && (!leads(reference) || parentTable(reference).verdicts.leftOut() == 0);
  }

  Masks masks() {
    return masks;
  }

  Checks checks() {
    return checks;
  }

  /**
   * Whether a later attempt leads to another parent: where a check asks for one of the reference's columns, and no key depends
   * on it. Elsewhere the parent stays, for each one drawn anew would blur how many children the others have.
   */
  boolean redrawn(int reference) {
    ReferencePlan plain = plan.references().get(reference);
    boolean exempts = plan.checks().stream().anyMatch(check -> check.exempt() == reference);
    boolean asked = hollow[reference]
        || plan.checks().stream()
            .anyMatch(check -> check.mentionsAny(plain.foreignKey().columns()))
        || plan.watched().stream()
            .anyMatch(key -> key.mentionsAny(plain.foreignKey().columns()))
        || plan.references().stream()
            .anyMatch(other -> other.kinship() != null
                && other.required()
                && other.kinship().beside() == reference);
    return asked && !exempts && free(reference);
  }

  /** Whether no key, and no other reference, depends on the parent that a reference leads to. */
  private boolean free(int reference) {
    boolean numbers = plan.cells().stream()
        .anyMatch(cell -> cell instanceof CellPlan.Numbered numbered
            && numbered.numbering().reference() == reference);
    boolean drives = plan.references().stream().anyMatch(other -> other.driver() == reference);
    boolean drawn = plan.references().get(reference).strategy() == ReferencePlan.Strategy.FAN_OUT;
    return drawn && !numbers && !drives && !fixed.contains(reference);
  }
}
