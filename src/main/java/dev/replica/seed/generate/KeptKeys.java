package dev.replica.seed.generate;

import dev.replica.catalog.SqlType;
import dev.replica.catalog.Table;
import dev.replica.seed.plan.TargetState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Columns of the rows that were in a table before, as far as keys need them. Immutable.
 *
 * @param columns values of the rows by column, null for NULL
 */
record KeptKeys(Map<String, Literal[]> columns) {

  static KeptKeys of(Table table, TargetState.Kept rows) {
    Map<String, Literal[]> columns = new HashMap<>();
    rows.keys().forEach((column, values) -> {
      SqlType type = table.column(column).orElseThrow().type();
      columns.put(
          column,
          values.stream()
              .map(value -> value == null ? null : Literal.of(type, value))
              .toArray(Literal[]::new));
    });
    return new KeptKeys(columns);
  }

  /** The value of a row; null for NULL, and in columns that were not read. */
  Literal literal(int row, String column) {
    Literal[] literals = columns.get(column);
    return literals == null ? null : literals[row];
  }

  /** Whether a row has NULL in the column. */
  boolean anyNull(String column) {
    Literal[] literals = columns.get(column);
    return literals != null && Arrays.stream(literals).anyMatch(Objects::isNull);
  }
}
