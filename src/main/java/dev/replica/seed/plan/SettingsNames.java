package dev.replica.seed.plan;

import dev.replica.Suggestion;
import dev.replica.catalog.Column;
import dev.replica.catalog.QualifiedName;
import dev.replica.catalog.Schema;
import dev.replica.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the tables and columns that a user's settings name. Not thread-safe. */
public final class SettingsNames {

  private final Schema schema;
  private final List<String> problems;
  private final List<String> notices;
  private final Map<QualifiedName, TableSettings> found = new LinkedHashMap<>();

  private SettingsNames(Schema schema, List<String> problems, List<String> notices) {
    this.schema = schema;
    this.problems = problems;
    this.notices = notices;
  }

  /**
   * The settings by the tables' and columns' names as the catalog has them.
   *
   * @param asked by name as the user wrote it: {@code table} or {@code schema.table}, either part in double quotes or not. Where
   *     two sources speak of one table, the first one counts
   * @param problems gets a sentence for each name that is wrong
   * @param notices gets a sentence for each table whose settings another source replaces
   */
  public static Map<QualifiedName, TableSettings> resolve(
      Map<String, TableSettings> asked,
      Schema schema,
      List<String> problems,
      List<String> notices) {
    SettingsNames names = new SettingsNames(schema, problems, notices);
    asked.forEach(names::add);
    return names.found;
  }

  private void add(String written, TableSettings settings) {
    List<Table> tables =
        schema.tables().stream().filter(table -> names(written, table.name())).toList();
    if (tables.isEmpty()) {
      problems.add(settings.place() + " names table " + written + ", which the target does not have"
          + suggestion(parts(written)));
    } else if (tables.size() > 1) {
      problems.add(
          settings.place() + " names table " + written + ", of which there are several. Write "
              + tables.stream()
                  .map(table -> table.name().toString())
                  .collect(Collectors.joining(" or ")));
    } else {
      add(tables.get(0), settings);
    }
  }

  private String suggestion(List<String> parts) {
    return Suggestion.among(
        String.join(".", parts),
        schema.tables().stream()
            .map(table ->
                parts.size() > 1 ? table.name().toString() : table.name().name())
            .toList());
  }

  private void add(Table table, TableSettings settings) {
    TableSettings first = found.get(table.name());
    if (first == null) {
      found.put(table.name(), settings.with(columns(table, settings)));
    } else if (first.place().source().equals(settings.place().source())) {
      problems.add(
          settings.place() + " names table " + table.name() + " again. Say all of it in one place");
    } else {
      notices.add(settings.place() + " is not followed for " + table.name() + ": " + first.place()
          + " speaks of the table, and counts alone");
    }
  }

  private Map<String, ColumnSettings> columns(Table table, TableSettings settings) {
    Map<String, ColumnSettings> columns = new LinkedHashMap<>();
    settings.columns().forEach((written, column) -> {
      Optional<String> name = column(table, written);
      if (name.isEmpty()) {
        List<String> right = table.columns().stream().map(Column::name).toList();
        problems.add(column.place() + " names column " + written + " of " + table.name()
            + ", which it does not have" + Suggestion.among(parts(written).get(0), right));
      } else if (columns.putIfAbsent(name.get(), column) != null) {
        problems.add(column.place() + " names column " + table.name() + "." + name.get()
            + " again. Say all of it in one place");
      }
    });
    return columns;
  }

  private static Optional<String> column(Table table, String written) {
    return table.columns().stream()
        .map(Column::name)
        .filter(name -> name.equals(written) || List.of(name).equals(parts(written)))
        .findFirst();
  }

  private static boolean names(String written, QualifiedName table) {
    List<String> parts = parts(written);
    return written.equals(table.name())
        || parts.equals(List.of(table.name()))
        || parts.equals(List.of(table.schema(), table.name()));
  }

  /** The name's parts, without their quotes: a dot separates where it is not quoted. */
  static List<String> parts(String written) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean doubled = quoted && written.startsWith("\"\"", i);
      if (doubled) {
        part.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
