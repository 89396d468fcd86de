package dev.replica.seed.load;

import dev.replica.ReplicaException;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.TableSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads the rows that a user gives in files, in the seeding's transaction and before any is generated: they are then kept rows. */
public final class FirstRows {

  private static final String STAGE = "pg_temp.replica_first";

  private static final Pattern STAGED_LINE = Pattern.compile("COPY replica_first, line ([0-9]+)");

  private final Connection connection;

  /** @param connection with a transaction open, or none; auto-commit off */
  public FirstRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * Empties tables and loads the files.
   *
   * @param truncate tables that are emptied before
   * @param tables in an order in which they can be filled
   * @param settings of those of the tables that have first rows
   * @return how many rows each of these got
   * @throws ReplicaException if a file can't be read, or the server refuses a row
   */
  public Map<QualifiedName, Long> load(
      List<QualifiedName> truncate,
      List<Table> tables,
      Map<QualifiedName, TableSettings> settings) {
    Map<QualifiedName, Long> loaded = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(SessionSettings.SQL);
      statement.execute("SET CONSTRAINTS ALL DEFERRED");
      if (!truncate.isEmpty()) {
        statement.execute("TRUNCATE "
            + truncate.stream().map(QualifiedName::sql).collect(Collectors.joining(", ")));
      }
      String path = string(statement, "SELECT pg_catalog.current_setting('search_path')");
      for (Table table : tables) {
        if (settings.containsKey(table.name())) {
          loaded.put(table.name(), load(table, settings.get(table.name()), statement));
          statement.execute("SELECT pg_catalog.set_config('search_path', "
              + Identifiers.literal(path) + ", true)");
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of("prepare the tables for their first rows", e);
    }
    return loaded;
  }

  private long load(Table table, TableSettings settings, Statement statement) throws SQLException {
    FirstRowsFile file = new FirstRowsFile(table, settings);
    if (!file.sql()) {
      CsvRows rows = file.rows();
      try {
        return insert(table, rows, statement);
      } catch (SQLException e) {
        throw refused(file, e, "Mend the file, or the row that stands in the way");
      }
    }
    String sql = file.statements();
    long before = count(table, statement);
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw refused(
          file,
          e,
          "Plain statements are taken, no commands of psql and no COPY of rows in the file; rows that may stand there already need ON CONFLICT DO NOTHING");
    }
    return count(table, statement) - before;
  }

  private static ReplicaException refused(FirstRowsFile file, SQLException e, String cure) {
    return ReplicaException.configuration(
        file.what() + ": the server refuses them: " + told(e) + " (SQLSTATE " + e.getSQLState()
            + "). Nothing was changed. " + cure,
        e);
  }

  /** The server counts the records that it gets; the file has one more, which names the columns. */
  private static String told(SQLException e) {
    return STAGED_LINE
        .matcher(e.getMessage())
        .replaceAll(line -> "record " + (Long.parseLong(line.group(1)) + 1));
  }

  /** By way of a temporary table: a row that stands in the table already, alike in all columns of the file, is not added again. */
  private long insert(Table table, CsvRows rows, Statement statement) throws SQLException {
    String columns = Identifiers.quoteAll(rows.columns());
    statement.execute("CREATE TEMPORARY TABLE replica_first ON COMMIT DROP AS SELECT " + columns
        + " FROM " + table.name().sql() + " WITH NO DATA");
    copy(rows, columns);
    int inserted = statement.executeUpdate("INSERT INTO " + table.name().sql() + " (" + columns
        + ") OVERRIDING SYSTEM VALUE SELECT " + columns + " FROM " + STAGE
        + " AS given WHERE NOT EXISTS (SELECT FROM " + table.name().sql() + " AS there WHERE "
        + text("there", rows.columns()) + " = " + text("given", rows.columns()) + ")");
    statement.execute("DROP TABLE " + STAGE);
    return inserted;
  }

  private static String text(String row, List<String> columns) {
    return columns.stream()
        .map(column -> row + "." + Identifiers.quote(column))
        .collect(Collectors.joining(", ", "ROW(", ")::pg_catalog.text"));
  }

  private void copy(CsvRows rows, String columns) throws SQLException {
    CopyIn copy = connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + STAGE + " (" + columns + ") FROM STDIN");
    try {
      TextRowWriter writer = new TextRowWriter(1 << 16);
      for (List<String> row : rows.rows()) {
        writer.clear();
        write(row, writer);
        copy.writeToCopy(writer.buffer(), 0, writer.length());
      }
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  static void write(List<String> row, TextRowWriter writer) {
    writer.startRow();
    for (String field : row) {
      if (field == null) {
        writer.nullValue();
      } else {
        writer.text(field);
      }
    }
    writer.endRow();
  }

  private static long count(Table table, Statement statement) throws SQLException {
    return Long.parseLong(
        string(statement, "SELECT count(*) FROM " + table.name().sql()));
  }

  private static String string(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
