package dev.replica.seed.plan;

import dev.replica.catalog.QualifiedName;
import java.util.List;

/** How many rows of one table are made: what was asked for, lowered, and told, as planning finds less room. Not thread-safe. */
final class RowCount {

  private final QualifiedName table;
  private final List<String> notices;
  private long rows;

  RowCount(QualifiedName table, long rows, List<String> notices) {
    this.table = table;
    this.rows = rows;
    this.notices = notices;
  }

  long rows() {
    return rows;
  }

  /** Lowers the number of rows to what a key has room for. */
  void cap(long room, String reason) {
    long most = Math.max(0, room);
    if (rows > most) {
      notices.add(
          table + " gets " + most + " of " + rows + " rows: " + reason + " has room for no more");
      rows = most;
    }
  }

  /** No row can be made. */
  void none(String reason) {
    if (rows > 0) {
      notices.add(table + " gets no rows: " + reason);
      rows = 0;
    }
  }

  void notice(String text) {
    notices.add(text);
  }
}
