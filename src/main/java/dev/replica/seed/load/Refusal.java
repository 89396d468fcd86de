package dev.replica.seed.load;

import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import java.sql.SQLException;

/** Ends the loading of a table that is refused. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What a refusal says of other rows of the table. */
  enum Kind {
    /** Other rows may fit; the server was not asked to load these. */
    JUDGED,
    /** Other rows may fit, but the server took none of these. */
    ROWS,
    /** The server takes no row at all. */
    ALL_ROWS,
    /** The rows fit once all tables are loaded again. */
    LATER
  }

  private final transient QualifiedName table;
  private final Kind kind;

  Refusal(QualifiedName table, Kind kind, String reason) {
    super(reason);
    this.table = table;
    this.kind = kind;
  }

  /** Of all rows, by what the server said of one. */
  Refusal(Table table, SQLException cause) {
    super(SqlFailure.refusal(cause, table), cause);
    this.table = table.name();
    this.kind = SqlFailure.namesRow(cause) ? Kind.ROWS : Kind.ALL_ROWS;
  }

  QualifiedName table() {
    return table;
  }

  Kind kind() {
    return kind;
  }
}
