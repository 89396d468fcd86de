package dev.replica.seed.generate;

import dev.replica.ReplicaException;
import dev.replica.catalog.Column;
import dev.replica.catalog.Table;
import dev.replica.model.Randomness;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.RowCheck;
import dev.replica.seed.plan.TablePlan;
import dev.replica.seed.plan.TargetState;
import dev.replica.seed.plan.check.ColumnValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of one table as a function of their index, and of what judges found of them. Immutable once {@link Generator} has
 * linked it to its parents, but for the verdicts: these must not change while rows of the table, or of its children, are made.
 */
public final class TableGenerator {

  /** Rows that are tried before any is loaded. */
  private static final int PROBED = 64;

  /** Attempts after which a check counts as one that a row cannot meet. */
  static final int ATTEMPTS = 2000;

  /** The same for tables many of whose rows can't: not worth as much time. */
  private static final int FEWER_ATTEMPTS = 200;

  /** Of so many rows that are tried one may fail before the table is one of those. */
  private static final int MOSTLY = 20;

  private final TablePlan plan;
  private final int place;
  private final long key;
  private final int tables;
  private final KeptKeys kept;
  private final Relations relations;
  private final Variables variables;
  private final Masks masks;
  private final Cell[] cells;
  private Heritage heritage = Heritage.NONE;
  private Checks checks;
  private KeyRanks keyRanks;

  private final List<ChildTotals> totals = new ArrayList<>();

  /** Null for none. */
  private Events events;

  private final Verdicts verdicts = new Verdicts();
  private int attempts = ATTEMPTS;
  private boolean settled;

  TableGenerator(TablePlan plan, int place, int tables, TargetState.Kept keptRows, long seed) {
    this.plan = plan;
    this.place = place;
    this.tables = tables;
    this.key = Randomness.key(seed, plan.table().name().toString());
    this.relations = new Relations(this, key);
    this.variables = Variables.of(plan, key);
    this.masks = new Masks(plan, variables, key);
    this.cells = new Cell[plan.table().columns().size()];
    this.kept = KeptKeys.of(plan.table(), keptRows);
  }

  /** Makes the cells; all tables that this one refers to are there by now, if not yet linked themselves. */
  void link(List<TableGenerator> all) {
    relations.link();
    events = Events.of(this, key);
    CellMaker maker = new CellMaker(this, key, all);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = maker.cell(plan.cells().get(i));
    }
    for (CellPlan each : plan.cells()) {
      CellPlan cell = each instanceof CellPlan.Totalled totalled ? totalled.usual() : each;
      List<Integer> counted = cell instanceof CellPlan.Following following
          ? List.of(following.followed())
          : cell instanceof CellPlan.Composed composed ? composed.places() : List.of();
      if (each instanceof CellPlan.Totalled totalled) {
        counted = Stream.concat(
                counted.stream(), totalled.plus().stream().flatMap(term -> term.places().stream()))
            .toList();
      }
      for (int place : counted) {
        if (cells[place] instanceof DrawnCell drawn) {
          cells[place] = new GriddedCell(drawn, (GridValues) drawn.values(), -1, -1);
        }
      }
    }
    heritage = Heritage.of(this, plan.dependence());
    checks = Checks.of(plan.table(), plan.checks(), cells);
    keyRanks = KeyRanks.of(this);
  }

  /** The totals of rows of a table that refer to this one's. */
  ChildTotals totals(TableGenerator child, int reference) {
    for (ChildTotals each : totals) {
      if (each.of(child, reference)) {
        return each;
      }
    }
    ChildTotals others = new ChildTotals(child, reference);
    totals.add(others);
    return others;
  }

  /** All totals of rows that refer to this table's. */
  List<ChildTotals> totals() {
    return totals;
  }

  /** Works out the times of sequences, once it is known which parents rows refer to. */
  void sequence() {
    if (events != null) {
      events.settle();
    }
  }

  /** Makes the ranks of few rows even, once parents have theirs. */
  void even() {
    if (EvenRanks.few(plan.rows()) && variables.size() > 0) {
      new Cursor(this, cursor().session(), (int) plan.rows()).even();
    }
  }

  int placeOf(String column) {
    int place = findPlace(column);
    if (place < 0) {
      throw new IllegalStateException(
          "no column " + column + " in " + plan.table().name());
    }
    return place;
  }

  /** The place of a column; -1 where the table has none of that name, as after a migration. */
  int findPlace(String column) {
    List<Column> columns = plan.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
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
    } else if (cells[column] instanceof KeyedCell keyed && keyed.fixed()) {
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
    if (cells[column] instanceof KeyedCell keyed && keyed.fixed()) {
      return keyed.value(index - plan.kept(), session);
    }
    return cells[column] == null
        ? null
        : cells[column].value(session.at(this, index - plan.kept()), 0);
  }

  private Literal keptKey(long index, int column) {
    return kept.literal((int) index, plan.table().columns().get(column).name());
  }

  /**
   * Tries some rows, at the beginning and all over the table.
   *
   * @return why rows of the table cannot be made: a check that none of them ever meets; empty where there are any that do
   */
  public Optional<String> problem() {
    if (checks.isEmpty() && !relations.related() || plan.rows() == 0) {
      return Optional.empty();
    }
    try {
      return probe();
    } catch (ReplicaException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // Known before anything is loaded, a bug costs this table alone.
      return Optional.of(failed(e).getMessage());
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
    return relations.leadTo(other);
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

  /** Brings back what is known of the rows by now, once it is run. Not while rows are made. */
  public Runnable bookmark() {
    Verdicts known = new Verdicts();
    known.assign(verdicts);
    return () -> verdicts.assign(known);
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

  /** What a thread looks into other tables with. */
  Session newSession() {
    return new Session(tables);
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

  /** Whether a row, generated or kept, can have NULL in the column. */
  boolean mayBeNull(String column) {
    return kept.anyNull(column) || plan.rows() > 0 && masks.of(column) >= 0;
  }

  int place() {
    return place;
  }

  Cell[] cells() {
    return cells;
  }

  Variables variables() {
    return variables;
  }

  /** The ranks of columns of keys. */
  KeyRanks keyRanks() {
    return keyRanks;
  }

  /** The times of sequences; null for none. */
  Events events() {
    return events;
  }

  /** What rows have from those of other tables. */
  Heritage heritage() {
    return heritage;
  }

  /** How rows find their parents. */
  Relations relations() {
    return relations;
  }

  Masks masks() {
    return masks;
  }

  Checks checks() {
    return checks;
  }
}
