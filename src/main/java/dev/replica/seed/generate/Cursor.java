package dev.replica.seed.generate;

import dev.replica.ReplicaException;
import dev.replica.model.Randomness;
import java.util.Arrays;

/**
 * The rows of one table that a thread works on: their parents, and the ranks of their variables, computed column by column for
 * the whole block. A row that a check rejects is drawn again with the next attempt number. Belongs to one thread.
 */
public final class Cursor {

  /** Rows of a block: its ranks stay in the processor's cache. */
  static final int BLOCK = 1024;

  /** Attempts after which a check counts as one that cannot be met. */
  private static final int ATTEMPTS = 2000;

  /** Attempts by the distributions alone, before constants of the checks and other shares of nulls are tried. */
  private static final int STEERED = 8;

  private final TableGenerator table;
  private final Session session;
  private final int capacity;
  private final int[] attempts;
  private final Variables.Draw draw;
  private final double[][] ranks;
  private final long[][] parents;
  private long first = -1;
  private int count;
  private int failed;

  Cursor(TableGenerator table, Session session, int capacity) {
    this.table = table;
    this.session = session;
    this.capacity = capacity;
    attempts = new int[capacity];
    draw = table.variables().draw(capacity);
    ranks = draw.ranks();
    parents = new long[table.references().size()][capacity];
  }

  /**
   * Writes rows {@code first} inclusive to {@code first + count} exclusive of those generated.
   *
   * @throws ReplicaException if a row meets a check at no attempt
   */
  public void write(long from, int rows, RowWriter out) {
    Cell[] cells = table.cells();
    for (int done = 0; done < rows; done += capacity) {
      int block = Math.min(capacity, rows - done);
      if (!move(from + done, block)) {
        throw ReplicaException.configuration(unmet());
      }
      for (int i = 0; i < block; i++) {
        out.startRow();
        for (Cell cell : cells) {
          if (cell != null) {
            cell.write(this, i, out);
          }
        }
        out.endRow();
      }
    }
  }

  boolean standsOn(long row) {
    return count == 1 && first == row;
  }

  /**
   * Moves to a block of rows and settles at which attempt each meets the checks.
   *
   * @return false where a row meets them at none
   */
  boolean move(long from, int rows) {
    first = from;
    count = rows;
    Arrays.fill(attempts, 0, rows, 0);
    for (int r = 0; r < parents.length; r++) {
      References reference = table.references().get(r);
      for (int i = 0; i < rows; i++) {
        parents[r][i] = reference.parent(from + i, session);
      }
    }
    draw.block(from, rows);
    boolean related = table.related();
    boolean all = true;
    for (int i = 0; i < rows && all && (related || !table.checks().isEmpty()); i++) {
      boolean agrees = !related || agree(i);
      while (all && (!agrees || !table.checks().hold(this, i))) {
        all = redraw(i);
        agrees = !related || agree(i);
        failed = i;
      }
    }
    return all;
  }

  /** What to tell of the row that stopped {@link #move}. */
  String unmet() {
    if (agree(failed)) {
      return table.checks().unmet(this, failed, ATTEMPTS);
    }
    return "table "
        + table.table().name()
        + ": row "
        + row(failed)
        + " finds no rows to refer to by its foreign keys that agree in the columns that these share. Ask for more rows of its"
        + " parents, or leave the table out with replica.excludes.";
  }

  /** Finds the parents that have to agree with others; false where there is none for a reference that needs one. */
  private boolean agree(int i) {
    boolean found = true;
    for (int r = 0; r < parents.length; r++) {
      Kin kin = table.kin().get(r);
      if (kin != null) {
        parents[r][i] =
            kin.parent(first + i, attempts[i], parents[kin.besideReference()][i], session);
        found &= parents[r][i] != References.NONE || !kin.required();
      }
    }
    return found;
  }

  /** Draws the row at its next attempt; false where there were enough of them. */
  private boolean redraw(int i) {
    int attempt = ++attempts[i];
    if (attempt > ATTEMPTS) {
      return false;
    }
    for (int r : table.redrawn()) {
      if (table.kin().get(r) == null) {
        parents[r][i] = table.references().get(r).parent(first + i, attempt, session);
      }
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

  long parent(int reference, int i) {
    return parents[reference][i];
  }

  /** The number of the row among the children of its parent. */
  long slot(int reference, int i) {
    return table.references().get(reference).slot(first + i);
  }

  /** Whether the row was rejected so often that what the checks themselves name is tried. */
  boolean steered(int i) {
    return attempts[i] >= STEERED;
  }

  int attempt(int i) {
    return attempts[i];
  }

  boolean isNull(int mask, int i) {
    return table.masks().isNull(mask, this, i);
  }

  Session session() {
    return session;
  }

  Scratch scratch() {
    return session.scratch();
  }
}
