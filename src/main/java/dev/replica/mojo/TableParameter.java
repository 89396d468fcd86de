package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.seed.plan.ColumnSettings;
import dev.replica.seed.plan.Place;
import dev.replica.seed.plan.TableSettings;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;

/** What one table asks for, as it stands in a pom. */
public final class TableParameter {

  /** The table, <code>schema.table</code> or the table's name alone. */
  @Parameter
  private String name;

  /** How many rows. */
  @Parameter
  private Long rows;

  /** Factor of the scanned number of rows. */
  @Parameter
  private Double scale;

  /** Loads nothing into the table. */
  @Parameter
  private boolean skip;

  /** A CSV or SQL file of rows that are loaded before any is generated. */
  @Parameter
  private File firstRows;

  /** What its columns ask for. */
  @Parameter
  private List<ColumnParameter> columns;

  String name() {
    return name;
  }

  /** @param problems gets a sentence for each setting that is wrong by itself */
  TableSettings settings(String locale, List<String> problems) {
    Map<String, ColumnSettings> settled = new LinkedHashMap<>();
    for (ColumnParameter column : columns == null ? List.<ColumnParameter>of() : columns) {
      if (column.name() == null || column.name().isBlank()) {
        problems.add(
            "<tables>, table " + name + ": a <column> has no <name>. Write <name>status</name>");
        continue;
      }
      try {
        if (settled.put(column.name(), column.settings(locale)) != null) {
          problems.add("<tables>, column " + name + "." + column.name()
              + ": it is there twice. Say all of it in one <column>");
        }
      } catch (ReplicaException e) {
        problems.add("<tables>, column " + name + "." + column.name() + ": " + e.getMessage());
      }
    }
    try {
      return new TableSettings(
          Place.POM, rows, scale, skip, firstRows == null ? null : firstRows.toPath(), settled);
    } catch (ReplicaException e) {
      problems.add("<tables>, table " + name + ": " + e.getMessage());
      return TableSettings.NONE;
    }
  }
}
