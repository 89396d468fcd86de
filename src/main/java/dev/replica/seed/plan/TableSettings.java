package dev.replica.seed.plan;

import dev.replica.ReplicaException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a user says of one table.
 *
 * @param rows asked for, whatever is asked of all tables; null where not given
 * @param scale of the scanned number, likewise; null where not given
 * @param skip whether the table gets no rows; those that it has are still referred to
 * @param firstRows a CSV or SQL file of rows that are loaded before any is generated; null for none
 * @param columns by name, as the user wrote it
 */
public record TableSettings(
    Place place,
    Long rows,
    Double scale,
    boolean skip,
    Path firstRows,
    Map<String, ColumnSettings> columns) {

  /** Nothing is said. */
  public static final TableSettings NONE =
      new TableSettings(Place.POM, null, null, false, null, Map.of());

  public TableSettings {
    Objects.requireNonNull(place);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    if (rows != null && (rows < 0 || rows > PlanOptions.ABSURD)) {
      throw ReplicaException.configuration(
          "rows is " + rows + "; it has to be between 0 and " + PlanOptions.ABSURD);
    }
    if (scale != null && !(scale >= 0 && scale <= 1e6)) {
      throw ReplicaException.configuration(
          "scale is " + scale
              + "; it has to be between 0 and 1000000. Give a factor of the scanned number of rows, 0.1 for a tenth");
    }
    if (rows != null && scale != null) {
      throw ReplicaException.configuration("it asks for both rows and scale. Keep one of them");
    }
    if (skip && (rows != null || scale != null || firstRows != null)) {
      throw ReplicaException.configuration(
          "it asks for skip, and for rows, scale or firstRows as well. Take skip or the others out");
    }
  }

  /** So many rows, and nothing else. */
  public static TableSettings ofRows(long rows) {
    return new TableSettings(Place.POM, rows, null, false, null, Map.of());
  }

  /** The same with other columns. */
  public TableSettings with(Map<String, ColumnSettings> others) {
    return new TableSettings(place, rows, scale, skip, firstRows, others);
  }

  /** What is said of the column; null where nothing is. */
  ColumnSettings column(String name) {
    return columns.get(name);
  }

  /** A line for the table's own settings, where there are some, and one for each column. */
  List<String> describe(String table) {
    List<String> lines = new ArrayList<>();
    String own = (skip ? ", skipped" : "")
        + (rows == null ? "" : ", " + rows + " rows")
        + (scale == null ? "" : ", scale " + scale)
        + (firstRows == null ? "" : ", first rows of " + firstRows.getFileName());
    if (!own.isEmpty()) {
      lines.add(table + ": " + own.substring(2));
    }
    columns.forEach((name, column) -> lines.add(table + "." + name + ": " + column.describe()));
    return lines;
  }

  /** Columns that the server computes. */
  List<String> evaluated() {
    return columns.keySet().stream()
        .filter(name -> content(name) instanceof ColumnSettings.Sql)
        .toList();
  }

  /** What stands in the column, where it is said; else null. */
  ColumnSettings.Content content(String name) {
    ColumnSettings column = columns.get(name);
    return column == null ? null : column.content();
  }
}
