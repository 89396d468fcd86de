package dev.replica.mojo;

import dev.replica.ReplicaException;
import dev.replica.seed.SettingsFile;
import dev.replica.seed.plan.TableSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that a pom and a file of settings speak of, put together. */
final class TablesParameter {

  private TablesParameter() {}

  /**
   * All settings, those of the pom first: of two that mean one table the first counts.
   *
   * @param file null for none
   * @param notices gets a sentence for each table of the file that is not followed
   */
  static Map<String, TableSettings> of(
      List<TableParameter> pom, Path file, String locale, List<String> notices) {
    List<String> problems = new ArrayList<>();
    Map<String, TableSettings> tables = new LinkedHashMap<>();
    for (TableParameter table : pom == null ? List.<TableParameter>of() : pom) {
      if (table.name() == null || table.name().isBlank()) {
        problems.add("<tables>: a <table> has no <name>. Write <name>schema.table</name>");
      } else if (tables.put(table.name(), table.settings(locale, problems)) != null) {
        problems.add("<tables>, table " + table.name()
            + ": it is there twice. Say all of it in one <table>");
      }
    }
    Map<String, TableSettings> ofFile =
        file == null ? Map.of() : SettingsFile.read(file, locale, problems);
    if (!problems.isEmpty()) {
      throw ReplicaException.configuration(
          "the settings of tables are not right:\n  " + String.join("\n  ", problems) + ".");
    }
    ofFile.forEach((name, settings) -> {
      TableSettings first = tables.putIfAbsent(name, settings);
      if (first != null) {
        notices.add(SettingsFile.overridden(name, settings, first));
      }
    });
    return tables;
  }
}
