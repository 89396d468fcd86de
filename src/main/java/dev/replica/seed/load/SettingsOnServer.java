package dev.replica.seed.load;

import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.ColumnSettings;
import dev.replica.seed.plan.ColumnSettings.Constant;
import dev.replica.seed.plan.ColumnSettings.Values;
import dev.replica.seed.plan.ModelChoice;
import dev.replica.seed.plan.TableSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the server about a user's settings: how it prints the values given, and whether it understands the expressions. */
public final class SettingsOnServer {

  private final Connection connection;
  private final List<String> problems;

  /**
   * @param connection with a transaction open; it is left as it was
   * @param problems gets a sentence for each setting that the server refuses
   */
  public SettingsOnServer(Connection connection, List<String> problems) {
    this.connection = connection;
    this.problems = problems;
  }

  /** The settings with their values as the server prints them. */
  public Map<QualifiedName, TableSettings> read(
      Map<QualifiedName, TableSettings> settings, Schema schema) {
    Map<QualifiedName, TableSettings> read = new LinkedHashMap<>();
    settings.forEach((name, table) -> {
      Table found = schema.table(name).orElseThrow();
      Map<String, ColumnSettings> columns = new LinkedHashMap<>();
      table
          .columns()
          .forEach((column, said) ->
              columns.put(column, read(found, found.column(column).orElseThrow(), said)));
      read.put(name, table.with(columns));
      check(found, table);
    });
    return read;
  }

  private ColumnSettings read(Table table, Column column, ColumnSettings said) {
    SqlType type = column.type();
    boolean plain = ModelChoice.isText(type)
        || type.base() instanceof SqlType.Enumeration
        || type.base() instanceof SqlType.Scalar scalar && scalar.is("bool");
    if (plain) {
      return said;
    }
    String where = said.place() + ", column " + table.name() + "." + column.name() + ": ";
    if (said.content() instanceof Constant constant && constant.value() != null) {
      return said.with(new Constant(printed(type, constant.value(), where)));
    }
    if (said.content() instanceof Values values) {
      List<String> texts =
          values.values().stream().map(value -> printed(type, value, where)).toList();
      if (texts.stream().distinct().count() < texts.size()) {
        problems.add(where + "values has the same value twice, in other words. Add up its weights");
        return said;
      }
      return said.with(new Values(texts, values.weights()));
    }
    return said;
  }

  private String printed(SqlType type, String text, String where) {
    String sql = "SELECT (" + Identifiers.literal(text) + "::" + type.sql() + ")::pg_catalog.text";
    String[] printed = {text};
    String refusal = refusal(statement -> {
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        printed[0] = row.getString(1);
      }
    });
    if (refusal != null) {
      problems.add(where + "the server does not take " + text + ": " + refusal
          + ". Write it as type " + type.sql() + " has it");
    }
    return printed[0];
  }

  /** Has the server plan each expression over no rows. */
  private void check(Table table, TableSettings settings) {
    List<CellPlan.Evaluated> evaluated = new ArrayList<>();
    settings.columns().forEach((name, column) -> {
      if (column.content() instanceof ColumnSettings.Sql sql) {
        evaluated.add(new CellPlan.Evaluated(
            table.column(name).orElseThrow(), sql.expression(), column.nullFraction() != null));
      }
    });
    if (evaluated.isEmpty() || settings.skip()) {
      return;
    }
    Staging staging = Staging.of(table, evaluated);
    List<String> refused = new ArrayList<>();
    String failure = refusal(statement -> {
      statement.execute(staging.create());
      for (CellPlan.Evaluated cell : evaluated) {
        String refusal =
            refusal(inner -> inner.execute("EXPLAIN " + staging.insert(List.of(cell))));
        if (refusal != null) {
          refused.add(settings.columns().get(cell.column().name()).place() + ", column "
              + table.name() + "."
              + cell.column().name() + ": the server does not take sql " + cell.expression() + ": "
              + refusal
              + ". Write an expression over the row's other columns, those apart that the server computes, of a type that goes into "
              + cell.column().type().sql());
        }
      }
    });
    problems.addAll(refused);
    if (failure != null) {
      problems.add(settings.place() + ": the sql of " + table.name()
          + "'s columns needs a temporary table, which the server refuses: " + failure
          + ". Grant the role TEMPORARY on the database");
    }
  }

  private interface Work {
    void run(Statement statement) throws SQLException;
  }

  /** What the server says against the work, null where it does it; undone either way. */
  private String refusal(Work work) {
    try {
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        work.run(statement);
        connection.rollback(before);
        return null;
      } catch (SQLException e) {
        connection.rollback(before);
        return SqlFailure.told(e);
      }
    } catch (SQLException e) {
      throw SqlFailure.of("check the settings of the tables", e);
    }
  }
}
