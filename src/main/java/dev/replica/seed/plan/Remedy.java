package dev.replica.seed.plan;

import dev.replica.catalog.Column;
import dev.replica.catalog.Table;
import java.util.List;

/** What a user can do about checks that no row of a table meets. */
public final class Remedy {

  private Remedy() {}

  /** The checks, each with the columns that it asks for, and the setting of one of those that would meet them. */
  public static String told(Table table, List<RowCheck> unmet) {
    return String.join("; ", unmet.stream().map(check -> told(table, check)).toList());
  }

  /** The check as a message names it, with its columns. */
  public static String told(Table table, RowCheck check) {
    List<String> columns = columns(table, check);
    return check.column() != null || columns.isEmpty()
        ? check.told()
        : check.told() + " of " + (columns.size() == 1 ? "column " : "columns ")
            + String.join(", ", columns);
  }

  /** The setting that would have rows meet the checks: an example, with the name of the column that is most free to be set. */
  public static String settings(Table table, List<RowCheck> unmet) {
    List<Column> asked = unmet.stream()
        .flatMap(check -> columns(table, check).stream())
        .distinct()
        .flatMap(name -> table.column(name).stream())
        .filter(Column::writable)
        .filter(column -> !refers(table, column))
        .toList();
    if (asked.isEmpty()) {
      return "ask for no rows of it: <table><name>" + table.name()
          + "</name><skip>true</skip></table> in <tables>";
    }
    Column column =
        asked.stream().filter(each -> !key(table, each)).findFirst().orElse(asked.get(0));
    String content = key(table, column)
        ? "<sql>an expression</sql>"
        : "<values><value>one</value><value>another</value></values>";
    return "say in <tables> what meets " + (unmet.size() == 1 ? "it" : "them") + ": <table><name>"
        + table.name() + "</name><columns><column><name>" + column.name() + "</name>" + content
        + "</column></columns></table>, or the same in tables.yaml";
  }

  private static List<String> columns(Table table, RowCheck check) {
    if (check.column() != null) {
      return List.of(check.column());
    }
    RowCheck bare = new RowCheck(
        check.name(),
        check.text().replaceAll("'(?:[^']|'')*'", "''"),
        null,
        check.expression(),
        check.exempt());
    return table.columns().stream()
        .map(Column::name)
        .filter(name -> bare.mentionsAny(List.of(name)))
        .toList();
  }

  private static boolean refers(Table table, Column column) {
    return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }

  private static boolean key(Table table, Column column) {
    return table.keys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }
}
