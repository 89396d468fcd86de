package dev.replica.seed.load;

import dev.replica.seed.generate.Cursor;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.plan.Remedy;
import dev.replica.seed.plan.RowCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last judge: conditions that only PostgreSQL can tell are put to it, a batch of proposed rows at a time. A row that is
 * rejected is proposed again at later attempts, several at once as fewer rows are left, and begins with the first that is
 * accepted: which one that is depends neither on the batch nor on the other rows in it.
 */
final class Judge {

  /** Rows that are judged before any others are: where none of them can be made, the table can't. */
  private static final int FIRST_ROWS = 64;

  /** Proposals that are judged at once. */
  private static final int BATCH = 4096;

  /** Attempts of one row that are judged at once, at the most. */
  private static final int AHEAD = 64;

  /** Proposals that are worth their time: for the first rows, and for each row. */
  private static final long WORTHWHILE = 40_000;

  private static final long WORTHWHILE_A_ROW = 64;

  /** A row that raises an error is judged alone, which takes so many times as long. */
  private static final int RAISING = 8;

  /** A function that looks into tables, catalogs above all, takes so many times as long. */
  private static final int LOOKING = 16;

  private static final String LOOKS = """
      SELECT FROM pg_catalog.pg_constraint c
        JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = c.oid
        JOIN pg_catalog.pg_proc p ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.oid = d.refobjid
       WHERE c.conrelid = ?::pg_catalog.regclass AND c.contype = 'c' AND p.prosrc ~* '\\yfrom\\y'
       LIMIT 1""";

  private final TableGenerator table;
  private final Cursor cursor;
  private final int[] broken;
  private final Stage stage;
  private final int cost;
  private long proposed;
  private long leftOut;
  private long raised;
  private long unmade;

  private Judge(TableGenerator table, Stage stage, int cost) {
    this.table = table;
    this.cost = cost;
    this.stage = stage;
    this.cursor = table.cursor();
    this.broken = new int[stage.conditions().size()];
  }

  /**
   * What a judge found of a table.
   *
   * @param hopeless whether no row can be made
   * @param reason why rows are left out; null where none is
   */
  record Finding(boolean hopeless, String reason) {

    static final Finding ALL_MEET = new Finding(false, null);
  }

  /** Settles at which attempt each row of a table meets the conditions, and which rows are left out. */
  static Finding settle(Connection connection, TableGenerator table) throws SQLException {
    List<RowCheck> conditions = table.unjudged();
    if (conditions.isEmpty() || table.rows() == 0) {
      return Finding.ALL_MEET;
    }
    try (Stage stage = Stage.open(connection, table)) {
      for (RowCheck condition : conditions) {
        stage.add(condition);
      }
      return stage.conditions().isEmpty()
          ? Finding.ALL_MEET
          : new Judge(table, stage, cost(connection, table)).settle();
    }
  }

  private static int cost(Connection connection, TableGenerator table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOOKS)) {
      statement.setString(1, table.table().name().sql());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? LOOKING : 1;
      }
    }
  }

  private Finding settle() throws SQLException {
    long from = 0;
    while (from < table.rows()) {
      int rows = (int) Math.min(from == 0 ? FIRST_ROWS : BATCH, table.rows() - from);
      settle(from, rows);
      from += rows;
      if (leftOut == from) {
        return new Finding(true, reason());
      }
    }
    return leftOut == 0 ? Finding.ALL_MEET : new Finding(false, reason());
  }

  private void settle(long first, int count) throws SQLException {
    long[] rows = new long[count];
    int[] attempts = new int[count];
    Arrays.setAll(rows, i -> first + i);
    int pending = round(rows, attempts, count, 1, false);
    long worthwhile = WORTHWHILE + WORTHWHILE_A_ROW * (first + count);
    while (pending > 0) {
      int ahead = Math.max(1, Math.min(AHEAD, BATCH / pending));
      pending = round(rows, attempts, pending, ahead, proposed > worthwhile);
    }
  }

  /** Judges some attempts of each row; returns how many rows are still rejected, which stand first in {@code rows} then. */
  private int round(long[] rows, int[] attempts, int pending, int ahead, boolean last)
      throws SQLException {
    List<int[]> proposals = new ArrayList<>();
    for (int i = 0; i < pending; i++) {
      int[] found = new int[ahead];
      int next = attempts[i];
      for (int a = 0; a < ahead; a++) {
        found[a] = next < 0 ? next : stage.propose(cursor, rows[i], next);
        next = found[a] < 0 ? found[a] : found[a] + 1;
      }
      attempts[i] = next;
      proposals.add(found);
    }
    int[] verdicts = stage.judge();
    int left = 0;
    int at = 0;
    for (int i = 0; i < pending; i++) {
      int accepted = -1;
      int verdict = Stage.MET;
      for (int attempt : proposals.get(i)) {
        if (attempt >= 0) {
          verdict = verdicts[at++];
          proposed += verdict == Stage.RAISED ? RAISING : cost;
          accepted = accepted < 0 && verdict == Stage.MET ? attempt : accepted;
        }
      }
      if (accepted > 0) {
        table.begin(rows[i], accepted);
      } else if (accepted < 0 && (last || attempts[i] < 0)) {
        leaveOut(rows[i], verdict);
      } else if (accepted < 0) {
        rows[left] = rows[i];
        attempts[left++] = attempts[i];
      }
    }
    return left;
  }

  private void leaveOut(long row, int verdict) {
    table.leaveOut(row);
    leftOut++;
    if (verdict >= 0) {
      broken[verdict]++;
    } else if (verdict == Stage.RAISED) {
      raised++;
    } else {
      unmade++;
    }
  }

  private String reason() {
    List<String> reasons = new ArrayList<>();
    List<RowCheck> unmet = new ArrayList<>();
    for (int i = 0; i < broken.length; i++) {
      if (broken[i] > 0) {
        unmet.add(stage.conditions().get(i));
        reasons.add(broken[i] + " never met "
            + Remedy.told(table.table(), stage.conditions().get(i)));
      }
    }
    if (!unmet.isEmpty()) {
      reasons.add(Remedy.settings(table.table(), unmet));
    }
    if (raised > 0) {
      reasons.add("for " + raised + " the server always raised an error: " + stage.error());
    }
    if (unmade > 0) {
      reasons.add(
          cursor.problem() == null
              ? unmade + " refer to rows that are left out"
              : unmade + " could not be made: " + cursor.problem());
    }
    return String.join("; ", reasons);
  }
}
