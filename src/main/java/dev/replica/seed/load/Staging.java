package dev.replica.seed.load;

import dev.replica.catalog.Column;
import dev.replica.catalog.Identifiers;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.CellPlan;
import dev.replica.seed.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A temporary table in which rows stand on their way to their own, so that the server computes the columns that SQL expressions
 * are given for from the row's other columns. There is one at a time, and none after the transaction.
 */
final class Staging {

  private static final String NAME = "pg_temp.replica_staged";

  /** Before the ordinal of a column: whether the column is NULL instead of what its expression says. */
  private static final String ABSENT = "replica_null_";

  private final Table table;
  private final List<CellPlan.Evaluated> evaluated;

  private Staging(Table table, List<CellPlan.Evaluated> evaluated) {
    this.table = table;
    this.evaluated = evaluated;
  }

  /** For the columns of the table that the server computes by an expression of the user's. */
  static Staging of(Table table, List<CellPlan.Evaluated> evaluated) {
    return new Staging(table, List.copyOf(evaluated));
  }

  static List<CellPlan.Evaluated> evaluated(TablePlan plan) {
    return plan.cells().stream()
        .filter(CellPlan.Evaluated.class::isInstance)
        .map(CellPlan.Evaluated.class::cast)
        .toList();
  }

  /** The table's name as COPY takes it. */
  static String target() {
    return NAME;
  }

  /** The column's name in the staged rows. */
  static String copied(CellPlan cell) {
    return cell instanceof CellPlan.Evaluated evaluated
        ? ABSENT + evaluated.column().ordinal()
        : cell.column().name();
  }

  /** The type, of no domain, of that column. */
  static String type(CellPlan cell) {
    return cell instanceof CellPlan.Evaluated
        ? "boolean"
        : cell.column().type().base().sql();
  }

  /** Makes the table with the types of the real one, and none of its constraints but those of domains. */
  String create() {
    Set<String> computed =
        evaluated.stream().map(cell -> cell.column().name()).collect(Collectors.toSet());
    List<String> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.writable() && !computed.contains(column.name())) {
        columns.add(Identifiers.quote(column.name()));
      }
    }
    for (CellPlan.Evaluated cell : evaluated) {
      columns.add("false AS " + Identifiers.quote(copied(cell)));
    }
    return "CREATE TEMPORARY TABLE replica_staged ON COMMIT DROP AS SELECT "
        + String.join(", ", columns) + " FROM " + table.name().sql() + " WITH NO DATA";
  }

  /** Moves the staged rows, in their order, into the table. */
  String insert(List<CellPlan> written) {
    String values = written.stream().map(Staging::value).collect(Collectors.joining(", "));
    return "INSERT INTO " + table.name().sql() + " ("
        + Identifiers.quoteAll(
            written.stream().map(cell -> cell.column().name()).toList())
        + ") OVERRIDING SYSTEM VALUE SELECT " + values + " FROM " + NAME + " AS "
        + Identifiers.quote(table.name().name());
  }

  private static String value(CellPlan cell) {
    if (!(cell instanceof CellPlan.Evaluated evaluated)) {
      return Identifiers.quote(cell.column().name());
    }
    // On lines of its own, so that a comment in it ends.
    String expression = "(\n" + evaluated.expression() + "\n)";
    return evaluated.masked()
        ? "CASE WHEN " + Identifiers.quote(copied(cell)) + " THEN NULL ELSE " + expression + " END"
        : expression;
  }

  static String drop() {
    return "DROP TABLE " + NAME;
  }
}
