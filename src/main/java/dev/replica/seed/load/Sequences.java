package dev.replica.seed.load;

import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Sequence;
import dev.replica.seed.generate.TableGenerator;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.KeyDomain;
import dev.replica.seed.plan.Lattice;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves sequences past the rows that were loaded, so that the application's next INSERT gets a number of its own. */
final class Sequences {

  // Of the columns that own them; a default may draw from another one.
  private static final String OWNED = """
      SELECT n.nspname, r.relname, a.attname, sn.nspname, s.relname, q.seqstart, q.seqincrement, q.seqmin, q.seqmax
        FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
        JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
        JOIN pg_catalog.pg_class r ON r.oid = d.refobjid
        JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid
       WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
         AND d.deptype = 'a' AND (n.nspname, r.relname) IN %s
       ORDER BY 1, 2, 3, 4, 5""".formatted(LoadedTables.NAMES);

  private record Owned(QualifiedName table, String column, Sequence sequence) {}

  private final Connection connection;
  private final List<String> notices;

  Sequences(Connection connection, List<String> notices) {
    this.connection = connection;
    this.notices = notices;
  }

  /** Moves all sequences that feed columns of loaded tables; a sequence never moves back. */
  void advance(List<TableGenerator> loaded) throws SQLException {
    for (TableGenerator table : loaded) {
      for (CellPlan cell : fed(table)) {
        advance(
            table.table().name(),
            cell.column().name(),
            last(table, cell),
            cell.column().sequence().orElseThrow());
      }
    }
    advanceOwned(loaded);
  }

  /** Moves sequences that belong to a column whose default draws from another one: the application may well draw from them. */
  private void advanceOwned(List<TableGenerator> loaded) throws SQLException {
    Map<QualifiedName, TableGenerator> byName = new HashMap<>();
    loaded.forEach(table -> byName.put(table.table().name(), table));
    List<Owned> owned = LoadedTables.ask(
        connection,
        loaded.stream().map(TableGenerator::table).toList(),
        OWNED,
        row -> new Owned(
            new QualifiedName(row.getString(1), row.getString(2)),
            row.getString(3),
            new Sequence(
                new QualifiedName(row.getString(4), row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9))));
    for (Owned each : owned) {
      TableGenerator table = byName.get(each.table());
      Column column = table == null ? null : table.table().column(each.column()).orElse(null);
      boolean apart = column != null
          && Lattice.of(column.type(), 0).isPresent()
          && column
              .sequence()
              .filter(fed -> fed.name().equals(each.sequence().name()))
              .isEmpty();
      if (apart) {
        String last = furthest(each.table(), each.column(), each.sequence());
        advance(
            each.table(), each.column(), "coalesce(" + last + ", s.last_value)", each.sequence());
      }
    }
  }

  /**
   * Moves the sequences of a table right after it is loaded, for triggers of other tables that insert into it: by giving them a new
   * state that goes with the transaction, as far as the role may. The others are moved in the end.
   */
  void advanceEarly(TableGenerator table) throws SQLException {
    for (CellPlan cell : fed(table)) {
      Sequence sequence = cell.column().sequence().orElseThrow();
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "ALTER SEQUENCE " + sequence.name().sql() + " RESTART WITH " + standsAt(sequence));
        statement.execute(statement(last(table, cell), sequence));
        connection.releaseSavepoint(before);
      } catch (SQLException e) {
        // Not the role's own: it is moved in the end, or told of.
        connection.rollback(before);
      }
    }
  }

  private long standsAt(Sequence sequence) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT last_value FROM " + sequence.name().sql())) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<CellPlan> fed(TableGenerator table) {
    return table.plan().written().stream()
        .filter(cell -> cell.column().sequence().isPresent())
        .filter(cell -> Lattice.of(cell.column().type(), 0).isPresent())
        .filter(cell -> table.rows() > 0 || table.plan().given() > 0)
        .toList();
  }

  private void advance(QualifiedName table, String column, String last, Sequence sequence)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(statement(last, sequence));
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      connection.rollback(before);
      notices.add("sequence " + sequence.name() + " stays behind " + table + "." + column + ": "
          + e.getMessage());
    }
  }

  /** A statement that moves the sequence to {@code last}, an expression, unless it stands past it already. */
  static String statement(String last, Sequence sequence) {
    String further = sequence.increment() > 0 ? "greatest" : "least";
    String name = Identifiers.literal(sequence.name().sql());
    return "SELECT pg_catalog.setval("
        + name
        + ", v, true) FROM (SELECT "
        + further
        + "(s.last_value, least(greatest("
        + last
        + ", "
        + sequence.minimum()
        + "), "
        + sequence.maximum()
        + ")) AS v FROM "
        + sequence.name().sql()
        + " s) t";
  }

  /** The furthest number in the column: known where the row's index gives it, else asked for. */
  static String last(TableGenerator table, CellPlan cell) {
    if (cell instanceof CellPlan.Numbered numbered
        && numbered.domain() instanceof KeyDomain.Grid grid
        && numbered.numbering().reference() < 0
        && !numbered.numbering().moves()
        && numbered.numbering().ascending()) {
      return String.valueOf(grid.first() + grid.step() * (table.rows() - 1));
    }
    return furthest(
        table.table().name(), cell.column().name(), cell.column().sequence().orElseThrow());
  }

  private static String furthest(QualifiedName table, String column, Sequence sequence) {
    return "(SELECT " + (sequence.increment() > 0 ? "max(" : "min(") + Identifiers.quote(column)
        + ") FROM " + table.sql() + ")";
  }
}
