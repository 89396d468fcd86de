package dev.replica.seed.load;

import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
import dev.replica.seed.generate.Cursor;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.RowCheck;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A temporary table that takes proposed rows of a table without any constraint, so that the server judges all of them by one
 * query. The last column is the number of the proposal. Gone with the transaction, or when closed.
 */
final class Stage implements AutoCloseable {

  /** What {@link #judge} says of a proposal that meets all conditions. */
  static final int MET = -1;

  /** What it says of one for which a condition raised an error. */
  static final int RAISED = -2;

  /** Refused so often, the rest of the proposals counts as refused too. */
  private static final int REFUSED = 100;

  private static final String NAME = "pg_temp.replica_stage";

  private final Connection connection;
  private final TableGenerator table;
  private final List<CellPlan> cells;
  private final String number;
  private final RowBuffer buffer;
  private final boolean binary;
  private final List<RowCheck> conditions = new ArrayList<>();
  private int proposals;

  /** Where each proposal ends in the buffer. */
  private int[] ends = new int[64];

  private String error = "";

  private Stage(Connection connection, TableGenerator table) {
    this.connection = connection;
    this.table = table;
    this.cells = table.plan().copied();
    String free = "replica_number";
    while (table.table().column(free).isPresent()) {
      free += "_";
    }
    this.number = Identifiers.quote(free);
    BinaryRowWriter best = new BinaryRowWriter(cells.size() + 1, 1 << 16);
    this.binary = cells.stream().map(cell -> cell.column().type()).allMatch(best::writes);
    this.buffer = binary ? best : new TextRowWriter(1 << 16);
  }

  /** Makes the stage of a table. */
  static Stage open(Connection connection, TableGenerator table) throws SQLException {
    Stage stage = new Stage(connection, table);
    // The type under a domain: what the domain asks for is a condition among others.
    String list = stage.cells.stream()
        .map(cell -> Identifiers.quote(Staging.copied(cell)) + " " + Staging.type(cell) + ", ")
        .collect(Collectors.joining());
    stage.execute("CREATE TEMPORARY TABLE replica_stage (" + list + stage.number
        + " integer PRIMARY KEY) ON COMMIT DROP");
    return stage;
  }

  /**
   * Adds a condition, if the server can tell it of a staged row.
   *
   * @return false where it can't: the condition asks for more than the row's own columns
   */
  boolean add(RowCheck condition) throws SQLException {
    conditions.add(condition);
    Savepoint before = connection.setSavepoint();
    try {
      execute(query() + " LIMIT 0");
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      conditions.remove(condition);
      return false;
    }
  }

  List<RowCheck> conditions() {
    return conditions;
  }

  /**
   * Adds a row at the first attempt from the given one on that the generator itself accepts.
   *
   * @return the attempt; negative where there is none
   */
  int propose(Cursor cursor, long row, int attempt) {
    int found = cursor.propose(row, attempt, buffer);
    if (found >= 0) {
      buffer.int4(proposals);
      buffer.endRow();
      if (proposals == ends.length) {
        ends = Arrays.copyOf(ends, 2 * proposals);
      }
      ends[proposals++] = buffer.length();
    }
    return found;
  }

  /** Judges the proposals and forgets them: the number of the first condition that each breaks, {@link #MET} or {@link #RAISED}. */
  int[] judge() throws SQLException {
    int[] verdicts = new int[proposals];
    Arrays.fill(verdicts, MET);
    if (proposals > 0) {
      execute("TRUNCATE " + NAME);
      fill(verdicts);
      judgeAll(verdicts);
    }
    buffer.clear();
    proposals = 0;
    return verdicts;
  }

  /** How many of the proposals stand in the table itself with the same values of some columns; forgets the proposals. */
  long standing(List<String> names) throws SQLException {
    fill(new int[proposals]);
    buffer.clear();
    proposals = 0;
    String same = names.stream()
        .map(Identifiers::quote)
        .map(name -> "(t." + name + " = s." + name + " OR s." + name + " IS NULL)")
        .collect(Collectors.joining(" AND "));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + NAME
            + " s WHERE EXISTS (SELECT FROM " + KeptRows.source(table.table()) + " t WHERE " + same
            + ")")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Values that not even their type takes, those in an array of a domain for instance, are refused one by one. */
  private void fill(int[] verdicts) throws SQLException {
    int from = 0;
    for (int refused = 0; from < proposals; refused++) {
      if (refused == REFUSED) {
        Arrays.fill(verdicts, from, proposals, RAISED);
        return;
      }
      int bad = copy(from, proposals);
      if (bad < proposals) {
        copy(from, bad);
        verdicts[bad] = RAISED;
      }
      from = bad + 1;
    }
  }

  /** Copies proposals; the number of the one that is refused, and none is copied then, or {@code to}. */
  private int copy(int from, int to) throws SQLException {
    String names = cells.stream()
        .map(cell -> Identifiers.quote(Staging.copied(cell)) + ", ")
        .collect(Collectors.joining());
    String sql = "COPY " + NAME + " (" + names + number + ") FROM STDIN"
        + (binary ? " (FORMAT binary)" : "");
    int start = from == 0 ? 0 : ends[from - 1];
    int end = to == 0 ? 0 : ends[to - 1];
    Savepoint before = connection.setSavepoint();
    try (CopyStream copy = CopyStream.open(connection, sql, binary)) {
      copy.write(Arrays.copyOfRange(buffer.buffer(), start, end), end - start);
      copy.finish();
      connection.releaseSavepoint(before);
      return to;
    } catch (SQLException e) {
      long line = SqlFailure.line(e, "replica_stage");
      if (line < 1 || line > to - from) {
        throw e;
      }
      connection.rollback(before);
      error = SqlFailure.told(e);
      return from + (int) line - 1;
    }
  }

  /** What the server said of the last proposal that a condition raised an error for. */
  String error() {
    return error;
  }

  private void judgeAll(int[] verdicts) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      read(query(), verdicts);
    } catch (SQLException e) {
      if (!SqlFailure.refusesRow(e)) {
        throw e;
      }
      connection.rollback(before);
      error = SqlFailure.told(e);
      judgeEach(verdicts);
    }
    connection.releaseSavepoint(before);
  }

  /** One row that raises an error ends a query for all of them: here each is judged in a transaction of its own, on the server. */
  private void judgeEach(int[] verdicts) throws SQLException {
    execute(
        "DROP TABLE IF EXISTS pg_temp.replica_verdict; CREATE TEMPORARY TABLE replica_verdict (number integer, broken integer)"
            + " ON COMMIT DROP");
    String body = "DECLARE n integer; BEGIN FOR n IN SELECT " + number + " FROM " + NAME
        + " LOOP BEGIN INSERT INTO pg_temp.replica_verdict " + query() + " AND " + number
        + " = n; EXCEPTION WHEN OTHERS THEN INSERT INTO pg_temp.replica_verdict VALUES (n, "
        + RAISED
        + "); END; END LOOP; END";
    execute("DO " + Identifiers.literal(body));
    read("SELECT number, broken FROM pg_temp.replica_verdict", verdicts);
  }

  private void read(String query, int[] verdicts) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        verdicts[row.getInt(1)] = row.getInt(2);
      }
    }
  }

  /** The numbers of rows that break a condition, each with the number of the first one. */
  private String query() {
    StringBuilder broken = new StringBuilder("CASE");
    for (int i = 0; i < conditions.size(); i++) {
      broken.append(" WHEN ").append(broken(conditions.get(i))).append(" THEN ").append(i);
    }
    String computed = table.table().columns().stream()
        .filter(column -> !column.writable() && column.defaultExpression().isPresent())
        .filter(this::asked)
        .map(column -> ", (" + column.defaultExpression().get() + ")::"
            + column.type().base().sql() + " AS " + Identifiers.quote(column.name()))
        .collect(Collectors.joining());
    String omitted = table.plan().cells().stream()
        .filter(cell -> cell instanceof CellPlan.Omitted && cell.column().writable())
        .filter(cell -> asked(cell.column()))
        .map(cell -> ", " + absent(cell.column()))
        .collect(Collectors.joining());
    // The alias is the table's own name: a condition may use it.
    String alias = Identifiers.quote(table.table().name().name());
    return "SELECT " + number + ", broken FROM (SELECT " + number + ", " + broken
        + " END AS broken FROM (SELECT *" + computed + " FROM (SELECT *" + omitted + " FROM "
        + NAME + ") r) " + alias + ") j WHERE broken IS NOT NULL";
  }

  private boolean asked(Column column) {
    return conditions.stream().anyMatch(condition -> condition.mentionsAny(List.of(column.name())));
  }

  /** What stands in a column that is not written. */
  private static String absent(Column column) {
    return "(" + column.defaultExpression().orElse("NULL") + ")::"
        + column.type().base().sql() + " AS " + Identifiers.quote(column.name());
  }

  private static String broken(RowCheck condition) {
    String text = "((" + condition.text() + ") IS FALSE)";
    // VALUE is a plain name to PostgreSQL where no domain gives it another meaning.
    return condition.column() == null
        ? text
        : "(SELECT " + text + " FROM (SELECT " + Identifiers.quote(condition.column())
            + " AS value) v)";
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    execute("DROP TABLE " + NAME);
  }
}
