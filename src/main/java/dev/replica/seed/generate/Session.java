package dev.replica.seed.generate;

import dev.replica.seed.fake.FakeText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What one thread needs to look into other tables: a cursor of one row for each, made when it is first asked for;
 * more of them where making a row of the table takes looking at other rows of it. */
final class Session {

  /** Rows of each table whose attempts are remembered, a power of two. */
  private static final int REMEMBERED = 1 << 14;

  private final Cursor[] cursors;

  /** For each table rows that were looked at, and the attempts at which they met their checks. */
  private final long[][] known;

  private final int[][] attempts;
  private final Scratch scratch = new Scratch();
  private final Companions companions = new Companions();
  private final Map<Choosing, Choosing.Preference> preferences = new HashMap<>();
  private final Map<String, FakeText> fakes = new HashMap<>();

  Session(int tables) {
    cursors = new Cursor[tables];
    known = new long[tables][];
    attempts = new int[tables][];
  }

  Scratch scratch() {
    return scratch;
  }

  /** What makes texts in a locale. */
  FakeText fakes(String locale) {
    return fakes.computeIfAbsent(locale, FakeText::new);
  }

  Companions companions() {
    return companions;
  }

  Choosing.Preference preference(Choosing choosing) {
    return preferences.computeIfAbsent(choosing, each -> each.preference(this));
  }

  /**
   * A cursor on that row of the table. Where that very row is being made, because it depends on itself by way of others, it is
   * what it would be at the present attempt.
   */
  Cursor at(TableGenerator table, long row) {
    Cursor cursor = cursors[table.place()];
    if (cursor == null) {
      cursor = new Cursor(table, this, 1);
      cursors[table.place()] = cursor;
    }
    Cursor free = cursor;
    while (free.moving() && !free.standsOn(row)) {
      free = free.further();
    }
    if (!free.standsOn(row)) {
      move(free, table.place(), row);
    }
    return free;
  }

  /** A row that was looked at before is at the attempt that it was found at: its checks need not be asked again. */
  private void move(Cursor cursor, int table, long row) {
    if (!cursor.recallable()) {
      cursor.move(row, 1);
      return;
    }
    if (known[table] == null) {
      known[table] = new long[REMEMBERED];
      attempts[table] = new int[REMEMBERED];
      Arrays.fill(known[table], -1);
    }
    int place = (int) (row & REMEMBERED - 1);
    if (known[table][place] == row) {
      cursor.recall(row, attempts[table][place]);
      return;
    }
    cursor.move(row, 1);
    if (!cursor.absent(0)) {
      known[table][place] = row;
      attempts[table][place] = cursor.attempt(0);
    }
  }
}
