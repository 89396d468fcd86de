package dev.replica.scan;

import dev.replica.ReplicaException;
import java.sql.SQLException;

/** Turns failures of the server into messages that hold no value of the source. */
final class Failures {

  private Failures() {}

  /** @param what was being done, as the beginning of a sentence */
  static ReplicaException of(String what, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("P0")
        || state.startsWith("XX")) {
      // The server's message may cite the data, and so may the failure that would be passed on as
      // the cause.
      return ReplicaException.environment(what + " failed with SQLSTATE " + state + ".", null);
    }
    String message = e.getMessage() == null ? "" : e.getMessage().strip();
    return ReplicaException.environment(
        what + " failed (SQLSTATE " + (state.isEmpty() ? "unknown" : state) + "): " + message, e);
  }

  /**
   * Whether a table is to be left out for this, rather than the scan ended: no privilege, or a lock that is not to be
   * had.
   */
  static boolean passable(SQLException e) {
    return "42501".equals(e.getSQLState()) || "55P03".equals(e.getSQLState());
  }
}
