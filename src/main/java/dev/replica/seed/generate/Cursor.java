package dev.replica.seed.generate;

import dev.replica.model.Randomness;
import dev.replica.seed.plan.ReferencePlan;
import dev.replica.seed.plan.check.ColumnValues;
import java.util.Arrays;

/**
 * The rows of one table that a thread works on: their parents, and the ranks of their variables, computed column by column for
 * the whole block. A row that a check rejects is drawn again with the next attempt number; one that meets the checks at none is
 * left out. Belongs to one thread.
 */
public final class Cursor implements InheritedCodes.Rows {

  /** Rows of a block: its ranks stay in the processor's cache. */
  static final int BLOCK = 1024;

  /** Attempts by the distributions alone, before constants of the checks and other shares of nulls are tried. */
  private static final int STEERED = 8;

  private final TableGenerator table;
  private final Session session;
  private final int capacity;
  private final int[] attempts;
  private final Variables.Draw draw;
  private final InheritedCodes heritage;
  private final boolean[] absent;

  /** Whether the parents of a row agree at its present attempt, where they have to. */
  private final boolean[] agreed;

  private final double[][] ranks;
  private final long[][] parents;
  private long first = -1;
  private int count;

  /** Rows that were left out since {@link #takeLeftOut}; the first {@code missing} count. */
  private long[] leftOut = new long[0];

  private int missing;
  private String problem;
  private boolean moving;

  /** Of the same table, for looking at a row of it while this one moves. */
  private Cursor further;

  Cursor(TableGenerator table, Session session, int capacity) {
    this.table = table;
    this.session = session;
    this.capacity = capacity;
    attempts = new int[capacity];
    parents = new long[table.relations().references().size()][capacity];
    heritage = new InheritedCodes(table.heritage(), this);
    draw = table.variables().draw(capacity, heritage);
    ranks = draw.ranks();
    absent = new boolean[capacity];
    agreed = new boolean[capacity];
  }

  /** Writes rows {@code from} inclusive to {@code from + rows} exclusive of those generated, but those that are left out. */
  public void write(long from, int rows, RowWriter out) {
    try {
      for (int done = 0; done < rows; done += capacity) {
        writeBlock(from + done, Math.min(capacity, rows - done), out);
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw table.failed(e);
    }
  }

  private void writeBlock(long from, int rows, RowWriter out) {
    move(from, rows);
    for (int i = 0; i < rows; i++) {
      if (absent[i]) {
        leaveOut(i);
        continue;
      }
      out.startRow();
      writeCells(i, out);
      out.endRow();
    }
  }

  /**
   * Writes the cells of a row at the first attempt from the given one on that meets the checks, and leaves the row open: for a
   * judge who accepts it or asks for another.
   *
   * @return the attempt; -1, and nothing is written, where there is none
   */
  public int propose(long row, int attempt, RowWriter out) {
    try {
      move(row, 1, attempt);
      if (absent[0]) {
        return Verdicts.LEFT_OUT;
      }
      out.startRow();
      writeCells(0, out);
      return attempts[0];
    } catch (RuntimeException | StackOverflowError e) {
      throw table.failed(e);
    }
  }

  /** As {@link #propose(long, int, RowWriter)}, at the attempt that the row begins with. */
  public int propose(long row, RowWriter out) {
    return propose(row, -1, out);
  }

  private void writeCells(int i, RowWriter out) {
    for (Cell cell : table.cells()) {
      if (cell != null) {
        cell.write(this, i, out);
      }
    }
  }

  private void leaveOut(int i) {
    if (missing == leftOut.length) {
      leftOut = Arrays.copyOf(leftOut, Math.max(16, 2 * missing));
    }
    leftOut[missing++] = row(i);
  }

  /** The rows that were left out since this was last asked for, in the order of writing. */
  public long[] takeLeftOut() {
    long[] taken = Arrays.copyOf(leftOut, missing);
    missing = 0;
    return taken;
  }

  /** Why a row was left out, the first that was: what it never met; null where none was for a reason of its own. */
  public String problem() {
    return problem;
  }

  /** Whether the row that the cursor stands on is being made. */
  boolean moving() {
    return moving;
  }

  /** Another cursor of the same table and thread. */
  Cursor further() {
    if (further == null) {
      further = new Cursor(table, session, capacity);
    }
    return further;
  }

  boolean standsOn(long row) {
    return count == 1 && first == row;
  }

  /** Whether row {@code i} is left out. */
  boolean absent(int i) {
    return absent[i];
  }

  /** Moves to a block of rows and settles at which attempt each meets the checks. */
  void move(long from, int rows) {
    move(from, rows, -1);
  }

  /** Whether a row's attempt is worth remembering: there are checks, and nothing else that changes a row. */
  boolean recallable() {
    return !table.checks().isEmpty()
        && !table.relations().missing().orphans()
        && table.verdicts().isEmpty();
  }

  /** Moves to one row that is known to meet its checks at an attempt. */
  void recall(long row, int attempt) {
    moving = true;
    try {
      sketch(row, 1);
      if (attempt > 0) {
        draw(0, attempt);
      }
    } finally {
      moving = false;
    }
  }

  /** @param attempt that the rows begin with; -1 for what the table's verdicts say */
  void move(long from, int rows, int attempt) {
    moving = true;
    try {
      sketchAndSettle(from, rows, attempt);
    } finally {
      moving = false;
    }
  }

  private void sketchAndSettle(long from, int rows, int attempt) {
    sketch(from, rows);
    Verdicts verdicts = table.verdicts();
    boolean orphans = table.relations().missing().orphans();
    boolean judged = attempt > 0 || attempt < 0 && !verdicts.isEmpty();
    if (table.relations().related() || orphans || judged || !table.checks().isEmpty()) {
      for (int i = 0; i < rows; i++) {
        settle(i, attempt < 0 ? verdicts.of(from + i) : attempt, orphans);
      }
    }
  }

  /** Moves to a block of rows as they are at their first attempts, whatever checks and judges say. */
  void sketch(long from, int rows) {
    begin(from, rows);
    draw.block(from, rows);
  }

  private void begin(long from, int rows) {
    first = from;
    count = rows;
    Arrays.fill(attempts, 0, rows, 0);
    Arrays.fill(absent, 0, rows, false);
    for (int r = 0; r < parents.length; r++) {
      References reference = table.relations().references().get(r);
      for (int i = 0; i < rows; i++) {
        parents[r][i] = reference.parent(from + i, session);
      }
    }
    for (int i = 0; table.relations().related() && i < rows; i++) {
      agreed[i] = agree(i);
    }
    table.keyRanks().give(draw, from, rows, session);
    if (table.events() != null) {
      table.events().give(draw, from, rows);
    }
  }

  /** Moves to a block of rows of which nothing but their parents and {@link #isNull} may be asked. */
  void sketchNulls(long from, int rows) {
    begin(from, rows);
    draw.nulls(from, rows);
  }

  /** Makes the ranks of the table's rows even, as many as the capacity. */
  void even() {
    sketch(0, capacity);
    draw.even(capacity);
  }

  private void settle(int i, int attempt, boolean orphans) {
    boolean possible = attempt != Verdicts.LEFT_OUT && !(orphans && orphaned(i, false));
    if (possible && attempt > 0) {
      possible = draw(i, attempt);
    }
    while (possible && !fits(i, orphans)) {
      possible = draw(i, attempts[i] + 1);
      if (!possible && problem == null) {
        problem = unmet(i);
      }
    }
    absent[i] = !possible;
  }

  private boolean fits(int i, boolean orphans) {
    return (!table.relations().related() || agreed[i])
        && !(orphans && orphaned(i, true))
        && table.checks().hold(this, i);
  }

  /**
   * Whether a parent that the row cannot do without is left out, and no other takes its place.
   *
   * @param redrawn whether to look at the references that later attempts change, or at the others
   */
  private boolean orphaned(int i, boolean redrawn) {
    boolean orphaned = false;
    for (int r = 0; r < parents.length; r++) {
      if (table.relations().movable(r) == redrawn
          && table.relations().missing().lacks(r, parents[r][i], session)) {
        ReferencePlan reference = table.relations().references().get(r).plan();
        parents[r][i] = table.relations().missing().present(r, row(i), parents[r][i], session);
        orphaned |= reference.required() && parents[r][i] == References.NONE;
      }
    }
    return orphaned;
  }

  private String unmet(int i) {
    if (!table.relations().related() || agreed[i]) {
      return table.checks().unmet(this, i, table.attempts());
    }
    return "row "
        + row(i)
        + " finds no rows to refer to by its foreign keys that agree in the columns that these share. Ask for more rows of its"
        + " parents, or leave the table out with replica.excludes";
  }

  /** Finds the parents that have to agree with others; false where there is none for a reference that needs one. */
  private boolean agree(int i) {
    boolean found = true;
    for (int r : table.relations().kinOrder()) {
      Kin kin = table.relations().kin().get(r);
      parents[r][i] = kin.parent(this, i);
      found &= parents[r][i] != References.NONE || !kin.required();
    }
    return found;
  }

  /** Draws the row at an attempt; false where that is one too many. */
  private boolean draw(int i, int attempt) {
    if (attempt > table.attempts()) {
      return false;
    }
    attempts[i] = attempt;
    for (int r : table.relations().redrawn()) {
      if (table.relations().kin().get(r) == null) {
        parents[r][i] = table.relations().references().get(r).parent(first + i, attempt, session);
      }
    }
    if (table.relations().related()) {
      agreed[i] = agree(i);
    }
    if (table.events() != null && steered(i)) {
      table.events().release(draw, i, first + i, attempt);
    }
    draw.row(i, first + i, attempt);
    return true;
  }

  long row(int i) {
    return first + i;
  }

  /** Random bits of the row at its present attempt. */
  long bits(long key, int i) {
    int attempt = attempts[i];
    return Randomness.hash(attempt == 0 ? key : Randomness.hash(key, attempt), first + i);
  }

  double rank(int variable, int i) {
    return ranks[variable][i];
  }

  /** The rank of row {@code i}'s cell in the column's distribution; below 0 for NULL, and for what has none. */
  double cellRank(int column, int i) {
    Cell cell = table.cells()[column];
    return cell == null ? -1 : cell.rank(this, i);
  }

  @Override
  public long parent(int reference, int i) {
    return parents[reference][i];
  }

  /** The number of the row among the children of its parent. */
  long slot(int reference, int i) {
    return table.relations().references().get(reference).slot(first + i);
  }

  @Override
  public long sibling(int reference, int i) {
    References references = table.relations().references().get(reference);
    return references.plan().strategy() == ReferencePlan.Strategy.FAN_OUT
        ? references.slot(first + i)
        : References.NONE;
  }

  @Override
  public long behind(int reference, int i) {
    References references = table.relations().references().get(reference);
    return references.plan().strategy() == ReferencePlan.Strategy.FAN_OUT
            && references.plan().listsChildren()
        ? references.count(references.parent(first + i, session)) - 1 - references.slot(first + i)
        : References.NONE;
  }

  /** Whether the row is the one of its parent's that a partial key may hold: the last one where that is not like the others. */
  boolean chosen(int reference, int i) {
    boolean last = table.heritage().branches().stream()
        .anyMatch(branch -> branch.reference() == reference && branch.marksLast());
    return last ? behind(reference, i) == 0 : slot(reference, i) == 0;
  }

  /** Whether the row was rejected so often that what the checks themselves name is tried. */
  boolean steered(int i) {
    return attempts[i] >= STEERED;
  }

  int attempt(int i) {
    return attempts[i];
  }

  @Override
  public boolean isNull(int mask, int i) {
    return table.masks().isNull(mask, this, i);
  }

  /** The row as checks and keys read it; good until the cursor moves. */
  ColumnValues values(int i) {
    Cell[] cells = table.cells();
    return column -> cells[column] == null ? null : cells[column].value(this, i);
  }

  @Override
  public Session session() {
    return session;
  }

  Scratch scratch() {
    return session.scratch();
  }
}
