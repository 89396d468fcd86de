package dev.replica.seed;

import dev.replica.ReplicaException;
import dev.replica.seed.plan.ColumnSettings;
import dev.replica.seed.plan.ColumnSettings.Content;
import dev.replica.seed.plan.Place;
import dev.replica.seed.plan.TableSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file of table settings:
 *
 * <pre>
 * locale: de                                # Datafaker's, for all columns
 * tables:
 *   role:
 *     firstRows: role.csv                   # beside this file
 *   public.orders:
 *     rows: 5000                            # or scale: 0.5, or skip: true
 *     columns:
 *       currency: {constant: EUR}
 *       status: {values: {open: 7, paid: 3}}
 *       contact: {faker: "#{Name.fullName}", nullFraction: 0.1}
 *       gross: {sql: "net * 1.19"}
 * </pre>
 */
public final class SettingsFile {

  private static final List<String> FILE_KEYS = List.of("locale", "tables");
  private static final List<String> TABLE_KEYS =
      List.of("rows", "scale", "skip", "firstRows", "columns");
  private static final List<String> COLUMN_KEYS =
      List.of("constant", "values", "faker", "locale", "sql", "nullFraction");

  private final Path file;
  private final List<String> problems;
  private String locale;

  private SettingsFile(Path file, String locale, List<String> problems) {
    this.file = file;
    this.locale = locale;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param locale Datafaker's where the file says none
   * @param problems gets a sentence for each thing that is wrong, with its line
   * @return settings by the tables' names as written
   * @throws ReplicaException if the file can't be read
   */
  public static Map<String, TableSettings> read(Path file, String locale, List<String> problems) {
    return new SettingsFile(file, locale, problems).read();
  }

  /** What to tell of settings that give way to others of the same table. */
  public static String overridden(String name, TableSettings settings, TableSettings first) {
    return settings.place() + " is not followed for " + name + ": " + first.place()
        + " speaks of the table, and counts alone";
  }

  private Map<String, TableSettings> read() {
    Map<String, TableSettings> tables = new LinkedHashMap<>();
    Node root = compose();
    if (root == null) {
      return tables;
    }
    YamlMapping mapping = mapping(root, "the file", FILE_KEYS);
    mapping.text("locale").ifPresent(found -> locale = found);
    mapping
        .node("tables")
        .map(node -> mapping(node, "tables", List.of()))
        .ifPresent(all -> all.entries()
            .forEach(
                (name, node) -> table(name, node).ifPresent(table -> tables.put(name, table))));
    return tables;
  }

  private Node compose() {
    try {
      return new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
    } catch (MarkedYAMLException e) {
      problems.add(new Place(name(), e.getProblemMark().getLine() + 1) + ": it is no YAML: "
          + e.getProblem());
    } catch (YAMLException e) {
      problems.add(name() + ": it is no YAML: " + e.getMessage());
    } catch (IOException e) {
      throw ReplicaException.configuration(
          "could not read the settings of tables from " + file + " as UTF-8: " + e
              + ". Give a file that is there with replica.tablesFile, or none.",
          e);
    }
    return null;
  }

  private String name() {
    return file.getFileName().toString();
  }

  private YamlMapping mapping(Node node, String what, List<String> keys) {
    return YamlMapping.of(node, what, keys, name(), problems);
  }

  private Optional<TableSettings> table(String name, Node node) {
    YamlMapping table = mapping(node, "table " + name, TABLE_KEYS);
    Map<String, ColumnSettings> columns = new LinkedHashMap<>();
    table
        .node("columns")
        .map(all -> mapping(all, "columns of " + name, List.of()))
        .ifPresent(all -> all.entries()
            .forEach((column, said) -> column(name + "." + column, said)
                .ifPresent(settings -> columns.put(column, settings))));
    return table.made(() -> new TableSettings(
        table.place(),
        table.whole("rows"),
        table.number("scale"),
        table.truth("skip"),
        table.text("firstRows").map(file.toAbsolutePath()::resolveSibling).orElse(null),
        columns));
  }

  private Optional<ColumnSettings> column(String name, Node node) {
    YamlMapping column = mapping(node, "column " + name, COLUMN_KEYS);
    if (column.broken()) {
      return Optional.empty();
    }
    return column.made(() -> {
      List<Content> given = new ArrayList<>();
      if (column.node("constant").isPresent()) {
        given.add(new ColumnSettings.Constant(column.nullableText("constant")));
      }
      column.node("values").ifPresent(values -> {
        Map<String, Double> weights = column.weights(values);
        given.add(new ColumnSettings.Values(
            List.copyOf(weights.keySet()), List.copyOf(weights.values())));
      });
      column
          .text("faker")
          .ifPresent(expression -> given.add(
              new ColumnSettings.Faker(expression, column.text("locale").orElse(locale))));
      column.text("sql").ifPresent(expression -> given.add(new ColumnSettings.Sql(expression)));
      return ColumnSettings.of(column.place(), given, column.number("nullFraction"));
    });
  }
}
