package dev.replica.seed.load;

import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
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
import java.util.List;

/** Moves sequences past the rows that were loaded, so that the application's next INSERT gets a number of its own. */
final class Sequences {

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
        advance(table, cell, cell.column().sequence().orElseThrow());
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

  private void advance(TableGenerator table, CellPlan cell, Sequence sequence) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(statement(last(table, cell), sequence));
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      connection.rollback(before);
      notices.add("sequence " + sequence.name() + " stays behind "
          + table.table().name() + "." + cell.column().name() + ": " + e.getMessage());
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
    Column column = cell.column();
    String furthest = column.sequence().orElseThrow().increment() > 0 ? "max(" : "min(";
    return "(SELECT " + furthest + Identifiers.quote(column.name()) + ") FROM "
        + table.table().name().sql() + ")";
  }
}
