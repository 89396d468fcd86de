package dev.replica.seed.plan;

import dev.replica.catalog.ForeignKey;
import dev.replica.catalog.Key;
import dev.replica.catalog.Table;
import java.util.List;
import java.util.Map;

/** Holds a table's settings against how many rows are asked for, and against the rows that are there already. */
final class SettingsFit {

  private SettingsFit() {}

  /**
   * Adds a sentence for each setting that no rows could follow.
   *
   * @param rows the table is to have
   */
  static void check(
      Table table, TableSettings settings, long rows, TargetState state, List<String> problems) {
    if (rows > 1) {
      table.keys().stream()
          .filter(key -> constant(key, settings))
          .forEach(
              key -> problems.add(settings.columns().get(key.columns().get(0)).place() + ", column "
                  + table.name() + "." + String.join(", ", key.columns())
                  + ": the same constant in " + rows
                  + " rows breaks unique key " + key.name()
                  + ". Ask for one row, give values, or take the constant out"));
    }
    for (ForeignKey foreignKey : table.foreignKeys()) {
      if (rows > 0 && foreignKey.columns().size() == 1) {
        checkReference(table, settings, foreignKey, state, problems);
      }
    }
  }

  private static boolean constant(Key key, TableSettings settings) {
    return key.total()
        && key.columns().stream()
            .allMatch(name -> settings.content(name) instanceof ColumnSettings.Constant constant
                && constant.value() != null
                && settings.column(name).nulls() == 0);
  }

  /** A reference to given rows needs rows that are there before any is generated. */
  private static void checkReference(
      Table table,
      TableSettings settings,
      ForeignKey foreignKey,
      TargetState state,
      List<String> problems) {
    String column = foreignKey.columns().get(0);
    Map<String, List<String>> keys = state.of(foreignKey.parent()).keys();
    List<String> known = keys.getOrDefault(foreignKey.parentColumns().get(0), List.of());
    for (String value : given(settings.content(column))) {
      if (!known.contains(value)) {
        problems.add(settings.column(column).place() + ", column " + table.name() + "." + column
            + ": "
            + value + " is no " + foreignKey.parentColumns().get(0) + " of a row that stands in "
            + foreignKey.parent() + " before rows are generated, as foreign key "
            + foreignKey.name()
            + " asks. Put the row into firstRows of " + foreignKey.parent());
      }
    }
  }

  private static List<String> given(ColumnSettings.Content content) {
    if (content instanceof ColumnSettings.Values values) {
      return values.values();
    }
    return content instanceof ColumnSettings.Constant constant && constant.value() != null
        ? List.of(constant.value())
        : List.of();
  }
}
