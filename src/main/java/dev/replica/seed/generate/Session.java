package dev.replica.seed.generate;

import dev.replica.seed.fake.FakeText;
import java.util.HashMap;
import java.util.Map;

/** What one thread needs to look into other tables: a cursor of one row for each, made when it is first asked for;
 * more of them where making a row of the table takes looking at other rows of it. */
final class Session {

  private final Cursor[] cursors;
  private final Scratch scratch = new Scratch();
  private final Companions companions = new Companions();
  private final Map<String, FakeText> fakes = new HashMap<>();

  Session(int tables) {
    cursors = new Cursor[tables];
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
      free.move(row, 1);
    }
    return free;
  }
}
